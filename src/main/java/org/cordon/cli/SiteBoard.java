package org.cordon.cli;

import org.cordon.app.replication.SiteStore;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is open over all lines of a site.
///
/// @param incidents whose containment is not done, the earliest first
/// @param holds units in quarantine, the earliest first
/// @param targets what else is in quarantine, the earliest first
record SiteBoard(List<SiteIncident> incidents, List<SiteHold> holds, List<SiteTargetHold> targets) {
    private static final int AT_ONCE = 1_000;

    private record Unit(TerminalId terminal, UnitId unit) {}

    private record Target(TerminalId terminal, HoldTarget target) {}

    private record Numbered(TerminalId terminal, IncidentId incident) {}

    /// Asks a site store for everything.
    static SiteBoard of(SiteStore siteStore) {
        Map<Unit, SiteHold> holds = new HashMap<>();
        Map<Target, SiteTargetHold> targets = new HashMap<>();
        Map<Numbered, SiteIncident> incidents = new HashMap<>();
        long version = 0;
        for (SiteChanges page = siteStore.changes(0, AT_ONCE);
                !page.isEmpty();
                page = siteStore.changes(version, AT_ONCE)) {
            page.holds().forEach(hold -> holds.put(new Unit(hold.terminal(), hold.unit()), hold));
            page.targets()
                    .forEach(hold -> targets.put(new Target(hold.terminal(), hold.target()), hold));
            page.incidents()
                    .forEach(one ->
                            incidents.put(new Numbered(one.terminal(), one.incident()), one));
            version = page.version();
        }
        return new SiteBoard(
                incidents.values().stream()
                        .filter(incident -> incident.current().isPresent())
                        .sorted(
                                Comparator.comparing(SiteIncident::detectedAt)
                                        .thenComparing(one -> one.incident().value()))
                        .toList(),
                holds.values().stream()
                        .filter(SiteHold::held)
                        .sorted(
                                Comparator.comparing(SiteHold::at)
                                        .thenComparing(one -> one.unit().key()))
                        .toList(),
                targets.values().stream()
                        .filter(SiteTargetHold::held)
                        .sorted(Comparator.comparing(SiteTargetHold::at))
                        .toList());
    }
}
