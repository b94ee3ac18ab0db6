package org.cordon.app.port.backup;

import org.cordon.core.event.EpochGap;

import java.util.List;

/// Tells what of a journal is durable now, so that it can be copied while it is written.
public interface JournalFiles {
    /// Looks. Reads, and changes nothing.
    ///
    /// @throws BackupUnavailable if there is no journal or it cannot be read
    /// @throws BackupCorruptException if what should be durable does not verify
    Snapshot snapshot();

    /// Earlier epochs that are not there as they once were: a backup cannot hold them, and older backups
    /// may be the last copy.
    ///
    /// @throws BackupUnavailable if the journal cannot be read
    default List<EpochGap> gaps() {
        return List.of();
    }
}
