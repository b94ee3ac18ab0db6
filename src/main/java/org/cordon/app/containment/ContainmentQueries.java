package org.cordon.app.containment;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.projection.Incident;

import java.time.Duration;

/// Knows the open incident and its clock. Safe from any thread; never waits.
public interface ContainmentQueries {
    /// How containment stands now.
    ContainmentStatus status();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);

    /// Time since detection, on the monotonic clock while the program runs; after a restart it goes
    /// on from the wall clock, never below what the journal last recorded.
    Duration elapsed(Incident incident);
}
