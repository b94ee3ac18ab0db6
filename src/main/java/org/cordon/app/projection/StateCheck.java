package org.cordon.app.projection;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.port.StoreQueries;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.Incident;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentProjection;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;

import java.util.HashMap;
import java.util.HashSet;
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

    /// What the lists should hold.
    private static final class Expected {
        private final Map<UnitId, LogPosition> held = new HashMap<>();
        private final Map<PersonId, String> people = new HashMap<>();
        private final Map<IncidentId, IncidentProjection> incidents = new HashMap<>();

        void apply(Entry entry) {
            switch (entry.fact()) {
                case JournalEvent.UnitHeld f -> held.putIfAbsent(f.unit(), entry.position());
                case JournalEvent.UnitReleased f -> held.remove(f.unit());
                case JournalEvent.PersonEnrolled f -> people.put(f.id(), f.passwordHash());
                case JournalEvent.PasswordChanged f ->
                        people.computeIfPresent(f.id(), (_, _) -> f.passwordHash());
                case JournalEvent.IncidentOpened f ->
                        incidents.putIfAbsent(f.incident(), new IncidentProjection(entry));
                default -> {
                    // Holds no key of these lists; what it adds to an incident comes next.
                }
            }
            IncidentProjection.incidentOf(entry.fact())
                    .map(incidents::get)
                    .filter(fold -> !fold.knows(entry))
                    .ifPresent(fold -> fold.add(entry));
        }

        Map<IncidentId, ContainmentStep> open() {
            Map<IncidentId, ContainmentStep> open = new HashMap<>();
            incidents.forEach(
                    (id, fold) -> fold.state().current().ifPresent(act -> open.put(id, act)));
            return open;
        }
    }

    @Override
    public Optional<String> contradiction(ChainHead applied) {
        // What fits no list is told by its own count; whom it concerns is not compared.
        Set<LogPosition> parked = new HashSet<>();
        for (DeadLetter each : records.parked(Integer.MAX_VALUE)) {
            if (each.stream() == StreamId.OPERATIONS) {
                parked.add(each.position());
            }
        }
        Expected expected = new Expected();
        Set<Object> unsure = new HashSet<>();
        for (Entry entry : replay.entries()) {
            if (!entry.position().isAfter(applied.position())) {
                expected.apply(entry);
                if (parked.contains(entry.position())) {
                    unsure.addAll(keys(entry.fact()));
                }
            }
        }
        return differs("units in quarantine", expected.held, held(), unsure)
                .or(() -> differs("people", expected.people, people(), unsure))
                .or(() -> differs("open incidents", expected.open(), open(), unsure));
    }

    /// What a fact changes in the lists. Where it was parked, the store may have all, some or nothing of it.
    private static Set<Object> keys(JournalEvent fact) {
        Set<Object> keys = new HashSet<>();
        switch (fact) {
            case JournalEvent.UnitHeld f -> keys.add(f.unit());
            case JournalEvent.UnitReleased f -> keys.add(f.unit());
            case JournalEvent.PersonEnrolled f -> keys.add(f.id());
            case JournalEvent.PasswordChanged f -> keys.add(f.id());
            default -> {
                // Of the lists compared it can only concern an incident.
            }
        }
        IncidentProjection.incidentOf(fact).ifPresent(keys::add);
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

    private Map<UnitId, LogPosition> held() {
        Map<UnitId, LogPosition> held = new HashMap<>();
        records.held().forEach(h -> held.put(h.unit(), h.position()));
        return held;
    }

    private Map<PersonId, String> people() {
        Map<PersonId, String> people = new HashMap<>();
        records.people().forEach(p -> people.put(p.id(), p.passwordHash()));
        return people;
    }

    private Map<IncidentId, ContainmentStep> open() {
        Map<IncidentId, ContainmentStep> open = new HashMap<>();
        for (Incident incident : records.incidents()) {
            incident.current().ifPresent(act -> open.put(incident.id(), act));
        }
        return open;
    }
}
