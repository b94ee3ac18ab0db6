package org.cordon.app.batch;

import org.cordon.app.batch.BatchStatus.OrderBatch;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.event.Entry;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.Batches;
import org.cordon.core.projection.Orders;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Batches with their orders. Belongs to one thread.
final class BatchesOfOrders {
    /// Batches that have ended and are still shown.
    private static final int ENDED = 10;

    private final Batches batches = new Batches();
    private final Orders orders = new Orders();

    /// Takes the next entry.
    ///
    /// @return whether [#snapshot] may differ now
    boolean apply(Entry entry) {
        orders.apply(entry);
        return batches.apply(entry);
    }

    Batches batches() {
        return batches;
    }

    Optional<Order> order(OrderId id) {
        return orders.order(id);
    }

    /// The state for those who watch.
    BatchStatus snapshot() {
        Optional<OrderId> active = batches.active();
        List<OrderBatch> known =
                batches.all().stream()
                        .flatMap(state ->
                                orders.order(state.order()).stream()
                                        .map(order -> new OrderBatch(order, state)))
                        .toList();
        Stream<OrderBatch> current =
                known.stream().filter(each -> active.equals(Optional.of(each.id())));
        Stream<OrderBatch> underWay =
                known.stream()
                        .filter(each -> !active.equals(Optional.of(each.id())))
                        .filter(BatchesOfOrders::isUnderWay);
        Stream<OrderBatch> ended =
                known.reversed().stream()
                        .filter(each -> !active.equals(Optional.of(each.id())))
                        .filter(each -> each.state().phase().isEnded())
                        .limit(ENDED);
        return new BatchStatus(
                active,
                Stream.of(current, underWay, ended).flatMap(each -> each).toList(),
                batches.ahead());
    }

    /// A planned batch whose order was replaced is not: nobody led it through phases.
    private static boolean isUnderWay(OrderBatch batch) {
        return !batch.state().phase().isEnded()
                && (batch.state().phase() != BatchPhase.PLANNED || batch.state().isWaiting());
    }
}
