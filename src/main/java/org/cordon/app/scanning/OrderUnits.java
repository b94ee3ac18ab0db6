package org.cordon.app.scanning;

import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ActiveOrder;

import java.util.List;
import java.util.Optional;

/// The units of the orders that the line runs. Set by one thread, read by any.
final class OrderUnits implements ScanEvaluator.Units {
    private final LineStateLoader sources;
    private volatile Optional<ActiveOrder> active = Optional.empty();

    // While stations still work on it.
    private volatile Optional<ActiveOrder> before = Optional.empty();

    OrderUnits(LineStateLoader sources) {
        this.sources = sources;
    }

    /// The line runs this order from now on.
    ///
    /// @param other the one before, while stations still work on it
    void run(Optional<ActiveOrder> order, Optional<ActiveOrder> other) {
        active = order;
        before = other;
    }

    /// The order that the line runs.
    Optional<ActiveOrder> active() {
        return active;
    }

    /// The order before, while stations still work on it.
    Optional<ActiveOrder> before() {
        return before;
    }

    /// Whether the line runs an order, or stations still work on it.
    boolean isRunning(ActiveOrder order) {
        return active.equals(Optional.of(order)) || before.equals(Optional.of(order));
    }

    private Optional<ActiveOrder> of(OrderId order) {
        return before.filter(each -> each.order().id().equals(order)).or(() -> active);
    }

    @Override
    public Optional<Unit> unit(OrderId order, UnitId id) {
        return of(order).flatMap(running -> sources.unit(running, id));
    }

    @Override
    public List<Unit> children(OrderId order, UnitId container) {
        return of(order).map(running -> sources.children(running, container)).orElse(List.of());
    }
}
