package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.BatchChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What ACTS say of the line, read from the journal itself while the store cannot tell: the running
/// order, its units, and which alarms were closed. The same as the store would say.
///
/// Every entry is read once; what came since is read on [#catchUp]. The first reading blocks and takes a
/// second or two for an order of a million packs, whose units it then keeps. Safe from any thread.
final class JournalReplay {
    private final Journal journal;
    private final Map<Integer, Long> read = new HashMap<>();
    private final Orders orders = new Orders();
    private final Set<AlarmId> closed = new HashSet<>();
    private Optional<OrderId> listing = Optional.empty();
    private Optional<LogPosition> listingFrom = Optional.empty();
    private Map<UnitId, Unit> listed = new HashMap<>();
    private Optional<Map<UnitId, Unit>> units = Optional.empty();

    /// Nothing is read yet.
    JournalReplay(Journal journal) {
        this.journal = journal;
    }

    /// Reads what is durable now and was not read before.
    ///
    /// @return this
    /// @throws org.cordon.app.port.JournalUnavailable if it cannot be read; what was read so far counts
    synchronized JournalReplay catchUp() {
        for (ChainHead epoch : journal.epochs(StreamId.OPERATIONS)) {
            long known = read.getOrDefault(epoch.epoch(), 0L);
            journal.entries(StreamId.OPERATIONS, epoch.epoch(), known, epoch.seq())
                    .forEach(entry -> {
                        apply(entry);
                        read.put(entry.epoch(), entry.seq());
                    });
        }
        return this;
    }

    private void apply(Entry entry) {
        Optional<LogPosition> before = orders.opening();
        orders.apply(entry);
        StateChange change = StateChange.of(entry.event());
        closed.addAll(change.closed());
        switch (change) {
            case OrderChange.Opened(var order, _) ->
                    list(Optional.of(order.id()), Optional.of(entry.position()));
            case OrderChange.Listed(var order, var some) -> {
                if (listing.equals(Optional.of(order))) {
                    some.forEach(unit -> listed.put(unit.id(), unit));
                }
            }
            case OrderChange.Activated _ -> activated(before);
            case HoldChange _,
                    IncidentChange _,
                    PersonChange _,
                    AlarmChange _,
                    BatchChange _,
                    OrderChange.Planned _,
                    StateChange.ScannerChange _,
                    StateChange.ReconciliationChange _,
                    StateChange.None _ -> {
                // Nothing that is asked here.
            }
        }
    }

    private void list(Optional<OrderId> order, Optional<LogPosition> from) {
        listing = order;
        listingFrom = from;
        listed = new HashMap<>();
    }

    private void activated(Optional<LogPosition> before) {
        if (listingFrom.isPresent() && listingFrom.equals(orders.opening())) {
            units = Optional.of(Collections.unmodifiableMap(listed));
            list(Optional.empty(), Optional.empty());
        } else if (!orders.opening().equals(before)) {
            // Another order was opened since: its units are found again when they are asked for.
            units = Optional.empty();
        }
    }

    /// The order activated last.
    synchronized Optional<ActiveOrder> active() {
        return orders.active();
    }

    /// Whether nobody has closed an alarm.
    synchronized boolean isOpen(AlarmId alarm) {
        return !closed.contains(alarm);
    }

    /// The units of the running order.
    ///
    /// @throws org.cordon.app.port.JournalUnavailable if they cannot be read
    synchronized Map<UnitId, Unit> units() {
        if (units.isEmpty()) {
            units = orders.active().map(now -> unitsOf(now, orders.opening().orElseThrow()));
        }
        return units.orElse(Map.of());
    }

    /// The units of an order that stations work on: the running one, or the one before in a rolling changeover.
    ///
    /// @return empty if it is neither
    /// @throws org.cordon.app.port.JournalUnavailable if they cannot be read
    synchronized Optional<Map<UnitId, Unit>> units(ActiveOrder order) {
        return orders.active().equals(Optional.of(order))
                ? Optional.of(units())
                : orders.changeover()
                        .filter(each -> each.before().equals(order))
                        .map(each -> unitsOf(order, each.opening()));
    }

    private Map<UnitId, Unit> unitsOf(ActiveOrder now, LogPosition from) {
        Map<UnitId, Unit> found = new HashMap<>();
        OrderId id = now.order().id();
        Consumer<Entry> list =
                entry -> {
                    if (entry.event() instanceof OrderEvent.UnitsListed f && f.order().equals(id)) {
                        f.units().forEach(unit -> found.put(unit.id(), unit));
                    }
                };
        for (ChainHead epoch : journal.epochs(StreamId.OPERATIONS)) {
            boolean first = epoch.epoch() == from.epoch();
            boolean last = epoch.epoch() == now.activated().epoch();
            if (epoch.epoch() >= from.epoch() && epoch.epoch() <= now.activated().epoch()) {
                journal.entries(
                                StreamId.OPERATIONS,
                                epoch.epoch(),
                                first ? from.seq() : 0,
                                last ? now.activated().seq() : epoch.seq())
                        .forEach(list);
            }
        }
        return found;
    }
}
