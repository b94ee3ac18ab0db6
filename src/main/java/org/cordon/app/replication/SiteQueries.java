package org.cordon.app.replication;

import org.cordon.app.concurrent.Subscription;

import java.util.List;

/// Knows how the site store stands. Safe from any thread; never waits.
public interface SiteQueries {
    /// How it stands now.
    SiteStatus status();

    /// How far each chain has come, the oldest epoch first within its stream.
    List<ChainStatus> chains();

    /// What happened with the site lately.
    DeliveryHistory deliveries();

    /// Tries at once instead of waiting for the next attempt.
    void tryNow();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
