package org.cordon.app.batch;

import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.BatchState;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The batches at one moment. Unchangeable.
///
/// @param active the order that the line runs; empty before one is activated
/// @param batches that of the active order first, then those that wait or are under way, oldest first, then those that ended,
///     latest first, of which ten are kept
/// @param ahead stations that have gone over to an order that is not active yet
public record BatchStatus(
        Optional<OrderId> active, List<OrderBatch> batches, Map<StationId, OrderId> ahead) {
    /// Nothing is known yet.
    public static final BatchStatus NONE = new BatchStatus(Optional.empty(), List.of(), Map.of());

    /// Keeps its own copies.
    public BatchStatus {
        batches = List.copyOf(batches);
        ahead = Map.copyOf(ahead);
    }

    /// An order and its batch.
    public record OrderBatch(Order order, BatchState state) {
        /// The order's number.
        public OrderId id() {
            return order.id();
        }
    }

    /// The batch of an order.
    public Optional<OrderBatch> batch(OrderId order) {
        return batches.stream().filter(each -> each.id().equals(order)).findFirst();
    }

    /// The batch of the order that the line runs.
    public Optional<OrderBatch> current() {
        return active.flatMap(this::batch);
    }

    /// Batches whose order is loaded and waits, oldest first.
    public List<OrderBatch> waiting() {
        return batches.stream().filter(each -> each.state().isWaiting()).toList();
    }

    /// Other batches on this terminal of the same product and lot.
    public List<OrderBatch> sameLot(Order order) {
        return batches.stream()
                .filter(each -> !each.id().equals(order.id()))
                .filter(each ->
                        each.order().gtin().equals(order.gtin())
                                && each.order().lot().equals(order.lot()))
                .toList();
    }
}
