package org.cordon.app.scanning;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.linedata.LineDataCommands;
import org.cordon.app.machine.MachineBook;
import org.cordon.app.machine.MachineQueries;
import org.cordon.app.machine.MachineStatus;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Line;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.VerdictReasons;
import org.cordon.core.verdict.detector.Detectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// Takes frames from devices and scans from people, judges them in the order of their arrival, and
/// tells of each verdict once it is durable.
///
/// One thread, `intake`, does all judging.
public final class ScanPipeline
        implements LineQueries,
                ScanCommands,
                ScannerMonitoring,
                Scanner.Listener,
                LineDataCommands,
                AutoCloseable {
    /// Stands for the text field and a keyboard wedge.
    public static final DeviceId TYPED = new DeviceId("Typed");

    /// Stands for pictures of labels.
    public static final DeviceId IMAGE = new DeviceId("Image");

    private static final Logger LOG = LoggerFactory.getLogger(ScanPipeline.class);
    private static final Messages TEXT = Messages.of(ScanPipeline.class);

    /// So long the next scan waits for what was recorded before it; then it is judged by what is known.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Journal journal;
    private final LineStateLoader sources;
    private final Duration patience;
    private final Session session;
    private final TimeSource time;
    private final JudgingRules rules;
    private final ScanEvaluator evaluator;
    private final LineState lineState;
    private final LineConditions conditions;
    private final IntakeLoop intake;
    private final RunningOrder running;
    private final ReportIntake reports;
    private final ReworkIntake rework;
    private final ScannerMonitor taps = new ScannerMonitor();
    private final ScannerSet scanners;
    private final MachineMessages messages;
    private final MachineIntake machines;
    private final Predicate<Frame> aside;
    private final AtomicBoolean idleAsked = new AtomicBoolean();
    private volatile int refused;

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
            JudgingRules rules,
            LineSurroundings around,
            Executor reader) {
        this(
                journal,
                new LineStateLoader(journal, replay, records, store, reader),
                session,
                time,
                rules,
                around,
                PATIENCE,
                IntakeLoop.Bounds.USUAL);
    }

    ScanPipeline(
            Journal journal,
            LineStateLoader sources,
            Session session,
            TimeSource time,
            JudgingRules rules,
            LineSurroundings around,
            Duration patience,
            IntakeLoop.Bounds bounds) {
        this.journal = journal;
        aside = around.aside();
        this.patience = patience;
        this.sources = sources;
        this.session = session;
        this.time = time;
        this.rules = rules;
        evaluator = new ScanEvaluator(rules, new WaitingUnits(), around.elsewhere());
        lineState = new LineState(journal.state(), rules.catalogue(), time);
        conditions =
                new LineConditions(
                        journal,
                        lineState,
                        time,
                        rules.line().equals(Line.SINGLE) ? Detectors.ofTheLine() : List.of());
        intake = new IntakeLoop(journal, evaluator, bounds, this::meaning, this::publish);
        machines =
                new MachineIntake(
                        new MachineBook(around.machines()),
                        intake,
                        evaluator,
                        lineState,
                        time,
                        rules.line().first().id(),
                        conditions::found);
        var _ = machines.book().onChange(lineState::touched);
        running =
                new RunningOrder(
                        journal,
                        sources,
                        rules.profiles(),
                        evaluator,
                        lineState,
                        intake,
                        machines,
                        time,
                        conditions::found,
                        patience);
        reports = new ReportIntake(intake, evaluator, running, time, conditions::found);
        rework = new ReworkIntake(intake, evaluator, running, time, conditions::found);
        scanners = new ScannerSet(journal, evaluator, lineState, intake.queue());
        messages =
                new MachineMessages(
                        rules.line(),
                        intake,
                        evaluator,
                        lineState,
                        machines,
                        conditions::found,
                        code -> taps.diverts(code) || aside.test(code),
                        () -> session.person().map(Person::id));
    }

    /// Units of the running order. Whoever asks waits until they can be told, since what was judged before within the same
    /// message must not be judged again.
    private final class WaitingUnits implements ScanEvaluator.Units {
        @Override
        public Optional<Unit> unit(OrderId order, UnitId id) {
            return intake.onceTheStoreAnswers(() -> sources.units().unit(order, id));
        }

        @Override
        public List<Unit> children(OrderId order, UnitId container) {
            return intake.onceTheStoreAnswers(() -> sources.units().children(order, container));
        }
    }

    /// Takes up what earlier runs recorded, then begins to judge. Call once; blocks for a second or
    /// two, longer only while neither store nor journal can be read. The store need not be level: what
    /// it cannot tell yet comes from the journal.
    public void start() {
        evaluator.device(TYPED, DeviceRole.HANDHELD, Optional.empty());
        evaluator.device(IMAGE, DeviceRole.HANDHELD, Optional.empty());
        journal.onDurable(this::durable);
        journal.onState(changed -> {
            lineState.journal(changed);
            intake.journalChanged();
        });
        LineStateLoader.AtStart operations =
                sources.operationsAtStart(journal.head(StreamId.OPERATIONS), intake::isOpen)
                        .get(patience);
        evaluator.held(operations.held());
        evaluator.heldTargets(operations.targets());
        lineState.held(evaluator.holds());
        lineState.alarmEntries(operations.alarms());
        running.start(
                operations,
                rules.line(),
                new RunningOrder.AlarmsBefore(
                        operations.alarms(),
                        new EarlierAlarms(
                                evaluator,
                                lineState,
                                intake,
                                rules.catalogue(),
                                conditions::found,
                                scanners)));
        intake.start();
    }

    /// The line cannot be watched: what earlier runs recorded could not be taken up. Says so on the line
    /// screen, and refuses what is scanned by hand, until the program is started anew.
    ///
    /// @param why in words for people
    public void refuse(String why) {
        intake.refuse(new JournalUnavailable(TEXT.get("scanning.line.unwatched", why)));
        lineState.journal(new JournalState.Failed(why));
        intake.start();
    }

    /// What the line knows of units, and what a person changes of them.
    public LineUnits units() {
        return rework;
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
    public Line line() {
        return rules.line();
    }

    @Override
    public LineStatus status() {
        return lineState.status();
    }

    @Override
    public Optional<LineDataStatus> lineData() {
        return Optional.of(lineState.lineData())
                .filter(_ -> rules.feed().kind() != LineFeed.Kind.NONE);
    }

    @Override
    public MachineStatus machines() {
        return machines.book().status();
    }

    /// The machines of the line, for whoever asks for nothing else.
    public MachineQueries machinery() {
        return machines.book();
    }

    @Override
    public CompletableFuture<Answer> take(Document document) {
        return reports.take(document);
    }

    @Override
    public void refused(int documents) {
        refused = documents;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return lineState.onChange(listener);
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
        intake.await(IntakeLoop.Read.of(frame), session.person().map(Person::id));
    }

    @Override
    public Optional<Reason.Coded> message(LineMessage message) {
        return messages.take(message);
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
        intake.queue()
                .task(() -> {
                    try {
                        Judgement judgement =
                                intake.onceTheStoreAnswers(() -> evaluator.preview(scan));
                        said.complete(
                                new PictureCommands.Preview(
                                        judgement, VerdictReasons.of(judgement)));
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
        intake.offer(frame, session.person().map(Person::id), durable);
        return durable;
    }

    @Override
    public CompletableFuture<Entry> handle(AlarmEvent.AlarmFollowUp event) {
        return new AlarmHandler(journal, session, lineState, rules.catalogue(), time).handle(event);
    }

    @Override
    public void state(DeviceId device, DeviceState now, Reason detail) {
        scanners.state(device, now, detail);
    }

    /// A scan is durable: shows it, and tells who waits for it, whatever goes wrong in showing it.
    private void publish(Entry entry, PendingScan judged) {
        judged.place().ifPresent(ScanQueue.Place::free);
        try {
            EvaluatedScan scan =
                    EvaluatedScan.of(
                            entry, judged.event(), judged.judged().judgement(), rules.catalogue());
            try {
                lineState.judged(scan, judged.judged().newPack(), entry);
                lineState.filling(judged.judged().filling());
                scanners.feedback().judged(scan.device(), scan.code());
                scanners.feedback().latched(lineState.latched());
                rework.scanned(scan, judged.event());
            } finally {
                judged.durable().complete(scan);
            }
        } catch (RuntimeException | Error broken) {
            OutOfMemoryExit.check(broken);
            LOG.error("a scan is recorded and could not be shown", broken);
            judged.durable().completeExceptionally(broken);
        }
    }

    /// What the scan means for the alarms is part of its entry, so that no kill can fall between them. One
    /// that comes before the alarm it would join is durable raises its own.
    private ScanOutcome meaning(ScanOutcome judged) {
        judged.found().forEach(conditions::found);
        return judged.with(lineState.withMeaning(judged.event(), judged.alarm()));
    }

    private void durable(List<Entry> batch) {
        for (Entry entry : batch) {
            StateChange change = StateChange.of(entry.event());
            switch (change) {
                case OrderChange.Activated _ -> intake.queue().task(() -> running.activated(entry));
                case StateChange.BatchChange step ->
                        intake.queue().task(() -> running.batch(entry, step));
                case HoldChange _ -> {
                    if (!change.closed().isEmpty()) {
                        alarmsChanged(entry);
                    }
                    intake.queue()
                            .task(() -> {
                                evaluator.holdChanged(entry).forEach(conditions::found);
                                lineState.held(evaluator.holds());
                            });
                }
                // What a scan does to alarms shows once the scan itself does.
                case AlarmChange _ when entry.stream() == StreamId.SCANS -> {}
                case AlarmChange _ -> alarmsChanged(entry);
                case OrderChange.Opened _, OrderChange.Listed _ ->
                        intake.queue().task(() -> sources.loading(entry));
                case OrderChange.Planned _,
                        IncidentChange _,
                        PersonChange _,
                        StateChange.ScannerChange _,
                        StateChange.ReconciliationChange _,
                        StateChange.None _ -> {
                    // Does not change what a scan means.
                }
            }
        }
    }

    /// Brings alarms back whose time on the shelf is over, and looks what is wrong with the line without a
    /// scan. Call about once a second, always on the same thread.
    public void tick() {
        lineState.tick();
        conditions.tick();
        if (idleAsked.compareAndSet(false, true)) {
            intake.queue().task(this::idle);
        }
        scanners.feedback().latched(lineState.latched());
    }

    private void idle() {
        idleAsked.set(false);
        long nanos = time.nanos();
        evaluator.idle(nanos).forEach(conditions::found);
        evaluator.overdue(nanos).forEach(conditions::found);
        machines.idle();
        lineState.lineData(evaluator.reports().status(refused, nanos));
    }

    private void alarmsChanged(Entry entry) {
        List<UnitId> settled = lineState.apply(entry);
        intake.queue().task(() -> evaluator.settled(settled));
        scanners.feedback().latched(lineState.latched());
    }

    /// Judges what waits, for five seconds at most, then stops. Close the scanners first.
    @Override
    public void close() {
        intake.close();
    }
}
