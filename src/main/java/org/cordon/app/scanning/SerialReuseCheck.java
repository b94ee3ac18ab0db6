package org.cordon.app.scanning;

import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Looks which serials of an order stations accepted in other orders, by the local store, once that has come as far as the
/// order. Neither activation nor scans wait for it. Safe from any thread.
final class SerialReuseCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SerialReuseCheck.class);
    private static final RetryPolicy AGAIN =
            RetryPolicy.doubling(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /// Units that are looked up at once; between two parts others may use the processor.
    private static final int PART = 500;

    private final Journal journal;
    private final StoreQueries records;
    private final StoreStatusQueries store;
    private final Executor executor;

    SerialReuseCheck(
            Journal journal, StoreQueries records, StoreStatusQueries store, Executor executor) {
        this.journal = journal;
        this.records = records;
        this.store = store;
        this.executor = executor;
    }

    /// Looks.
    ///
    /// @param wanted asked now and then; what is no longer wanted is left unfinished
    /// @param found takes what was found, on the executor; not called if it is not wanted any more
    void look(OrderId order, BooleanSupplier wanted, Consumer<ReusedSerials> found) {
        applied(StreamId.OPERATIONS)
                .thenCombine(applied(StreamId.SCANS), (_, _) -> order)
                .thenAcceptAsync(id -> search(id, wanted).ifPresent(found), executor)
                .whenComplete((_, failed) -> {
                    if (failed != null) {
                        OutOfMemoryExit.check(failed);
                        if (wanted.getAsBoolean()) {
                            LOG.error("serials of the order were not looked up", failed);
                        }
                    }
                });
    }

    private CompletableFuture<Void> applied(StreamId stream) {
        try {
            ChainHead head = journal.head(stream);
            return store.applied(stream, head);
        } catch (JournalUnavailable away) {
            return CompletableFuture.failedFuture(away);
        }
    }

    private Optional<ReusedSerials> search(OrderId order, BooleanSupplier wanted) {
        ReusedSerials.Builder found = new ReusedSerials.Builder();
        Optional<String> after = Optional.of("");
        int failures = 0;
        while (after.isPresent()) {
            if (!wanted.getAsBoolean()) {
                return Optional.empty();
            }
            try {
                StoreQueries.Reused part = records.reused(order, after.get(), PART);
                part.units().forEach(found::add);
                after = part.last();
                failures = 0;
            } catch (StoreUnavailable away) {
                LOG.debug("serials of the order cannot be looked up now; trying again", away);
                LockSupport.parkNanos(AGAIN.longest(++failures).toNanos());
            }
        }
        return Optional.of(found.build());
    }
}
