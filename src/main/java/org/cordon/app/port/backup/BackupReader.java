package org.cordon.app.port.backup;

import java.nio.file.Path;

/// Reads backups and lays them out as a data folder.
public interface BackupReader {
    /// Reads a backup's manifest.
    ///
    /// @throws BackupUnavailable if there is no complete backup
    Backup open(Path folder);

    /// Begins a data folder beside the place where it will stand. What an earlier try has left there
    /// is removed.
    ///
    /// @throws BackupUnavailable if the place is taken or cannot be written
    Path begin(Path data);

    /// Copies a backup, checking length and hash of each file on the way; durable on return.
    ///
    /// @throws BackupCorruptException if the backup is not what its manifest says
    /// @throws BackupUnavailable if it cannot be read or the copy cannot be written
    void copy(Backup backup, Path begun);

    /// Gives what was begun its place; durable on return.
    ///
    /// @throws BackupUnavailable if the place was taken meanwhile
    void finish(Path begun, Path data);

    /// Removes what was begun.
    void abandon(Path begun);
}
