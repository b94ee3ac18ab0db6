package org.cordon.core.event;

import java.util.Optional;

/// What the program did, or what befell its files: the audit trail tells it.
public sealed interface ProgramEvent extends JournalEvent, JournalEvent.AuditOnly {
    /// The program started on this data folder.
    ///
    /// @param version of the program
    /// @param clean whether the run before it ended in order
    @EventKind(storedName = "TerminalStarted", messageKey = "started")
    record TerminalStarted(String version, boolean clean) implements ProgramEvent {}

    /// The program ended in order.
    @EventKind(storedName = "TerminalStopped", messageKey = "stopped")
    record TerminalStopped() implements ProgramEvent {}

    /// A backup was made and opened again to verify it.
    ///
    /// @param folder where it stands
    /// @param sha256 of its manifest, lower-case hexadecimal: with the chain, what the backup held can
    ///     be proved
    /// @param entries of the journal that it holds
    /// @param bytes it holds
    @EventKind(storedName = "BackupMade", messageKey = "backup")
    record BackupMade(String folder, String sha256, long entries, long bytes)
            implements ProgramEvent {}

    /// A file of the journal was altered by somebody else while the program used it, and a person decided to
    /// go on. Nothing was confirmed in between.
    ///
    /// @param file its name within the data folder, parts joined by `/`
    /// @param how what was done to it
    /// @param aside name of the file that stood in its place, as it is kept; empty where there was none
    @EventKind(storedName = "JournalFileAltered", messageKey = "journal-altered")
    record JournalFileAltered(String file, FileAlteration how, Optional<String> aside)
            implements ProgramEvent {}
}
