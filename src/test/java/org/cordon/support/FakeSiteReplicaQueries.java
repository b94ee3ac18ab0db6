package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.site.SiteReplicaQueries;
import org.cordon.app.site.SiteReplicaStatus;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// What a site tells, as a test says.
public final class FakeSiteReplicaQueries implements SiteReplicaQueries {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private SiteReplicaStatus status = new SiteReplicaStatus(0, Optional.empty(), 0, 0, "");
    private List<SiteHold> holds = List.of();
    private List<SiteIncident> incidents = List.of();
    private List<SiteTargetHold> targets = List.of();

    /// Has heard nothing.
    public FakeSiteReplicaQueries() {}

    /// From now on.
    public synchronized void tell(
            SiteReplicaStatus status, List<SiteHold> holds, List<SiteIncident> incidents) {
        this.status = status;
        this.holds = List.copyOf(holds);
        this.incidents = List.copyOf(incidents);
        listeners.forEach(Runnable::run);
    }

    /// From now on these are held besides.
    public synchronized void tellTargets(List<SiteTargetHold> held) {
        targets = List.copyOf(held);
    }

    @Override
    public synchronized List<SiteTargetHold> targets() {
        return targets;
    }

    @Override
    public synchronized SiteReplicaStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized List<SiteHold> held(Predicate<SiteHold> wanted, int max) {
        return holds.stream().filter(wanted).limit(max).toList();
    }

    @Override
    public synchronized List<SiteIncident> openIncidents() {
        return incidents;
    }
}
