package org.cordon.app.backup;

import org.cordon.app.port.backup.Backup;

import java.util.concurrent.CompletableFuture;

/// What a person may want done about backups. Safe from any thread; never waits.
public interface BackupCommands {
    /// Makes one now.
    ///
    /// @return completes once it is made, verified and recorded; fails with
    ///     [org.cordon.app.port.backup.BackupUnavailable]
    CompletableFuture<Backup> makeNow();
}
