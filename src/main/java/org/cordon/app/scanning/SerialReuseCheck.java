package org.cordon.app.scanning;

import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.profile.SerialReuse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Looks which serials of an order stations accepted in other orders, by the local store, once that has come as far as the
/// order. Neither activation nor scans wait for it; a store that fails is asked again once it is level. Safe from any
/// thread.
final class SerialReuseCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SerialReuseCheck.class);

    /// Units that are looked up at once.
    private static final int PART = 500;

    private final Journal journal;
    private final StoreQueries records;
    private final StoreStatusQueries store;
    private final Executor executor;
    private final AtomicReference<Optional<Search>> asked = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean running = new AtomicBoolean();

    /// @param wanted asked now and then; what is no longer wanted is left unfinished
    /// @param found takes what was found, on the executor; not called if it is not wanted any more
    private record Search(
            OrderId order,
            SerialReuse reuse,
            LocalDate today,
            BooleanSupplier wanted,
            Consumer<ReusedSerials> found) {}

    SerialReuseCheck(
            Journal journal, StoreQueries records, StoreStatusQueries store, Executor executor) {
        this.journal = journal;
        this.records = records;
        this.store = store;
        this.executor = executor;
    }

    /// Looks, and forgets what was asked before.
    ///
    /// @param reuse when serials may come again
    /// @param today the day, where the line is
    void look(
            OrderId order,
            SerialReuse reuse,
            LocalDate today,
            BooleanSupplier wanted,
            Consumer<ReusedSerials> found) {
        asked.set(Optional.of(new Search(order, reuse, today, wanted, found)));
        storeChanged();
    }

    /// The store may be able to answer now.
    void storeChanged() {
        Optional<Search> now = asked.get();
        if (now.isEmpty()
                || store.status().state() != StoreStatus.State.LEVEL
                || !running.compareAndSet(false, true)) {
            return;
        }
        var _ =
                applied(StreamId.OPERATIONS)
                        .thenCombine(applied(StreamId.SCANS), (_, _) -> now.get())
                        .thenAcceptAsync(this::run, executor)
                        .whenComplete((_, failed) -> {
                            running.set(false);
                            if (failed == null) {
                                asked.compareAndSet(now, Optional.empty());
                                // Another order may have been asked for meanwhile.
                                storeChanged();
                            } else {
                                failed(failed);
                            }
                        });
    }

    private CompletableFuture<Void> applied(StreamId stream) {
        try {
            return store.applied(stream, journal.head(stream));
        } catch (JournalUnavailable away) {
            return CompletableFuture.failedFuture(away);
        }
    }

    private static void failed(Throwable failed) {
        OutOfMemoryExit.check(failed);
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (cause instanceof StoreUnavailable
                || cause instanceof JournalUnavailable
                || cause instanceof RejectedExecutionException) {
            LOG.debug("serials of the order cannot be looked up now", failed);
        } else {
            LOG.error("serials of the order were not looked up", failed);
        }
    }

    private void run(Search search) {
        ReusedSerials.Builder found = new ReusedSerials.Builder(search.reuse(), search.today());
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            if (!search.wanted().getAsBoolean()) {
                return;
            }
            StoreQueries.Reused part = records.reused(search.order(), after.get(), PART);
            part.uses().forEach(found::add);
            after = part.last();
        }
        search.found().accept(found.build());
    }
}
