package org.cordon.app.scanning;

import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ActiveOrder;

import java.util.List;
import java.util.Optional;

/// The units of the order that the line runs. Set by one thread, read by any.
final class OrderUnits implements ScanEvaluator.Units {
    private final LineStateLoader sources;
    private volatile Optional<ActiveOrder> active = Optional.empty();

    OrderUnits(LineStateLoader sources) {
        this.sources = sources;
    }

    /// The line runs this order from now on.
    void run(Optional<ActiveOrder> order) {
        active = order;
    }

    /// The order that the line runs.
    Optional<ActiveOrder> active() {
        return active;
    }

    @Override
    public Optional<Unit> unit(OrderId order, UnitId id) {
        return active.flatMap(running -> sources.unit(running, id));
    }

    @Override
    public List<Unit> children(OrderId order, UnitId container) {
        return active.map(running -> sources.children(running, container)).orElse(List.of());
    }
}
