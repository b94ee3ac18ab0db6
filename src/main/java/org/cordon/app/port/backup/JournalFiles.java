package org.cordon.app.port.backup;

/// Tells what of a journal is durable now, so that it can be copied while it is written.
public interface JournalFiles {
    /// Looks. Reads, and changes nothing.
    ///
    /// @throws BackupUnavailable if there is no journal or it cannot be read
    /// @throws Unsound if what should be durable does not verify
    Snapshot snapshot();
}
