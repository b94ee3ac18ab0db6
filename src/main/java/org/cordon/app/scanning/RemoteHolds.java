package org.cordon.app.scanning;

import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteHold;

import java.util.Optional;

/// Knows what other terminals of the site hold.
@FunctionalInterface
public interface RemoteHolds {
    /// A hold of the unit that stands at another terminal. Asked for each scan, on the thread that
    /// judges: answer within a fraction of a millisecond.
    Optional<SiteHold> held(UnitId unit);

    /// Whether there may be any.
    default boolean any() {
        return true;
    }
}
