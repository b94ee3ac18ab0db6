package org.cordon.core.projection;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Units of one order that stations accepted in other orders, from the events of both streams, first those of OPERATIONS, each
/// oldest first. Keeps the units of the order in memory: for commands and tests; the terminal reads its local store. For one
/// thread.
public final class SerialUses {
    private final OrderId order;

    // As the order runs, and as it is being loaded.
    private Set<UnitId> listed = Set.of();
    private Set<UnitId> loading = new HashSet<>();

    // As each order was opened last, and as it was activated.
    private final Map<OrderId, OrderEvent.OrderOpened> opened = new HashMap<>();
    private final Map<OrderId, OrderEvent.OrderOpened> activated = new HashMap<>();
    private final Map<UnitId, Map<OrderId, Instant>> uses =
            new TreeMap<>(Comparator.comparing(UnitId::key));

    /// Nothing is recorded yet.
    public SerialUses(OrderId order) {
        this.order = order;
    }

    /// Takes account of the next event.
    public void apply(JournalEvent event) {
        if (event instanceof OrderEvent of) {
            apply(of);
        }
        if (event instanceof ScanJudged scan && scan.isAccepted()) {
            scan.order()
                    .filter(other -> !other.equals(order))
                    .ifPresent(other -> accepted(scan, other));
        }
    }

    private void apply(OrderEvent event) {
        switch (event) {
            case OrderEvent.OrderOpened e -> {
                opened.put(e.order().id(), e);
                if (e.order().id().equals(order)) {
                    loading = new HashSet<>();
                }
            }
            case OrderEvent.UnitsListed(var id, var units) -> {
                if (id.equals(order)) {
                    units.stream().map(Unit::id).forEach(loading::add);
                }
            }
            case OrderEvent.OrderActivated(var id, _) -> {
                Optional.ofNullable(opened.get(id)).ifPresent(now -> activated.put(id, now));
                if (id.equals(order)) {
                    listed = loading;
                }
            }
            case OrderEvent.OrderPlanned _ -> {
                // Nothing of it was read.
            }
        }
    }

    private void accepted(ScanJudged scan, OrderId other) {
        UnitId unit = scan.unit().orElseThrow();
        if (listed.contains(unit)) {
            uses.computeIfAbsent(unit, _ -> new TreeMap<>(Comparator.comparing(OrderId::value)))
                    .merge(other, scan.receivedAt(), (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    /// The order as it runs; empty if it never ran.
    public Optional<OrderEvent.OrderOpened> running() {
        return Optional.ofNullable(activated.get(order));
    }

    /// The uses, by units and then by orders.
    ///
    /// @param after key of a unit; only those of units behind it
    public Stream<SerialUse> after(String after) {
        return uses.entrySet().stream()
                .filter(unit -> unit.getKey().key().compareTo(after) > 0)
                .flatMap(unit ->
                        unit.getValue().entrySet().stream()
                                .map(use ->
                                        new SerialUse(
                                                unit.getKey(),
                                                use.getKey(),
                                                expiry(use.getKey()),
                                                use.getValue())));
    }

    private Optional<LocalDate> expiry(OrderId of) {
        return Optional.ofNullable(activated.get(of))
                .or(() -> Optional.ofNullable(opened.get(of)))
                .map(each -> each.order().expiry().date());
    }
}
