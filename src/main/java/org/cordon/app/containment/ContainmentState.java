package org.cordon.app.containment;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.OpenIncidents;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the operations recorded so far say about containment. Belongs to one thread. An entry that is told
/// twice counts once.
final class ContainmentState {
    private final TerminalId terminal;
    private final OpenIncidents incidents = new OpenIncidents();
    private final Map<Integer, Integer> highest = new HashMap<>();
    private final HeldUnits held = new HeldUnits();
    private final Orders orders = new Orders();
    private Optional<Incident> contained = Optional.empty();

    ContainmentState(TerminalId terminal) {
        this.terminal = terminal;
    }

    /// Takes the next entry.
    ///
    /// @return whether [#snapshot] may differ now
    boolean apply(Entry entry) {
        held.apply(entry);
        orders.apply(entry);
        if (entry.event() instanceof IncidentEvent.IncidentOpened opened) {
            reserve(opened.incident());
        }
        incidents.apply(entry).ifPresent(done -> contained = Optional.of(done));
        return switch (StateChange.of(entry.event())) {
            case HoldChange _,
                    IncidentChange.Opened _,
                    IncidentChange.Noted _,
                    IncidentChange.Completed _ ->
                    true;
            case IncidentChange.Reported _,
                    StateChange.OrderChange _,
                    StateChange.PersonChange _,
                    StateChange.AlarmChange _,
                    StateChange.BatchChange _,
                    StateChange.ScannerChange _,
                    StateChange.ReconciliationChange _,
                    StateChange.None _ ->
                    false;
        };
    }

    /// Takes a number, so that it is not given again even if recording the incident fails.
    void reserve(IncidentId id) {
        String own = terminal.value() + "-";
        String rest = id.value().startsWith(own) ? id.value().substring(own.length()) : "";
        if (rest.matches("\\d{4}-\\d{4,6}")) {
            highest.merge(
                    Integer.valueOf(rest.substring(0, 4)),
                    Integer.valueOf(rest.substring(5)),
                    Math::max);
        }
    }

    /// The next number of a year; never one that is known.
    IncidentId nextNumber(int year) {
        return IncidentId.of(terminal, year, highest.getOrDefault(year, 0) + 1);
    }

    /// The incident being led: the oldest open one.
    Optional<Incident> active() {
        return incidents.all().stream().findFirst();
    }

    /// An open incident.
    Optional<Incident> open(IncidentId id) {
        return incidents.get(id);
    }

    /// The active order.
    Optional<OrderId> order() {
        return orders.active().map(active -> active.order().id());
    }

    /// A unit's hold, if it is in quarantine.
    Optional<HeldUnit> held(UnitId unit) {
        return held.get(unit);
    }

    /// The incident that a target is held for, if for one; of several units that of the first.
    Optional<IncidentId> incident(HoldTarget target) {
        return target.units().isEmpty()
                ? held.get(target).flatMap(HeldTarget::incident)
                : held.get(target.units().getFirst()).flatMap(HeldUnit::incident);
    }

    /// Whether a target is in quarantine.
    boolean isHeld(HoldTarget target) {
        return held.contains(target);
    }

    /// The state for those who watch.
    ContainmentStatus snapshot() {
        return new ContainmentStatus(
                active(), held.all().reversed(), contained, held.targets().reversed());
    }
}
