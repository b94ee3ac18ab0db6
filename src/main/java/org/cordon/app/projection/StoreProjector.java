package org.cordon.app.projection;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.StoreWriter;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.StoreStatus.State;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Keeps the store level with the journal, on the thread `store`.
///
/// Acts come before scans. At start, and after every failure, it compares what the store says it holds
/// with the journal. A store that contradicts the journal is kept under another name, reported, and built
/// again from the beginning. Once level it compares every entry that it held at the start, while it is
/// idle. While the line runs, entries are gathered for [#GATHER] so that the store commits seldom; when
/// somebody waits in [#applied], at once.
///
/// The thread is never interrupted: an interrupt during input or output would close the database.
public final class StoreProjector implements StoreStatusQueries, AutoCloseable {
    /// Time between two transactions while nobody waits.
    static final Duration GATHER = Duration.ofMillis(500);

    /// An idle store is asked this often whether it still holds what it should.
    static final Duration LOOK = Duration.ofSeconds(5);

    /// Between two pages of entries that are compared with the journal.
    static final Duration CHECK = Duration.ofMillis(50);

    /// From so many entries behind it counts as being rebuilt: nobody should wait for it.
    static final int FAR = 10_000;

    private static final int ACTS_AT_ONCE = 100;
    private static final int SCANS_AT_ONCE = 2_000;
    private static final Duration CLOSE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(StoreProjector.class);
    private static final Messages TEXT = Messages.of(StoreProjector.class);

    private final Journal journal;
    private final StoreWriter store;
    private final TableCheck tables;
    private final TimeSource time;
    private final AppliedFutures waiters = new AppliedFutures();
    private final Listeners<StoreProjector> listeners = new Listeners<>("the local store");
    private final Worker worker;

    // Of the store's thread alone.
    private final Map<StreamId, ChainHead> applied = new EnumMap<>(StreamId.class);
    private boolean compared;
    private boolean tablesChecked;
    private @Nullable StoredEntriesCheck entries;
    private boolean rebuilding;
    private long deadLetters;
    private List<String> contradictions = List.of();

    private volatile StoreStatus status = new StoreStatus(State.LEVEL, 0, 0, "");

    /// Follows a journal; [#start] begins.
    ///
    /// @param tables asked once, before anything is applied
    /// @param retry between attempts while the store cannot be written
    /// @param environment of the thread that applies entries
    public StoreProjector(
            Journal journal,
            StoreWriter store,
            TableCheck tables,
            TimeSource time,
            RetryPolicy retry,
            WorkerEnvironment environment) {
        this.journal = journal;
        this.tables = tables;
        this.store = store;
        this.time = time;
        worker =
                Worker.named("store", retry)
                        .log(
                                LOG,
                                "The local store cannot follow the journal; trying again",
                                "The local store follows the journal again")
                        .expect(StoreUnavailable.class)
                        .expect(JournalUnavailable.class)
                        .onFailure(this::failed)
                        .onEnd(this::end)
                        .closeWithin(CLOSE)
                        .environment(environment)
                        .build(this::turn);
    }

    /// Begins to follow.
    public void start() {
        journal.onDurable(_ -> worker.signal());
        worker.start();
    }

    @Override
    public StoreStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    /// {@inheritDoc}
    ///
    /// Completes on a pool thread, never on the store's. Fails with [StoreUnavailable] when the
    /// follower is closed before it came so far.
    @Override
    public CompletableFuture<Void> applied(StreamId stream, ChainHead head) {
        try {
            CompletableFuture<Void> done =
                    waiters.await(stream, head.seq() > 0 ? head : lastBefore(stream, head));
            worker.signal();
            return done;
        } catch (JournalUnavailable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Right after a restore the current epoch is empty, and what was known stands in the earlier ones.
    private ChainHead lastBefore(StreamId stream, ChainHead empty) {
        return journal.epochs(stream).stream()
                .filter(head -> head.epoch() < empty.epoch() && head.seq() > 0)
                .reduce(empty, (_, later) -> later);
    }

    private void turn() {
        if (!compared) {
            compare();
            if (rebuilding) {
                publish(State.REBUILDING, "");
            }
        }
        // Acts first: they say which units are held, and what the line runs.
        boolean moved =
                step(StreamId.OPERATIONS, ACTS_AT_ONCE) || step(StreamId.SCANS, SCANS_AT_ONCE);
        if (moved) {
            publish(rebuilding ? State.REBUILDING : State.LEVEL, "");
        } else {
            rebuilding = false;
            publish(State.LEVEL, "");
            idle();
        }
    }

    private Duration failed(Throwable cause, int failures, Duration wait) {
        compared = false;
        String message = cause.getMessage();
        publish(
                State.BROKEN,
                message == null
                        ? TEXT.get("projection.store.failed", cause.getClass().getName())
                        : message);
        return wait;
    }

    private void end() {
        waiters.fail(new StoreUnavailable(TEXT.get("projection.store.ending")));
        store.close();
    }

    /// Whether the store continues the journal; if not, it is set aside and starts over.
    private void compare() {
        applied.clear();
        waiters.forget();
        contradiction().ifPresent(this::setAside);
        for (StreamId stream : StreamId.values()) {
            store.applied(stream).ifPresent(known -> applied.put(stream, known));
        }
        long behind = total() - done();
        rebuilding |= (applied.isEmpty() && behind > 0) || behind > FAR;
        deadLetters = store.deadLetters();
        contradictions = store.contradictions();
        compared = true;
    }

    private void setAside(String contradiction) {
        LOG.error(
                "The local store contradicts the journal: {}. It was set aside as {} and is"
                        + " rebuilt. Keep that file: it may be the last copy of what the"
                        + " journal lacks. See cordon store check and cordon store export",
                contradiction,
                store.setAside());
        entries = null;
    }

    /// What the store holds and the journal does not.
    private Optional<String> contradiction() {
        for (StreamId stream : StreamId.values()) {
            List<ChainHead> ends = store.ends(stream);
            Optional<ChainHead> head = store.applied(stream);
            Optional<ChainHead> last =
                    ends.isEmpty() ? Optional.empty() : Optional.of(ends.getLast());
            if (!head.equals(last)) {
                return Optional.of(
                        "what it says of the last entry of %s is not what it holds"
                                .formatted(stream));
            }
            for (ChainHead end : ends) {
                if (!isInJournal(stream, end)) {
                    return Optional.of(
                            "the journal has no such entry %d/%d of %s"
                                    .formatted(end.epoch(), end.seq(), stream));
                }
            }
        }
        Optional<String> held = tablesChecked ? Optional.empty() : held();
        tablesChecked = true;
        return held;
    }

    /// While this has the store open, nobody else can change what it holds: that is looked at once, the
    /// lists and the first page of entries at once, the other pages in idle time.
    private Optional<String> held() {
        Map<StreamId, ChainHead> known = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            store.applied(stream).ifPresent(last -> known.put(stream, last));
        }
        StoredEntriesCheck check = new StoredEntriesCheck(journal, store, known);
        entries = check;
        return Optional.ofNullable(known.get(StreamId.OPERATIONS))
                .flatMap(tables::contradiction)
                .or(check::next);
    }

    private boolean isInJournal(StreamId stream, ChainHead head) {
        List<Entry> found = journal.read(stream, head.epoch(), head.seq() - 1, 1);
        return !found.isEmpty() && found.getFirst().head().equals(head);
    }

    /// Applies one batch of a stream.
    ///
    /// @return whether there was one
    private boolean step(StreamId stream, int max) {
        Optional<ChainHead> known = Optional.ofNullable(applied.get(stream));
        for (ChainHead epoch : journal.epochs(stream)) {
            long after =
                    known.filter(h -> h.epoch() == epoch.epoch()).map(ChainHead::seq).orElse(0L);
            boolean passed = known.isPresent() && known.get().epoch() > epoch.epoch();
            if (!passed && epoch.seq() > after) {
                List<Entry> batch = journal.read(stream, epoch.epoch(), after, max);
                if (batch.isEmpty()) {
                    throw new JournalUnavailable(
                            TEXT.get(
                                    "projection.journal.lacks",
                                    stream,
                                    epoch.epoch(),
                                    epoch.seq(),
                                    after + 1));
                }
                store.apply(batch);
                deadLetters = store.deadLetters();
                ChainHead head = batch.getLast().head();
                applied.put(stream, head);
                waiters.reached(stream, head);
                return true;
            }
        }
        known.ifPresent(head -> waiters.reached(stream, head));
        return false;
    }

    /// Waits for work, gathers what comes with it, and now and then looks whether the store still
    /// holds what it held.
    private void idle() {
        if (entries != null && !entries.isDone()) {
            Optional<String> different = entries.next();
            different.ifPresent(this::setAside);
            if (different.isPresent()) {
                compared = false;
                return;
            }
            if (!worker.await(CHECK)) {
                return;
            }
        } else if (!worker.await(LOOK)) {
            for (StreamId stream : StreamId.values()) {
                if (!store.applied(stream).equals(Optional.ofNullable(applied.get(stream)))) {
                    compared = false;
                }
            }
            return;
        }
        long start = time.nanos();
        long left = GATHER.toNanos();
        while (left > 0 && waiters.isEmpty() && !worker.isClosing()) {
            if (!worker.await(Duration.ofNanos(left))) {
                return;
            }
            left = GATHER.toNanos() - (time.nanos() - start);
        }
    }

    private long total() {
        long sum = 0;
        for (StreamId stream : StreamId.values()) {
            for (ChainHead epoch : journal.epochs(stream)) {
                sum += epoch.seq();
            }
        }
        return sum;
    }

    private long done() {
        long sum = 0;
        for (Map.Entry<StreamId, ChainHead> stream : applied.entrySet()) {
            for (ChainHead epoch : journal.epochs(stream.getKey())) {
                int here = stream.getValue().epoch();
                sum += epoch.epoch() < here ? epoch.seq() : 0;
                sum += epoch.epoch() == here ? stream.getValue().seq() : 0;
            }
        }
        return sum;
    }

    private void publish(State state, String detail) {
        StoreStatus now =
                state == State.BROKEN
                        ? new StoreStatus(
                                state,
                                status.applied(),
                                status.total(),
                                detail,
                                deadLetters,
                                contradictions)
                        : new StoreStatus(
                                state, done(), total(), detail, deadLetters, contradictions);
        if (!now.equals(status)) {
            status = now;
            listeners.publish(this);
        }
    }

    /// Ends the thread after the transaction at hand and closes the store. Waits for it, but not for a
    /// disk that hangs.
    @Override
    public void close() {
        worker.close();
    }
}
