package org.cordon.app.container;

import org.cordon.app.concurrent.Subscription;

/// Knows how the container stands that is checked or packed anew. Safe from any thread; never waits.
public interface ContainerQueries {
    /// How it stands now.
    ContainerStatus status();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
