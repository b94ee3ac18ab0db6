package org.cordon.app.reconciliation;

import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.DifferenceKind;
import org.cordon.core.reconciliation.Reconciliation;
import org.cordon.core.reconciliation.ReconciliationLine;
import org.cordon.core.reconciliation.StockCount;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reconciliation of one order at one moment. Unchangeable.
///
/// @param order that is counted
/// @param asOf when the count began; empty before the first
/// @param settled whether nothing was recorded while it was counted: then it is exact
/// @param closing whether the batch is closing or has ended
/// @param stock of labels and serials, as people or line data state it
public record ReconciliationStatus(
        State state,
        Optional<OrderId> order,
        Optional<Instant> asOf,
        boolean settled,
        boolean closing,
        Reconciliation reconciliation,
        List<StockCount> stock) {
    /// How far it is known.
    public enum State {
        /// The line runs no order.
        NO_ORDER,
        /// The order that is shown has not run yet.
        NOT_RUN,
        /// It is being counted for the first time.
        COUNTING,
        /// It is known, and counted again as the record grows.
        KNOWN,
        /// The local store is being rebuilt or cannot be read: what is shown is old.
        WAITING
    }

    /// Nothing is known.
    public static final ReconciliationStatus NOTHING =
            new ReconciliationStatus(
                    State.NO_ORDER,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    new Reconciliation(List.of(), Map.of(), List.of()),
                    List.of());

    /// Keeps its own copy.
    public ReconciliationStatus {
        stock = List.copyOf(stock);
    }

    /// The same in another state.
    ReconciliationStatus in(State now) {
        return new ReconciliationStatus(now, order, asOf, settled, closing, reconciliation, stock);
    }

    /// Serials that nothing accounts for.
    public long unaccounted() {
        return reconciliation.count(ReconciliationLine.Key.UNACCOUNTED);
    }

    /// Serials with a difference of any kind; one with several counts for each.
    public long differences() {
        return reconciliation.differences().values().stream().mapToLong(each -> each).sum();
    }

    /// Serials with a difference.
    public long count(DifferenceKind difference) {
        return reconciliation.count(difference);
    }
}
