package org.cordon.app.report;

import org.cordon.app.port.IncidentRecords;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.People;
import org.cordon.core.projection.StateChange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Incidents, orders and people folded from the operations of a journal alone, for when no store is at
/// hand; says the same as the store. Belongs to one thread.
public final class JournalIncidentQuery implements IncidentRecords {
    private final ScanSource scans;
    private final People people = new People();
    private final Orders orders = new Orders();
    private final Map<IncidentId, List<Entry>> histories = new LinkedHashMap<>();

    /// Fetches single scans.
    @FunctionalInterface
    public interface ScanSource {
        /// The entry of a scan; empty when it is not there.
        Optional<Entry> scan(int epoch, long seq);
    }

    /// Starts empty.
    ///
    /// @param scans asked for the scans that triggered incidents
    public JournalIncidentQuery(ScanSource scans) {
        this.scans = scans;
    }

    /// Takes the next entries of ACTS, in order, from the first of the first epoch on.
    public void apply(List<Entry> entries) {
        entries.forEach(this::apply);
    }

    private void apply(Entry entry) {
        if (entry.stream() != StreamId.OPERATIONS) {
            throw new IllegalArgumentException("not of ACTS: " + entry.head());
        }
        StateChange.of(entry.event())
                .incident()
                .ifPresent(id -> histories.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry));
        people.apply(entry);
        orders.apply(entry);
    }

    /// The incidents that were opened, oldest first.
    public Set<IncidentId> incidents() {
        Map<IncidentId, List<Entry>> opened = new LinkedHashMap<>(histories);
        opened.values()
                .removeIf(history ->
                        history.stream()
                                .noneMatch(e -> e.event() instanceof IncidentEvent.IncidentOpened));
        return opened.keySet();
    }

    @Override
    public List<Person> people() {
        return people.all();
    }

    @Override
    public Optional<Order> order(OrderId id) {
        return orders.order(id);
    }

    @Override
    public List<Entry> history(IncidentId id) {
        List<Entry> operations = histories.getOrDefault(id, List.of());
        List<Entry> history = new ArrayList<>();
        for (Entry act : operations) {
            if (act.event() instanceof IncidentEvent.IncidentOpened f && f.scanSeq().isPresent()) {
                scans.scan(f.scanEpoch(), f.scanSeq().get()).ifPresent(history::add);
            }
        }
        history.addAll(operations);
        return history;
    }
}
