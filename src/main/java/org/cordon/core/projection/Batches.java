package org.cordon.core.projection;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.StateChange.BatchChange;
import org.cordon.core.projection.StateChange.OrderChange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Batches by their orders. An entry that is told twice counts once, and entries may come out of their order. Belongs to
/// one thread.
public final class Batches {
    private final Map<OrderId, NavigableMap<LogPosition, BatchMoment>> moments =
            new LinkedHashMap<>();
    private final NavigableMap<LogPosition, OrderId> activated = new TreeMap<>();
    private final NavigableMap<LogPosition, BatchChange> changeovers = new TreeMap<>();

    /// Takes the next entry.
    ///
    /// @return whether the state of a batch may differ now
    public boolean apply(Entry entry) {
        return switch (StateChange.of(entry.event())) {
            case BatchChange change -> {
                if (change.station().isPresent()) {
                    changeovers.put(entry.position(), change);
                }
                yield add(change.event().order(), entry);
            }
            case OrderChange.Activated(var order) -> {
                activated.put(entry.position(), order);
                yield add(order, entry);
            }
            case StateChange _ -> false;
        };
    }

    private boolean add(OrderId order, Entry entry) {
        return moments.computeIfAbsent(order, _ -> new TreeMap<>())
                        .putIfAbsent(entry.position(), BatchMoment.of(entry))
                == null;
    }

    /// The batch of an order; planned, if nothing is known of it.
    public BatchState get(OrderId order) {
        return BatchState.of(
                order, List.copyOf(moments.getOrDefault(order, new TreeMap<>()).values()));
    }

    /// All of which something is known, in the order in which they began.
    public List<BatchState> all() {
        return moments.keySet().stream().map(this::get).toList();
    }

    /// The stations that have gone over to a batch whose order is not the active one yet, and its order. All others work
    /// on the active order.
    public Map<StationId, OrderId> ahead() {
        Map<StationId, OrderId> ahead = new LinkedHashMap<>();
        Optional<LogPosition> last =
                activated.isEmpty() ? Optional.empty() : Optional.of(activated.lastKey());
        last.map(at -> changeovers.tailMap(at, false))
                .orElse(changeovers)
                .values()
                .forEach(change ->
                        change.station()
                                .ifPresent(station -> ahead.put(station, change.event().order())));
        last.map(activated::get).ifPresent(now -> ahead.values().removeIf(now::equals));
        return ahead;
    }
}
