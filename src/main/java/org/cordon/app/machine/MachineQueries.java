package org.cordon.app.machine;

import org.cordon.app.concurrent.Subscription;

/// Knows how the machines of the line stand. Safe from any thread; never waits.
public interface MachineQueries {
    /// How they stand now.
    MachineStatus status();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
