package org.cordon.app.projection;

import org.cordon.app.port.StoreQueries;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.OpenIncidents;
import org.cordon.core.projection.People;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.BatchChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares units in quarantine, people and open incidents, as the local store lists them, with what the
/// journal says up to the store's last entry.
public final class StateCheck implements TableCheck {
    private final OperationsReplay replay;
    private final StoreQueries records;

    /// @param records the store's lists
    public StateCheck(OperationsReplay replay, StoreQueries records) {
        this.replay = replay;
        this.records = records;
    }

    @Override
    public Optional<String> contradiction(ChainHead applied) {
        // What fits no list is told by its own count; whom it concerns is not compared.
        Set<LogPosition> deadLetters = new HashSet<>();
        for (StoreQueries.Unlisted each : records.deadLetters(Integer.MAX_VALUE)) {
            if (each.stream() == StreamId.OPERATIONS) {
                deadLetters.add(each.position());
            }
        }
        HeldUnits held = new HeldUnits();
        People people = new People();
        OpenIncidents incidents = new OpenIncidents();
        Set<Object> unsure = new HashSet<>();
        for (Entry entry : replay.entries()) {
            if (!entry.position().isAfter(applied.position())) {
                held.apply(entry);
                people.apply(entry);
                incidents.apply(entry);
                if (deadLetters.contains(entry.position())) {
                    unsure.addAll(keys(entry.event()));
                }
            }
        }
        return differs(
                        "units in quarantine",
                        positions(held.all()),
                        positions(records.held()),
                        unsure)
                .or(() ->
                        differs(
                                "other targets in quarantine",
                                targets(held.targets()),
                                targets(records.heldTargets()),
                                unsure))
                .or(() -> differs("people", hashes(people.all()), hashes(records.people()), unsure))
                .or(() ->
                        differs(
                                "open incidents",
                                steps(incidents.all()),
                                steps(records.incidents()),
                                unsure));
    }

    /// What an event changes in the lists. Where it is a dead letter, the store may have all, some or nothing of it.
    private static Set<Object> keys(JournalEvent event) {
        StateChange change = StateChange.of(event);
        Set<Object> keys = new HashSet<>();
        switch (change) {
            case HoldChange c -> {
                keys.addAll(c.units());
                keys.add(c.target());
            }
            case PersonChange c -> keys.add(c.id());
            case IncidentChange _,
                    OrderChange _,
                    AlarmChange _,
                    BatchChange _,
                    StateChange.ScannerChange _,
                    StateChange.ReconciliationChange _,
                    StateChange.None _ -> {
                // Of the lists compared it can only concern an incident.
            }
        }
        change.incident().ifPresent(keys::add);
        return keys;
    }

    private static Optional<String> differs(
            String list, Map<?, ?> journal, Map<?, ?> store, Set<Object> unsure) {
        journal.keySet().removeAll(unsure);
        store.keySet().removeAll(unsure);
        return journal.equals(store)
                ? Optional.empty()
                : Optional.of(
                        "its list of %s (%d) is not what the journal says (%d)"
                                .formatted(list, store.size(), journal.size()));
    }

    private static Map<UnitId, LogPosition> positions(List<HeldUnit> held) {
        Map<UnitId, LogPosition> positions = new HashMap<>();
        held.forEach(unit -> positions.put(unit.unit(), unit.position()));
        return positions;
    }

    private static Map<HoldTarget, LogPosition> targets(List<HeldTarget> held) {
        Map<HoldTarget, LogPosition> positions = new HashMap<>();
        held.forEach(each -> positions.put(each.target(), each.position()));
        return positions;
    }

    private static Map<PersonId, String> hashes(List<Person> people) {
        Map<PersonId, String> hashes = new HashMap<>();
        people.forEach(person -> hashes.put(person.id(), person.passwordHash()));
        return hashes;
    }

    private static Map<IncidentId, ContainmentStep> steps(List<Incident> incidents) {
        Map<IncidentId, ContainmentStep> steps = new HashMap<>();
        incidents.forEach(
                incident -> incident.current().ifPresent(step -> steps.put(incident.id(), step)));
        return steps;
    }
}
