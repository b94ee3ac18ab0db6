package org.cordon.app.scanning;

import org.cordon.core.event.Entry;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.OrderChange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All units of an order, in memory while the store cannot tell them. For the thread that judges.
final class ListedUnits {
    private final ActiveOrder order;
    private final Map<UnitId, Unit> units;
    private Optional<Map<UnitId, List<Unit>>> children = Optional.empty();

    ListedUnits(ActiveOrder order, Map<UnitId, Unit> units) {
        this.order = order;
        this.units = units;
    }

    /// One of them.
    Optional<Unit> unit(UnitId id) {
        return Optional.ofNullable(units.get(id));
    }

    /// Those directly inside a container.
    List<Unit> children(UnitId container) {
        if (children.isEmpty()) {
            Map<UnitId, List<Unit>> found = new HashMap<>();
            for (Unit unit : units.values()) {
                unit.parent()
                        .ifPresent(parent ->
                                found.computeIfAbsent(parent, _ -> new ArrayList<>()).add(unit));
            }
            children = Optional.of(found);
        }
        return children.get().getOrDefault(container, List.of());
    }

    /// Follows an order while it is loaded, by its entries as they become durable: it is known with all its units once
    /// it is activated, before the store has any of them. For the thread that judges.
    static final class Loading {
        private final Orders orders = new Orders();
        private Optional<OrderId> order = Optional.empty();
        private Map<UnitId, Unit> units = new HashMap<>();

        /// Takes the next entry that opens or lists an order.
        void apply(Entry entry) {
            orders.apply(entry);
            StateChange change = StateChange.of(entry.event());
            if (change instanceof OrderChange.Opened(var opened, var _)) {
                order = Optional.of(opened.id());
                units = new HashMap<>();
            }
            if (change instanceof OrderChange.Listed(var of, var some)
                    && order.equals(Optional.of(of))) {
                some.forEach(unit -> units.put(unit.id(), unit));
            }
        }

        /// An order is activated.
        ///
        /// @return empty if it is not the one that was followed from its beginning on
        Optional<ListedUnits> activated(Entry entry) {
            apply(entry);
            Optional<ListedUnits> found =
                    orders.active()
                            .filter(now -> now.activated().equals(entry.position()))
                            .filter(now -> order.equals(Optional.of(now.order().id())))
                            .filter(now -> now.units() == units.size())
                            .map(now -> new ListedUnits(now, units));
            forget();
            return found;
        }

        /// Whether nothing is followed.
        boolean isEmpty() {
            return units.isEmpty();
        }

        /// The store has all that was loaded so far, and can tell it.
        void forget() {
            order = Optional.empty();
            units = new HashMap<>();
        }
    }

    /// The order that they are of.
    ActiveOrder order() {
        return order;
    }
}
