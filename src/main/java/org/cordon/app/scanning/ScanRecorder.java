package org.cordon.app.scanning;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Records judged scans, and units that were rejected between them, in their order. Those that the journal refuses are
/// kept, and recorded again once it acknowledges; devices wait meanwhile, and nothing is dropped. For the thread that
/// judges.
final class ScanRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(ScanRecorder.class);
    private static final Messages TEXT = Messages.of(ScanRecorder.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Journal journal;
    private final BiConsumer<Entry, PendingScan> durable;
    private final Runnable refused;
    private final BooleanSupplier stopped;

    // Each records one. Bounded by the places in the queue: a scan keeps its own until it is
    // durable.
    // Units that were rejected wait until all before them are recorded.
    private final Queue<Runnable> unrecorded = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Thread> pausing = new AtomicReference<>();

    /// @param durable told of each scan that is on record, on the journal's thread
    /// @param refused told when scans are kept, on the journal's thread; then let the thread that judges
    ///     call [#awaitJournal], also when no scan comes
    /// @param stopped whether to wait no longer
    ScanRecorder(
            Journal journal,
            BiConsumer<Entry, PendingScan> durable,
            Runnable refused,
            BooleanSupplier stopped) {
        this.stopped = stopped;
        this.journal = journal;
        this.durable = durable;
        this.refused = refused;
    }

    void record(PendingScan judged) {
        record(
                "a scan",
                judged.person(),
                judged.event(),
                entry -> durable.accept(entry, judged),
                why -> {
                    judged.place().ifPresent(ScanQueue.Place::free);
                    judged.durable().completeExceptionally(why);
                });
    }

    /// What a signal came to.
    void signal(LineEvent event) {
        record("a signal", Optional.empty(), event, _ -> {}, _ -> {});
    }

    /// @param durable how many reports it holds, once it is on record
    void record(LineEvent.LineDataReported reported, CompletableFuture<Integer> durable) {
        record(
                "line data",
                Optional.empty(),
                reported,
                _ -> durable.complete(reported.reports().size()),
                durable::completeExceptionally);
    }

    /// @param what it is, for the log
    /// @param lost informed if the journal will not take it however often it is tried
    private void record(
            String what,
            Optional<PersonId> person,
            LineEvent event,
            Consumer<Entry> recorded,
            Consumer<Throwable> lost) {
        UnwatchedFuture.logFailure(
                journal.append(person, event)
                        .handle((entry, failed) -> {
                            if (entry != null) {
                                recorded.accept(entry);
                            } else if (Futures.of(failed) instanceof JournalUnavailable) {
                                unrecorded.add(() -> record(what, person, event, recorded, lost));
                                refused.run();
                            } else {
                                OutOfMemoryExit.check(failed);
                                LOG.error("{} could not be recorded and is lost", what, failed);
                                lost.accept(failed);
                            }
                            return true;
                        }),
                "recording " + what);
    }

    /// Waits until the journal acknowledges, then records what it refused before, in order.
    ///
    /// @throws JournalUnavailable if it is closed
    void awaitJournal() {
        while (!unrecorded.isEmpty() || !recording()) {
            if (journal.state() instanceof JournalState.Closed) {
                throw new JournalUnavailable(TEXT.get("scanning.journal.closed"));
            }
            if (recording()) {
                int waiting = unrecorded.size();
                for (int i = 0; i < waiting; i++) {
                    Runnable again = unrecorded.poll();
                    if (again != null) {
                        again.run();
                    }
                }
                return;
            }
            pause();
        }
    }

    /// Ends a [#pause] under way. Any thread.
    void wake() {
        Thread waiting = pausing.get();
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /// Waits a little, or until [#wake].
    ///
    /// @throws JournalUnavailable if the thread is to end
    void pause() {
        pausing.set(Thread.currentThread());
        LockSupport.parkNanos(this, PAUSE.toNanos());
        pausing.set(null);
        if (stopped.getAsBoolean()) {
            throw new JournalUnavailable(TEXT.get("scanning.journal.stopped"));
        }
    }

    private boolean recording() {
        return journal.state() instanceof JournalState.Recording;
    }
}
