package org.cordon.adapter.sitestore;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What some entries of one terminal come to: of each unit and incident only the last word.
///
/// @param holds the last entry that held or released a unit
/// @param targets the last entry that held or released something else than units
/// @param opened the last entry that opened an incident
/// @param operations the last entry that completed a step of an incident
/// @param touched the last entry of any kind about an incident
record LatestChanges(
        Map<UnitId, Told<HoldChange>> holds,
        Map<HoldTarget, Told<HoldChange>> targets,
        Map<IncidentId, Told<IncidentChange.Opened>> opened,
        Map<ActOf, Entry> operations,
        Map<IncidentId, Entry> touched) {
    /// One step of one incident.
    record ActOf(IncidentId incident, ContainmentStep step) {}

    /// An entry and what it changes.
    record Told<C>(Entry entry, C change) {}

    /// @param entries oldest first
    static LatestChanges by(List<Entry> entries) {
        LatestChanges told =
                new LatestChanges(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>());
        entries.forEach(told::add);
        return told;
    }

    private void add(Entry entry) {
        switch (StateChange.of(entry.event())) {
            case HoldChange hold -> {
                hold.units().forEach(unit -> holds.put(unit, new Told<>(entry, hold)));
                if (!(hold.target() instanceof HoldTarget.Units)) {
                    targets.put(hold.target(), new Told<>(entry, hold));
                }
            }
            case IncidentChange.Opened open -> {
                opened.put(open.id(), new Told<>(entry, open));
                operations.keySet().removeIf(act -> act.incident().equals(open.id()));
                touched.put(open.id(), entry);
            }
            case IncidentChange.Noted note -> touched.put(note.id(), entry);
            case IncidentChange.Completed done -> {
                operations.put(new ActOf(done.id(), done.step()), entry);
                touched.put(done.id(), entry);
            }
            case IncidentChange.Reported _,
                    OrderChange _,
                    PersonChange _,
                    StateChange.BatchChange _,
                    AlarmChange _,
                    StateChange.ScannerChange _,
                    StateChange.ReconciliationChange _,
                    StateChange.None _ -> {
                // Nothing that terminals tell each other.
            }
        }
    }

    /// Whether there is nothing to tell.
    boolean isEmpty() {
        return holds.isEmpty() && targets.isEmpty() && touched.isEmpty();
    }
}
