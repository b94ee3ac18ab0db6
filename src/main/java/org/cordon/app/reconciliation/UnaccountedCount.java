package org.cordon.app.reconciliation;

import org.cordon.app.batch.UnaccountedQuery;
import org.cordon.app.port.Journal;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.batch.Differences;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.ReconciliationLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Counts for the closing of a batch, once the local store holds all that is recorded. Blocks.
public final class UnaccountedCount implements UnaccountedQuery {
    private static final Logger LOG = LoggerFactory.getLogger(UnaccountedCount.class);

    private final OrderCount count;
    private final Journal journal;
    private final StoreStatusQueries store;
    private final Duration patience;

    /// @param patience so long it waits for the store; then it is not known
    public UnaccountedCount(
            OrderCount count, Journal journal, StoreStatusQueries store, Duration patience) {
        this.count = count;
        this.journal = journal;
        this.store = store;
        this.patience = patience;
    }

    @Override
    public Differences of(OrderId order) {
        try {
            CompletableFuture.allOf(
                            store.applied(StreamId.OPERATIONS, journal.head(StreamId.OPERATIONS)),
                            store.applied(StreamId.SCANS, journal.head(StreamId.SCANS)))
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return count.of(order, true, () -> true)
                    .map(counted ->
                            Differences.of(
                                    counted.reconciliation()
                                            .count(ReconciliationLine.Key.UNACCOUNTED),
                                    counted.order().tagged()))
                    .orElse(Differences.UNKNOWN);
        } catch (StoreUnavailable | java.util.concurrent.CompletionException away) {
            LOG.warn("what is unaccounted of {} cannot be told: the store is behind", order, away);
            return Differences.UNKNOWN;
        }
    }
}
