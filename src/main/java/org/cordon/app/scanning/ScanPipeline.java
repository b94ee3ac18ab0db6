package org.cordon.app.scanning;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.Scanner;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.code.PackDecoder;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.Judge;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Takes frames from devices and scans from people, judges them in the order of their arrival, and
/// tells of each verdict once it is durable.
///
/// One thread, `intake`, does all judging.
public final class ScanPipeline
        implements LineQueries, ScanCommands, ScannerMonitoring, Scanner.Listener, AutoCloseable {
    /// Stands for the text field and a keyboard wedge.
    public static final DeviceId TYPED = new DeviceId("Typed");

    /// Stands for pictures of labels.
    public static final DeviceId IMAGE = new DeviceId("Image");

    private static final Logger LOG = LoggerFactory.getLogger(ScanPipeline.class);

    /// So long the next scan waits for what was recorded before it; then it is judged by what is known.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration SHORT_WAIT = Duration.ofMillis(1);
    private static final Duration LONG_WAIT = Duration.ofSeconds(1);

    /// The rules a scan is judged by.
    public record Rules(
            PackDecoder reader, Judge judge, VerdictMessages reasons, ExceptionCatalogue acts) {}

    private final Journal journal;
    private final LineStateLoader sources;
    private final Duration patience;
    private final Session session;
    private final TimeSource time;
    private final Rules rules;
    private final ScanEvaluator judging;
    private final LineState board;
    private final Bounds bounds;
    private final ScanQueue queue;
    private final ScannerMonitor taps = new ScannerMonitor();
    private final ScannerSet scanners;
    private final ScannerFeedback voice;
    private final ScanRecorder recorder;
    private final Worker worker;
    private final List<PendingScan> unsure = new ArrayList<>();
    private volatile Optional<ActiveOrder> active = Optional.empty();
    private boolean historyPending;
    private final Predicate<Frame> aside;
    private volatile Optional<JournalUnavailable> refusal = Optional.empty();
    private volatile boolean closing;
    private volatile boolean stopped;

    /// What may wait.
    ///
    /// @param scans not yet durable at once; a device that brings one more waits
    /// @param unsure judged before it is known what was scanned earlier; with so many, further scans wait
    ///     until it is known
    record Bounds(int scans, int unsure) {
        static final Bounds USUAL = new Bounds(4_096, 10_000);
    }

    /// What comes into judging from outside the line.
    ///
    /// @param aside takes messages off the line that are no scans of packs, such as check codes; called on a
    ///     device's own thread for each whole message: answers at once
    /// @param elsewhere what other terminals hold
    public record Outside(Predicate<Frame> aside, RemoteHolds elsewhere) {
        static final Outside NOTHING = new Outside(_ -> false, _ -> Optional.empty());
    }

    /// Does nothing yet; see [#start]. Learns what was recorded before on the thread that asks.
    public ScanPipeline(
            Journal journal,
            StoreQueries records,
            StoreStatusQueries store,
            Session session,
            TimeSource time,
            Rules rules) {
        this(journal, records, store, session, time, rules, Runnable::run, PATIENCE, Bounds.USUAL);
    }

    /// Does nothing yet; see [#start].
    ///
    /// @param replay what is held and what runs, at start
    /// @param reader asks store and journal for what was recorded before; its tasks may take long
    public ScanPipeline(
            Journal journal,
            OperationsReplay replay,
            StoreQueries records,
            StoreStatusQueries store,
            Session session,
            TimeSource time,
            Rules rules,
            Outside outside,
            Executor reader) {
        this(
                journal,
                new LineStateLoader(journal, replay, records, store, reader),
                session,
                time,
                rules,
                outside,
                PATIENCE,
                Bounds.USUAL);
    }

    ScanPipeline(
            Journal journal,
            StoreQueries records,
            StoreStatusQueries store,
            Session session,
            TimeSource time,
            Rules rules,
            Executor reader,
            Duration patience,
            Bounds bounds) {
        this(
                journal,
                new LineStateLoader(journal, new OperationsReplay(journal), records, store, reader),
                session,
                time,
                rules,
                Outside.NOTHING,
                patience,
                bounds);
    }

    private ScanPipeline(
            Journal journal,
            LineStateLoader sources,
            Session session,
            TimeSource time,
            Rules rules,
            Outside outside,
            Duration patience,
            Bounds bounds) {
        this.journal = journal;
        aside = outside.aside();
        this.bounds = bounds;
        worker =
                Worker.named("intake", RetryPolicy.doubling(SHORT_WAIT, LONG_WAIT))
                        .log(LOG, "scans cannot be handled", "scans are handled again")
                        .closeOnce(this::isFinished)
                        .build(this::turn);
        queue = new ScanQueue(bounds.scans(), worker::signal);
        this.patience = patience;
        this.sources = sources;
        this.session = session;
        this.time = time;
        this.rules = rules;
        this.judging =
                new ScanEvaluator(
                        rules,
                        (_, id) -> active.flatMap(order -> sources.unit(order, id)),
                        outside.elsewhere());
        this.board = new LineState(journal.state());
        this.scanners = new ScannerSet(journal, judging, board, queue);
        this.voice = scanners.voice();
        this.recorder =
                new ScanRecorder(
                        journal,
                        this::publish,
                        () -> queue.task(this::recordWhatWasRefused),
                        () -> stopped);
    }

    /// Takes up what earlier runs recorded, then begins to judge. Call once; blocks for a second or
    /// two, longer only while neither store nor journal can be read. The store need not be level: what
    /// it cannot tell yet comes from the journal.
    public void start() {
        judging.device(TYPED, DeviceRole.HANDHELD);
        judging.device(IMAGE, DeviceRole.HANDHELD);
        journal.onDurable(this::durable);
        journal.onState(changed -> {
            board.journal(changed);
            recorder.wake();
        });
        LineStateLoader.Acts acts =
                sources.actsAtStart(journal.head(StreamId.OPERATIONS), this::isOpen)
                        .answer(patience);
        judging.held(acts.held());
        board.held(judging.heldUnits());
        run(acts.order(), true, patience);
        worker.start();
    }

    /// The line cannot be watched: what earlier runs recorded could not be taken up. Says so on the line
    /// screen, and refuses what is scanned by hand, until the program is started anew.
    ///
    /// @param why in words for people
    public void refuse(String why) {
        refusal =
                Optional.of(
                        new JournalUnavailable(
                                "The line is not watched: %s Start Cordon again once that is put right."
                                        .formatted(why)));
        board.journal(new JournalState.Failed(why));
        worker.start();
    }

    /// Attaches a scanner and starts it.
    public void attach(Scanner scanner) {
        scanners.attach(scanner, this);
    }

    /// Forgets a scanner; the others go on undisturbed. Close it first: scans it has brought are
    /// judged still.
    public void detach(Scanner scanner) {
        scanners.detach(scanner);
    }

    @Override
    public LineStatus status() {
        return board.status();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return board.onChange(listener);
    }

    @Override
    public Tap open(DeviceId device, Mode mode, Ear ear) {
        return taps.open(device, mode, ear);
    }

    @Override
    public boolean hears(DeviceId device) {
        return taps.hears(device);
    }

    @Override
    public void raw(DeviceId device, Bytes chunk, Instant at, long nanos) {
        taps.raw(device, chunk, at, nanos);
    }

    @Override
    public void frame(Frame frame) {
        if (taps.diverts(frame) || aside.test(frame)) {
            return;
        }
        Optional<PersonId> person = session.person().map(Person::id);
        ScanQueue.Place place = queue.enter();
        queue.scan(() -> judge(frame, person, new CompletableFuture<>(), place));
    }

    @Override
    public CompletableFuture<EvaluatedScan> typed(Bytes scan) {
        return byHand(TYPED, scan);
    }

    /// Judges a code found in a picture; as [#typed], with its own device.
    CompletableFuture<EvaluatedScan> pictured(Bytes scan) {
        return byHand(IMAGE, scan);
    }

    /// What a code would mean if it were scanned by hand now; records nothing.
    CompletableFuture<PictureCommands.Preview> preview(Bytes scan) {
        CompletableFuture<PictureCommands.Preview> said = new CompletableFuture<>();
        queue.task(() -> {
            try {
                Judgement judgement = onceTheStoreAnswers(() -> judging.preview(scan));
                said.complete(
                        new PictureCommands.Preview(judgement, rules.reasons().of(judgement)));
            } catch (RuntimeException broken) {
                said.completeExceptionally(broken);
            }
        });
        return said;
    }

    private CompletableFuture<EvaluatedScan> byHand(DeviceId device, Bytes scan) {
        Frame frame = new Frame(device, scan, time.now(), time.nanos(), 0);
        CompletableFuture<EvaluatedScan> durable = new CompletableFuture<>();
        if (taps.diverts(frame) || aside.test(frame)) {
            durable.cancel(false);
            return durable;
        }
        Optional<PersonId> person = session.person().map(Person::id);
        queue.tryEnter()
                .ifPresentOrElse(
                        place -> queue.scan(() -> judge(frame, person, durable, place)),
                        () -> durable.completeExceptionally(tooMany()));
        return durable;
    }

    private JournalUnavailable tooMany() {
        return new JournalUnavailable(
                "Not recorded: %,d scans wait to be recorded. Scan this code again once they are."
                        .formatted(bounds.scans()));
    }

    @Override
    public CompletableFuture<Entry> answer(EvaluatedScan scan, JournalEvent.Answer answer) {
        return journal.append(
                session.person().map(Person::id),
                JournalEvent.VerdictAnswered.of(scan.position(), answer));
    }

    @Override
    public void state(DeviceId device, DeviceState now, String detail) {
        scanners.state(device, now, detail);
    }

    // --- judging, on the intake thread -----------------------------------------------------------

    private void turn() {
        boolean scansToo = closing || !historyPending || unsure.size() < bounds.unsure();
        queue.next(scansToo)
                .ifPresentOrElse(
                        this::handle,
                        () -> {
                            boolean _ = worker.await(IDLE);
                        });
    }

    private void handle(Runnable task) {
        try {
            task.run();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error broken) {
            // One scan that cannot be judged must not hold up those after it.
            LOG.error("a scan or a change could not be handled", broken);
        }
    }

    private boolean isFinished() {
        return stopped || queue.isEmpty();
    }

    private void judge(
            Frame frame,
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
            PendingScan waiting =
                    new PendingScan(
                            onceTheStoreAnswers(() -> judging.judge(frame)),
                            person,
                            durable,
                            Optional.of(place));
            if (historyPending && waiting.judged().newPack()) {
                unsure.add(waiting);
            }
            recorder.record(waiting);
        } catch (RuntimeException | Error broken) {
            place.free();
            durable.completeExceptionally(broken);
            throw broken;
        }
    }

    /// While neither store nor journal can answer, nobody knows what a serial means: the scan waits, and
    /// those after it. The store's state is shown elsewhere.
    private <T> T onceTheStoreAnswers(Supplier<T> question) {
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

    private void recordWhatWasRefused() {
        recorder.awaitJournal();
    }

    /// A scan is durable: shows it, and tells who waits for it, whatever goes wrong in showing it.
    private void publish(Entry entry, PendingScan judged) {
        judged.place().ifPresent(ScanQueue.Place::free);
        try {
            EvaluatedScan scan =
                    new EvaluatedScan(
                            entry.position(),
                            judged.fact().device(),
                            judged.fact().receivedAt(),
                            judged.fact().raw(),
                            judged.judged().judgement(),
                            judged.fact().reason(),
                            rules.acts().of(judged.fact().verdict()).firstAction(),
                            judged.fact().container());
            try {
                board.judged(scan, judged.judged().newPack(), latches(judged.fact()));
                voice.judged(scan.device(), scan.code());
                voice.latched(board.latched());
            } finally {
                judged.durable().complete(scan);
            }
        } catch (RuntimeException | Error broken) {
            OutOfMemoryExit.check(broken);
            LOG.error("a scan is recorded and could not be shown", broken);
            judged.durable().completeExceptionally(broken);
        }
    }

    /// A person who scans a held unit by hand asks about it; that is no alarm.
    private static boolean latches(JournalEvent.ScanJudged fact) {
        return fact.verdict().latching()
                && !(fact.verdict() == VerdictCode.ON_HOLD && fact.role() == DeviceRole.HANDHELD);
    }

    // --- what the journal tells
    // ----------------------------------------------------------------------

    private void durable(List<Entry> batch) {
        for (Entry entry : batch) {
            switch (StateChange.of(entry.fact())) {
                case OrderChange.Activated _ -> queue.task(() -> orderActivated(entry));
                case HoldChange _ ->
                        queue.task(() -> {
                            judging.holdChanged(entry);
                            board.held(judging.heldUnits());
                        });
                case StateChange.VerdictAnswered(var scan) -> {
                    board.answered(scan);
                    voice.latched(board.latched());
                }
                case OrderChange.Opened _,
                        OrderChange.Listed _,
                        IncidentChange _,
                        PersonChange _,
                        StateChange.None _ -> {
                    // Does not change what a scan means.
                }
            }
        }
    }

    private void orderActivated(Entry entry) {
        // The order must be known before the next scan is judged by it. A store that does not
        // answer now
        // is busy with the order's units, and will be for long.
        Duration busy = patience.dividedBy(4);
        Optional<ActiveOrder> now = sources.active(entry.head(), this::isOpen).answer(busy);
        if (!now.equals(active)) {
            run(now, false, busy);
        }
    }

    /// Goes by another order, and by what was scanned of it before as soon as that is known.
    ///
    /// @param fresh whether verdicts of earlier runs wait for their answers
    /// @param wait for it so long at most
    private void run(Optional<ActiveOrder> now, boolean fresh, Duration wait) {
        active = now;
        historyPending = true;
        unsure.clear();
        judging.order(now.map(ActiveOrder::order), Map.of());
        board.order(now.map(ActiveOrder::order));
        StoreOrJournalQuery<ScanHistory> asked =
                sources.scans(
                        now.map(a -> a.order().id()),
                        journal.head(StreamId.SCANS),
                        () -> isOpen() && active.equals(now));
        if (!asked.soon(wait, earlier -> learn(now, earlier, fresh))) {
            LOG.info("scans are judged before all that was scanned earlier is known");
            asked.later(
                    earlier -> queue.task(() -> learn(now, earlier, fresh)),
                    () -> queue.task(() -> learnNothing(now)));
        }
    }

    private boolean isOpen() {
        return !closing;
    }

    /// What was scanned before is known. A pack that was judged without, and had passed before, is
    /// judged again: it is a duplicate.
    private void learn(Optional<ActiveOrder> of, ScanHistory earlier, boolean fresh) {
        if (!active.equals(of)) {
            return;
        }
        int packs = judging.earlier(earlier.seen());
        board.earlier(earlier.counts(), packs);
        historyPending = false;
        if (fresh) {
            for (Entry entry : earlier.unanswered()) {
                if (entry.fact() instanceof JournalEvent.ScanJudged fact && latches(fact)) {
                    board.stillUnsolved(onceTheStoreAnswers(() -> recorded(entry, fact)));
                }
            }
            voice.latched(board.latched());
        }
        for (PendingScan waiting : unsure) {
            waiting.fact()
                    .unit()
                    .ifPresent(unit ->
                            Optional.ofNullable(earlier.seen().get(unit))
                                    .ifPresent(
                                            first -> recorder.record(again(waiting, unit, first))));
        }
        unsure.clear();
    }

    /// What was scanned before will not be known; the line goes on without, and the panel says so.
    private void learnNothing(Optional<ActiveOrder> of) {
        if (active.equals(of)) {
            historyPending = false;
            unsure.clear();
        }
    }

    private PendingScan again(PendingScan before, UnitId unit, Instant first) {
        return new PendingScan(
                judging.duplicate(before.judged(), unit, first),
                before.person(),
                new CompletableFuture<>(),
                Optional.empty());
    }

    private EvaluatedScan recorded(Entry entry, JournalEvent.ScanJudged fact) {
        return new EvaluatedScan(
                entry.position(),
                fact.device(),
                fact.receivedAt(),
                fact.raw(),
                judging.again(fact),
                fact.reason(),
                rules.acts().of(fact.verdict()).firstAction(),
                fact.container());
    }

    /// Judges what waits, for five seconds at most, then stops. Close the scanners first.
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
