package org.cordon.app.scanning;

import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteTargetHold;

import java.util.List;
import java.util.Optional;

/// Knows what other terminals of the site hold.
@FunctionalInterface
public interface RemoteHolds {
    /// A hold of the unit that stands at another terminal. Asked for each scan, on the thread that
    /// judges: answer within a fraction of a millisecond.
    Optional<SiteHold> held(UnitId unit);

    /// What else than units other terminals hold, the earliest first; the same list while nothing changes. Asked for
    /// each scan too.
    default List<SiteTargetHold> targets() {
        return List.of();
    }

    /// Whether there may be any.
    default boolean any() {
        return true;
    }
}
