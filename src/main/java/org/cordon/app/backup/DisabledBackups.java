package org.cordon.app.backup;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// No backup folder is set.
public final class DisabledBackups implements BackupQueries, BackupCommands {
    private static final String TO_DO =
            "No backups are made. Set backup.folder to a folder on another drive.";

    /// Nothing to watch.
    public DisabledBackups() {}

    @Override
    public BackupStatus status() {
        return new BackupStatus(
                BackupStatus.State.OFF,
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                TO_DO,
                List.of());
    }

    /// {@inheritDoc}
    ///
    /// It never changes.
    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }

    @Override
    public CompletableFuture<Backup> makeNow() {
        return CompletableFuture.failedFuture(new BackupUnavailable(TO_DO));
    }
}
