package org.cordon.app.scanning;

import org.cordon.app.concurrent.Subscription;

/// Knows how the line stands, for anyone who asks. Safe from any thread; never waits.
public interface LineQueries {
    /// How the line stands now.
    LineStatus status();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
