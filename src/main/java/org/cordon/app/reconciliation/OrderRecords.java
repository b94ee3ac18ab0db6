package org.cordon.app.reconciliation;

import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.OrderStatements;
import org.cordon.core.reconciliation.UnitRecord;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// What is recorded of the units of orders. Blocks: never call it on the FX thread or where scans are judged. All methods
/// throw [org.cordon.app.port.StoreUnavailable] when the record cannot be read.
public interface OrderRecords {
    /// What is recorded of an order besides its units.
    ///
    /// @param allocated whether it lists serials that were given out
    /// @param containers whether it lists containers
    /// @param lastReport when the last line data came
    /// @param tagged packs without a code that are held under tags now
    record OrderRecord(
            Order order,
            boolean allocated,
            boolean containers,
            Optional<Instant> lastReport,
            OrderStatements statements,
            long tagged) {}

    /// An order; empty if it never ran.
    Optional<OrderRecord> order(OrderId order);

    /// Goes through all units of an order, in the order of their keys. It takes long for many packs, and
    /// holds up nobody meanwhile: what is recorded while it goes on may be in one unit and not in the next.
    ///
    /// @param statements of the order
    /// @param each answers whether to go on
    void units(OrderId order, OrderStatements statements, Predicate<UnitRecord> each);
}
