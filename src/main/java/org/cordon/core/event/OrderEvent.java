package org.cordon.core.event;

import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;

import java.util.List;

/// What the line runs.
public sealed interface OrderEvent extends JournalEvent {
    /// An order file was accepted; its units follow in parts.
    ///
    /// @param file name of the file, without folder
    /// @param sha256 of the file, lower-case hexadecimal
    /// @param units number of units that will follow
    /// @param allocated whether some of them were given out and are not known to be used: then they are all that may come
    @EventKind(storedName = "OrderOpened", messageKey = "order-opened")
    record OrderOpened(Order order, String file, String sha256, int units, boolean allocated)
            implements OrderEvent {}

    /// Up to 1,000 units of an order.
    @EventKind(storedName = "UnitsListed", messageKey = "units-listed")
    record UnitsListed(OrderId order, List<Unit> units) implements OrderEvent {
        /// Keeps its own copy.
        public UnitsListed {
            units = List.copyOf(units);
        }
    }

    /// All units are listed; from here on the order is the one the line runs.
    ///
    /// @param rolling whether each station works on the order before until it changes over, see
    ///     [BatchEvent.StationChangedOver]; otherwise all work on it at once
    @EventKind(storedName = "OrderActivated", messageKey = "order-activated")
    record OrderActivated(OrderId order, boolean rolling) implements OrderEvent {
        /// All stations work on it at once.
        public OrderActivated(OrderId order) {
            this(order, false);
        }
    }

    /// All units are listed, and the order waits: the line runs another one.
    @EventKind(storedName = "OrderPlanned", messageKey = "order-planned")
    record OrderPlanned(OrderId order) implements OrderEvent {}
}
