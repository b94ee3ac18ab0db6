package org.cordon.app.port.backup;

import org.cordon.core.order.TerminalId;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A place where backups are kept. All methods block; one thread at a time.
public interface BackupFolder {
    /// Where it is, for people.
    String address();

    /// Makes a backup: copies, reads back, has it proved, and only then gives it its name. Whatever
    /// happens, half a backup is never taken for one.
    ///
    /// @param goOn asked now and then; false gives up
    /// @throws BackupUnavailable if it cannot be made; nothing of it is left where that can be helped
    Backup make(Contents contents, Proving proving, BooleanSupplier goOn);

    /// The backups of a terminal, oldest first.
    ///
    /// @throws BackupUnavailable if the place is out of reach
    List<Backup> list(TerminalId terminal);

    /// Removes one.
    ///
    /// @throws BackupUnavailable if it cannot be removed
    void remove(Backup backup);

    /// What goes into a backup.
    ///
    /// @param others settings, rules, reports
    /// @param version of this program
    record Contents(Snapshot journal, List<BackupFile> others, Instant madeAt, String version) {
        public Contents {
            others = List.copyOf(others);
        }
    }

    /// Opens a copy to see whether it is good.
    @FunctionalInterface
    interface Proving {
        /// @param copy laid out as a data folder
        /// @throws BackupCorruptException if it is not good
        Backup.Proof prove(Path copy, Snapshot journal);
    }
}
