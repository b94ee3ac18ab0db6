package org.cordon.app.backup;

import org.cordon.app.concurrent.Subscription;

/// Knows how the backups stand. Safe from any thread; never waits.
public interface BackupQueries {
    /// How they stand now.
    BackupStatus status();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick. That a backup
    /// becomes overdue by time alone is not told; look at it now and then.
    Subscription onChange(Runnable listener);
}
