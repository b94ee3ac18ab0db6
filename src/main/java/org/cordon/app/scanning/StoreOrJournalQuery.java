package org.cordon.app.scanning;

import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.port.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A question that the store answers, or the journal where the store is not level. Whichever begins
/// first answers. Safe from any thread.
final class StoreOrJournalQuery<T> {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOrJournalQuery.class);

    private enum By {
        NOBODY,
        STORE,
        JOURNAL
    }

    private final Executor executor;
    private final Supplier<T> stored;
    private final Supplier<T> recorded;
    private final AtomicReference<By> by = new AtomicReference<>(By.NOBODY);
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /// @param executor does the asking
    /// @param stored asks the store
    /// @param recorded asks the journal
    StoreOrJournalQuery(Executor executor, Supplier<T> stored, Supplier<T> recorded) {
        this.executor = executor;
        this.stored = stored;
        this.recorded = recorded;
    }

    /// The store has come as far as the question asks.
    void storeIsLevel() {
        if (by.compareAndSet(By.NOBODY, By.STORE)) {
            executor.execute(() ->
                    complete(() -> {
                        try {
                            return stored.get();
                        } catch (StoreUnavailable away) {
                            LOG.warn("the store cannot answer; reading the journal instead", away);
                            by.set(By.JOURNAL);
                            return recorded.get();
                        }
                    }));
        }
    }

    /// The store will not come so far soon.
    void doNotWaitForStore() {
        if (by.compareAndSet(By.NOBODY, By.JOURNAL)) {
            executor.execute(() -> complete(recorded));
        }
    }

    private void complete(Supplier<T> source) {
        try {
            answer.complete(source.get());
        } catch (RuntimeException | Error failed) {
            OutOfMemoryExit.check(failed);
            answer.completeExceptionally(failed);
        }
    }

    void onAnswer(Runnable listener) {
        // Its failure is the asker's to see.
        var _ = answer.whenComplete((_, _) -> listener.run());
    }

    /// Takes the answer if it comes soon. An answer that the store has begun is waited for: it says
    /// how things stood before anything else is recorded. Else, once patience ends, the journal is
    /// asked and [#whenComplete] will tell.
    ///
    /// @return whether it was taken
    boolean tryGet(Duration patience, Consumer<T> taker) {
        try {
            taker.accept(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (TimeoutException late) {
            doNotWaitForStore();
            if (by.get() == By.STORE) {
                taker.accept(answer.join());
                return true;
            }
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while the record was taken up");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the record cannot be taken up", failed.getCause());
        }
    }

    /// Waits for the answer, and for the store only while it may come soon.
    T get(Duration patience) {
        AtomicReference<T> taken = new AtomicReference<>();
        return tryGet(patience, taken::set) ? taken.get() : answer.join();
    }

    /// Takes the answer when it comes, on the executor; a failure is logged.
    ///
    /// @param never called instead if there will be no answer
    void whenComplete(Consumer<T> taker, Runnable never) {
        var _ =
                answer.whenComplete((value, failed) -> {
                    if (failed == null) {
                        taker.accept(value);
                    } else {
                        OutOfMemoryExit.check(failed);
                        LOG.error("what was recorded before could not be taken up", failed);
                        never.run();
                    }
                });
    }
}
