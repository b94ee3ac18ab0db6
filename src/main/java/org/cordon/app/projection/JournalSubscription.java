package org.cordon.app.projection;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.port.Journal;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Feeds a state kept in memory with the operations of this terminal: first what is recorded, then every
/// entry as it becomes durable.
///
/// What is recorded comes from the journal itself, or, where a wrong list does no harm, from the store,
/// which is quick. When the store cannot answer, or is being rebuilt, that too comes from the journal: the
/// first hour must not depend on the store.
///
/// Everything it calls runs on the executor handed in, which must run one task at a time, in order.
/// So the state needs no lock, and the FX thread never waits for one.
public final class JournalSubscription {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSubscription.class);
    private final Journal journal;
    private final Optional<StoreStatusQueries> store;
    private final Executor serial;
    private final Supplier<List<Entry>> replay;
    private final Runnable fromStore;
    private final Consumer<Entry> recorded;
    private final Consumer<Entry> each;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Optional<Throwable> failure = Optional.empty();
    private boolean loaded;

    /// Does nothing yet; see [#start].
    ///
    /// @param serial runs one task at a time, in order
    /// @param fromStore fills the state from the store; may throw [StoreUnavailable], then the state
    ///     must still be empty
    /// @param each takes one entry; may see one that the store has told already, and passes it over
    public JournalSubscription(
            Journal journal,
            StoreStatusQueries store,
            Executor serial,
            Runnable fromStore,
            Consumer<Entry> each) {
        this.journal = journal;
        this.store = Optional.of(store);
        this.serial = serial;
        this.replay = List::of;
        this.fromStore = fromStore;
        this.recorded = each;
        this.each = each;
    }

    /// Does nothing yet; see [#start]. What is recorded comes from the journal.
    ///
    /// @param serial runs one task at a time, in order
    /// @param recorded takes one entry of those that were recorded before: nothing shows yet
    /// @param each takes one entry; may see one that was recorded before, and passes it over
    public JournalSubscription(
            Journal journal,
            OperationsReplay replay,
            Executor serial,
            Consumer<Entry> recorded,
            Consumer<Entry> each) {
        this.journal = journal;
        this.store = Optional.empty();
        this.serial = serial;
        this.replay = replay::entries;
        this.fromStore = () -> {};
        this.recorded = recorded;
        this.each = each;
    }

    /// Starts to follow. Call once.
    ///
    /// @return completes once the state is level with what was durable at the call; fails if neither
    ///     the store nor the journal can be read
    public CompletableFuture<Void> start() {
        journal.onDurable(batch -> whenLoaded(() -> batch.forEach(this::apply)));
        ChainHead head = journal.head(StreamId.OPERATIONS);
        store.ifPresent(s -> {
            s.onChange(this::doNotWaitForStore);
            if (isLevel()) {
                // That the store does not answer is no failure: the journal is read instead.
                UnwatchedFuture.logFailure(
                        s.applied(StreamId.OPERATIONS, head)
                                .handleAsync(
                                        (_, failed) -> {
                                            load(failed == null);
                                            return true;
                                        },
                                        serial),
                        "taking up what is recorded");
            }
        });
        doNotWaitForStore();
        return ready;
    }

    /// Runs a command on the state, after the entries that were durable before it.
    ///
    /// @return completes as the command's own future does, without a wrapper around its failure
    public <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> command) {
        CompletableFuture<T> result = new CompletableFuture<>();
        whenLoaded(() -> {
            if (failure.isPresent()) {
                result.completeExceptionally(failure.get());
                return;
            }
            CompletableFuture<T> running;
            try {
                running = command.get();
            } catch (RuntimeException refused) {
                running = CompletableFuture.failedFuture(refused);
            }
            var _ =
                    running.whenComplete((value, failed) -> {
                        if (failed == null) {
                            result.complete(value);
                        } else {
                            result.completeExceptionally(Futures.of(failed));
                        }
                    });
        });
        return result;
    }

    private boolean isLevel() {
        return store.map(s -> s.status().state() == StoreStatus.State.LEVEL).orElse(false);
    }

    private void doNotWaitForStore() {
        if (!ready.isDone() && !isLevel()) {
            serial.execute(() -> load(false));
        }
    }

    private void whenLoaded(Runnable task) {
        serial.execute(() -> {
            if (loaded) {
                task.run();
            } else {
                waiting.add(task);
            }
        });
    }

    private void load(boolean storeIsLevel) {
        if (loaded) {
            return;
        }
        try {
            if (!storeIsLevel || !loadedFromStore()) {
                loadFromJournal();
            }
        } catch (RuntimeException | Error unreadable) {
            OutOfMemoryExit.check(unreadable);
            LOG.error("Neither the store nor the journal could be read", unreadable);
            failure = Optional.of(unreadable);
        }
        loaded = true;
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        failure.ifPresentOrElse(ready::completeExceptionally, () -> ready.complete(null));
    }

    private boolean loadedFromStore() {
        try {
            fromStore.run();
            return true;
        } catch (StoreUnavailable unavailable) {
            LOG.warn("The store cannot answer; reading the journal instead", unavailable);
            return false;
        }
    }

    private void loadFromJournal() {
        if (store.isEmpty()) {
            replay.get().forEach(entry -> apply(entry, recorded));
            return;
        }
        for (ChainHead epoch : journal.epochs(StreamId.OPERATIONS)) {
            journal.entries(StreamId.OPERATIONS, epoch.epoch(), 0, Long.MAX_VALUE)
                    .forEach(this::apply);
        }
    }

    private void apply(Entry entry) {
        apply(entry, each);
    }

    private static void apply(Entry entry, Consumer<Entry> taker) {
        if (entry.stream() != StreamId.OPERATIONS) {
            return;
        }
        try {
            taker.accept(entry);
        } catch (RuntimeException broken) {
            LOG.error(
                    "Entry {} of epoch {} does not fit what came before; verify the journal",
                    entry.seq(),
                    entry.epoch(),
                    broken);
        }
    }
}
