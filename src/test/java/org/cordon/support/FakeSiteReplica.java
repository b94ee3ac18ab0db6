package org.cordon.support;

import org.cordon.app.site.SiteReplica;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What is known of the site, in memory.
public class FakeSiteReplica implements SiteReplica {
    private record At(UnitId unit, TerminalId terminal) {}

    private record Where(HoldTarget target, TerminalId terminal) {}

    private final Map<At, SiteHold> holds = new LinkedHashMap<>();
    private final Map<Where, SiteTargetHold> targets = new LinkedHashMap<>();
    private final Map<IncidentId, SiteIncident> incidents = new LinkedHashMap<>();
    private Heard heard = new Heard(0, Optional.empty());

    /// Knows nothing.
    public FakeSiteReplica() {}

    @Override
    public synchronized Heard heard() {
        return heard;
    }

    @Override
    public synchronized void apply(SiteChanges changes, Instant at) {
        changes.holds().forEach(hold -> holds.put(new At(hold.unit(), hold.terminal()), hold));
        changes.targets()
                .forEach(hold -> targets.put(new Where(hold.target(), hold.terminal()), hold));
        changes.incidents().forEach(incident -> incidents.put(incident.incident(), incident));
        heard = new Heard(changes.version(), Optional.of(at));
    }

    @Override
    public synchronized void forget() {
        holds.clear();
        targets.clear();
        incidents.clear();
        heard = new Heard(0, Optional.empty());
    }

    @Override
    public synchronized List<SiteHold> holds(UnitId unit) {
        return holds.values().stream()
                .filter(hold -> hold.held() && hold.unit().equals(unit))
                .sorted(Comparator.comparing(SiteHold::at))
                .toList();
    }

    @Override
    public synchronized List<SiteHold> held(Predicate<SiteHold> wanted, int max) {
        return holds.values().stream()
                .filter(hold -> hold.held() && wanted.test(hold))
                .sorted(Comparator.comparing(SiteHold::at).reversed())
                .limit(max)
                .toList();
    }

    @Override
    public synchronized List<SiteTargetHold> targets() {
        return targets.values().stream()
                .filter(SiteTargetHold::held)
                .sorted(Comparator.comparing(SiteTargetHold::at))
                .toList();
    }

    @Override
    public synchronized Standing standing() {
        return new Standing(
                holds.values().stream().filter(SiteHold::held).count() + targets().size(),
                open().size());
    }

    @Override
    public synchronized List<SiteIncident> open() {
        return incidents.values().stream()
                .filter(incident -> incident.current().isPresent())
                .sorted(Comparator.comparing(SiteIncident::detectedAt).reversed())
                .toList();
    }

    @Override
    public void close() {}
}
