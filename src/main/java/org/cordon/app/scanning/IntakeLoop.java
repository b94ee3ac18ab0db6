package org.cordon.app.scanning;

import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.LineFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The thread `intake`: evaluates scans in the order of their arrival and hands them to the journal.
final class IntakeLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeLoop.class);
    private static final Messages TEXT = Messages.of(IntakeLoop.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration SHORT_WAIT = Duration.ofMillis(1);
    private static final Duration LONG_WAIT = Duration.ofSeconds(1);

    private final ScanEvaluator evaluator;
    private final Bounds bounds;
    private final UnaryOperator<ScanOutcome> meaning;
    private final ScanQueue queue;
    private final ScanRecorder recorder;
    private final Worker worker;
    private final List<PendingScan> unsure = new ArrayList<>();
    // Orders of which it is not known what was scanned earlier.
    private final Set<Optional<OrderId>> historyPending = new HashSet<>();
    private volatile Optional<JournalUnavailable> refusal = Optional.empty();
    private volatile boolean closing;
    private volatile boolean stopped;

    /// What was read in one message.
    ///
    /// @param codes at least one
    /// @param station where; empty for the device's own
    record Read(List<Frame> codes, Optional<StationId> station, ReadDetails details) {
        static Read of(Frame code) {
            return new Read(List.of(code), Optional.empty(), ReadDetails.NONE);
        }
    }

    /// What may wait.
    ///
    /// @param scans not yet durable at once; a device that brings one more waits
    /// @param unsure judged before it is known what was scanned earlier; with so many, further scans wait
    ///     until it is known
    record Bounds(int scans, int unsure) {
        static final Bounds USUAL = new Bounds(4_096, 10_000);
    }

    /// Does nothing yet; see [#start].
    ///
    /// @param meaning says what a scan means for the alarms
    /// @param durable informed of each scan that is confirmed durable, on the journal's thread
    IntakeLoop(
            Journal journal,
            ScanEvaluator evaluator,
            Bounds bounds,
            UnaryOperator<ScanOutcome> meaning,
            BiConsumer<Entry, PendingScan> durable) {
        this.evaluator = evaluator;
        this.bounds = bounds;
        this.meaning = meaning;
        worker =
                Worker.named("intake", RetryPolicy.doubling(SHORT_WAIT, LONG_WAIT))
                        .log(LOG, "scans cannot be handled", "scans are handled again")
                        .closeOnce(this::isFinished)
                        .build(this::turn);
        queue = new ScanQueue(bounds.scans(), worker::signal);
        recorder =
                new ScanRecorder(
                        journal, durable, () -> queue.task(this::recordRefused), () -> stopped);
    }

    void start() {
        worker.start();
    }

    /// From now on scans are refused. Any thread.
    void refuse(JournalUnavailable why) {
        refusal = Optional.of(why);
    }

    /// What waits for this thread.
    ScanQueue queue() {
        return queue;
    }

    /// Whether [#close] was not called yet. Any thread.
    boolean isOpen() {
        return !closing;
    }

    /// The journal may acknowledge again. Any thread.
    void journalChanged() {
        recorder.wake();
    }

    /// Adds what was read in one message of a device; blocks while too many scans are not yet durable.
    ///
    /// @param person who is signed in
    void await(Read read, Optional<PersonId> person) {
        ScanQueue.Place place = queue.enter(read.codes().size());
        queue.scan(() -> judge(read, person, new CompletableFuture<>(), place));
    }

    /// Adds a signal, which belongs between scans in the order of its arrival; blocks as a scan does.
    ///
    /// @param found informed of what it shows of the line
    void await(Supplier<SignalOutcome> signal, Consumer<LineFinding> found) {
        ScanQueue.Place place = queue.enter(1);
        queue.scan(() -> {
            place.free();
            SignalOutcome outcome = signal.get();
            outcome.found().forEach(found);
            List<LineEvent> recorded = outcome.recorded();
            if (!recorded.isEmpty() && refusal.isEmpty()) {
                recorder.awaitJournal();
                recorded.forEach(recorder::signal);
            }
        });
    }

    /// Adds line data, which belong between scans in the order of their arrival; blocks as a scan does.
    ///
    /// @param judged what is to be recorded of them, on the thread; empty if nothing is
    /// @return how many reports are durable now; fails if they cannot be recorded
    CompletableFuture<Integer> reports(Supplier<Optional<LineEvent.LineDataReported>> judged) {
        CompletableFuture<Integer> durable = new CompletableFuture<>();
        ScanQueue.Place place = queue.enter(1);
        var _ = durable.whenComplete((_, _) -> place.free());
        queue.scan(() -> {
            try {
                if (refusal.isPresent()) {
                    throw refusal.get();
                }
                recorder.awaitJournal();
                judged.get()
                        .ifPresentOrElse(
                                event -> recorder.record(event, durable),
                                () -> durable.complete(0));
            } catch (RuntimeException | Error broken) {
                durable.completeExceptionally(broken);
                OutOfMemoryExit.check(broken);
            }
        });
        return durable;
    }

    /// Adds a scan by hand; never blocks.
    ///
    /// @param durable completes once it is durable; fails if too many scans are not yet durable
    void offer(Frame frame, Optional<PersonId> person, CompletableFuture<EvaluatedScan> durable) {
        queue.tryEnter()
                .ifPresentOrElse(
                        place -> queue.scan(() -> judge(Read.of(frame), person, durable, place)),
                        () -> durable.completeExceptionally(tooMany()));
    }

    private JournalUnavailable tooMany() {
        return new JournalUnavailable(TEXT.get("scanning.intake.full", bounds.scans()));
    }

    // --- on the thread ---------------------------------------------------------------------------

    private boolean isFinished() {
        return stopped || queue.isEmpty();
    }

    private void recordRefused() {
        recorder.awaitJournal();
    }

    private void turn() {
        boolean scansToo = closing || historyPending.isEmpty() || unsure.size() < bounds.unsure();
        queue.next(scansToo)
                .ifPresentOrElse(
                        IntakeLoop::handle,
                        () -> {
                            boolean _ = worker.await(IDLE);
                        });
    }

    private static void handle(Runnable task) {
        try {
            task.run();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error broken) {
            // One scan that cannot be judged must not hold up those after it.
            LOG.error("a scan or a change could not be handled", broken);
        }
    }

    private void judge(
            Read read,
            Optional<PersonId> person,
            CompletableFuture<EvaluatedScan> durable,
            ScanQueue.Place place) {
        if (refusal.isPresent()) {
            place.free();
            durable.completeExceptionally(refusal.get());
            return;
        }
        try {
            recorder.awaitJournal();
            List<ScanOutcome> judged =
                    onceTheStoreAnswers(
                            () -> evaluator.judge(read.codes(), read.station(), read.details()));
            // The place of all is free once the last is durable, since they are recorded in order.
            int last = judged.size() - 1;
            for (int i = 0; i <= last; i++) {
                PendingScan waiting =
                        new PendingScan(
                                meaning.apply(judged.get(i)),
                                person,
                                i == last ? durable : new CompletableFuture<>(),
                                i == last ? Optional.of(place) : Optional.empty());
                if (!historyPending.isEmpty() && waiting.judged().newPack()) {
                    unsure.add(waiting);
                }
                recorder.awaitJournal();
                recorder.record(waiting);
            }
        } catch (RuntimeException | Error broken) {
            place.free();
            durable.completeExceptionally(broken);
            throw broken;
        }
    }

    /// While neither store nor journal can answer, nobody knows what a serial means: the scan waits, and
    /// those after it. The store's state is shown elsewhere.
    <T> T onceTheStoreAnswers(Supplier<T> question) {
        for (int tries = 0; ; tries++) {
            try {
                return question.get();
            } catch (StoreUnavailable away) {
                if (tries == 0) {
                    LOG.warn("the store does not answer; scans wait", away);
                }
                if (closing) {
                    throw away;
                }
                recorder.pause();
            }
        }
    }

    /// It is not known what was scanned earlier of an order: keeps what is judged without.
    ///
    /// @param alone whether no other order runs beside it
    void historyPending(Optional<OrderId> order, boolean alone) {
        if (alone) {
            historyPending.clear();
            unsure.clear();
        }
        historyPending.add(order);
    }

    /// Ends [#historyPending].
    ///
    /// @return new packs of the order judged meanwhile, in order
    List<PendingScan> historySettled(Optional<OrderId> order) {
        historyPending.remove(order);
        List<PendingScan> judged =
                unsure.stream().filter(each -> each.event().order().equals(order)).toList();
        unsure.removeAll(judged);
        return judged;
    }

    /// Records what a scan comes to that was judged before.
    void record(PendingScan again) {
        recorder.record(
                new PendingScan(
                        meaning.apply(again.judged()),
                        again.person(),
                        again.durable(),
                        again.place()));
    }

    /// Judges what waits, for five seconds at most, then stops. Blocks.
    @Override
    public void close() {
        closing = true;
        if (!worker.close(DRAIN)) {
            stopped = true;
            recorder.wake();
            if (!worker.close(DRAIN)) {
                LOG.warn("a scan under way did not end in time and is left to itself");
            }
        }
        queue.open();
    }
}
