package org.cordon.core.event;

import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.reconciliation.Explanation;
import org.cordon.core.reconciliation.Stock;
import org.cordon.core.reconciliation.StockCount;

import java.util.List;

/// What people state for the reconciliation of an order.
public sealed interface ReconciliationEvent extends JournalEvent {
    /// The order that is counted.
    OrderId order();

    /// What became of a stock of labels or serials. The last one of a stock counts. Pieces.
    ///
    /// @param remark in words; empty if none
    @EventKind(storedName = "StockRecorded", messageKey = "stock-recorded")
    record StockRecorded(
            OrderId order,
            Stock stock,
            long issued,
            long used,
            long spoiled,
            long sampled,
            long returned,
            String remark)
            implements ReconciliationEvent {
        /// The pieces.
        public StockCount count() {
            return new StockCount(stock, issued, used, spoiled, sampled, returned);
        }
    }

    /// What became of serials that nothing accounted for. The last one of a serial counts.
    ///
    /// @param remark how that was found out, in words
    @EventKind(storedName = "DifferenceExplained", messageKey = "difference-explained")
    record DifferenceExplained(OrderId order, List<UnitId> units, Explanation what, String remark)
            implements ReconciliationEvent {
        /// Keeps its own copy.
        public DifferenceExplained {
            units = List.copyOf(units);
        }
    }
}
