package org.cordon.app.scanning;

import org.cordon.app.auth.Session;
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
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.detector.Detectors;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    private final ScansByHand byHand;
    private final DurableEntries durable;
    private final MachineIntake machines;
    private final Predicate<Frame> aside;
    private final IdleLine idle;

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
        scanners = new ScannerSet(journal, evaluator, lineState, intake.queue());
        rework =
                new ReworkIntake(
                        intake, evaluator, running, time, conditions::found, scanners.feedback());
        messages =
                new MachineMessages(
                        rules.line(),
                        intake,
                        evaluator,
                        lineState,
                        machines,
                        conditions::found,
                        this::diverts,
                        () -> session.person().map(Person::id));
        byHand =
                new ScansByHand(
                        intake,
                        evaluator,
                        time,
                        this::diverts,
                        () -> session.person().map(Person::id));
        idle = new IdleLine(intake, evaluator, machines, lineState, time, conditions::found);
        durable =
                new DurableEntries(
                        intake,
                        evaluator,
                        lineState,
                        running,
                        sources,
                        scanners,
                        rework,
                        rules.catalogue(),
                        conditions);
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
        journal.onDurable(durable::apply);
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

    /// What else shows something of the line, such as the reconciliation. Any thread.
    ///
    /// @return whether it is taken; not before the alarms of earlier runs are known
    public boolean found(LineFinding finding) {
        if (!lineState.alarmsKnown()) {
            return false;
        }
        intake.queue().task(() -> machines.raised(List.of(finding)).forEach(conditions::found));
        return true;
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
        idle.refused(documents);
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

    private boolean diverts(Frame frame) {
        return taps.diverts(frame) || aside.test(frame);
    }

    @Override
    public void frame(Frame frame) {
        if (diverts(frame)) {
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
        return byHand.scanned(TYPED, scan);
    }

    /// What people scan without a scanner of the line.
    ScansByHand byHand() {
        return byHand;
    }

    @Override
    public CompletableFuture<Entry> handle(AlarmEvent.AlarmFollowUp event) {
        return new AlarmHandler(journal, session, lineState, rules.catalogue(), time).handle(event);
    }

    @Override
    public void state(DeviceId device, DeviceState now, Reason detail) {
        scanners.state(device, now, detail);
    }

    private void publish(Entry entry, PendingScan judged) {
        durable.publish(entry, judged);
    }

    /// What the scan means for the alarms is part of its entry, so that no kill can fall between them. One
    /// that comes before the alarm it would join is durable raises its own.
    private ScanOutcome meaning(ScanOutcome judged) {
        judged.found().forEach(conditions::found);
        return judged.with(lineState.withMeaning(judged.event(), judged.alarm()));
    }

    /// Brings alarms back whose time on the shelf is over, and looks what is wrong with the line without a
    /// scan. Call about once a second, always on the same thread.
    public void tick() {
        lineState.tick();
        conditions.tick();
        idle.ask();
        scanners.feedback().latched(lineState.latched());
    }

    /// Judges what waits, for five seconds at most, then stops. Close the scanners first.
    @Override
    public void close() {
        intake.close();
    }
}
