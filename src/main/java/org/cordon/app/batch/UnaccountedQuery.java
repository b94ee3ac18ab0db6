package org.cordon.app.batch;

import org.cordon.core.batch.Differences;
import org.cordon.core.order.OrderId;

/// Counts what is unaccounted of a batch.
@FunctionalInterface
public interface UnaccountedQuery {
    /// What is unaccounted now. May block; any thread.
    ///
    /// @return [Differences#UNKNOWN] if it cannot be told
    Differences of(OrderId order);
}
