package org.cordon.app.backup;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.core.text.Messages;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// No backup folder is set.
public final class DisabledBackups implements BackupQueries, BackupCommands {
    private static final Messages TEXT = Messages.of(DisabledBackups.class);

    @Override
    public BackupStatus status() {
        return new BackupStatus(
                BackupStatus.State.OFF,
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                TEXT.get("backup.none.to-do"),
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
        return CompletableFuture.failedFuture(new BackupUnavailable(TEXT.get("backup.none.to-do")));
    }
}
