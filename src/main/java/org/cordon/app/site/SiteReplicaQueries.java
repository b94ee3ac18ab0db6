package org.cordon.app.site;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;

import java.util.List;
import java.util.function.Predicate;

/// Tells what the terminals of the site hold and what incidents they have open, also while the site is
/// out of reach.
public interface SiteReplicaQueries {
    /// How fresh it is. Safe from any thread; never waits.
    SiteReplicaStatus status();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);

    /// Units in quarantine anywhere at the site, latest first. Blocks: never on the FX thread.
    ///
    /// @param wanted which of them
    /// @throws org.cordon.app.port.StoreUnavailable if the copy kept here cannot be read
    List<SiteHold> held(Predicate<SiteHold> wanted, int max);

    /// What else than units is in quarantine anywhere at the site, the earliest first. Safe from any thread; never
    /// waits.
    List<SiteTargetHold> targets();

    /// Incidents whose containment is not done, latest first. Blocks, as [#held].
    List<SiteIncident> openIncidents();
}
