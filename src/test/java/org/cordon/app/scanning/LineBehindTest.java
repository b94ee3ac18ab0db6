package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.projection.StoreStatus;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeScanner;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.LogLines;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The line while the store cannot tell what was recorded: behind, being rebuilt, or broken.
@Timeout(Until.SECONDS)
final class LineBehindTest {
    private static final OrderId ORDER = new OrderId("PO-1");
    private static final DeviceId CAMERA = new DeviceId("Camera 1");

    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeJournal journal = new FakeJournal(time);
    private final FakeStoreQueries records = new FakeStoreQueries().follow(journal);
    private final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    private Optional<ScanPipeline> intake = Optional.empty();

    @AfterEach
    void stop() {
        intake.ifPresent(ScanPipeline::close);
    }

    private void record(JournalEvent... events) {
        for (JournalEvent event : events) {
            journal.append(Optional.empty(), event).join();
        }
    }

    private void orderRuns() {
        record(
                new OrderEvent.OrderOpened(
                        Shift.order("PO-1", 40), "a.csv", Entry.NO_HASH, 44, false),
                new OrderEvent.UnitsListed(ORDER, Shift.units(0, 20)),
                new OrderEvent.UnitsListed(ORDER, Shift.units(20, 20)),
                new OrderEvent.OrderActivated(ORDER));
    }

    private void storeIs(StoreStatus.State state) {
        store.show(new StoreStatus(state, 1, 100, ""));
        records.setBroken(state != StoreStatus.State.LEVEL);
    }

    private ScanPipeline start(Executor reader) {
        return start(reader, IntakeLoop.Bounds.USUAL);
    }

    private ScanPipeline start(Executor reader, IntakeLoop.Bounds bounds) {
        return start(reader, bounds, records, RuleData.rules());
    }

    private ScanPipeline start(
            Executor reader, IntakeLoop.Bounds bounds, StoreQueries asked, JudgingRules rules) {
        Session nobody =
                new Session() {
                    @Override
                    public Optional<Person> person() {
                        return Optional.empty();
                    }

                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }
                };
        ScanPipeline line =
                new ScanPipeline(
                        journal,
                        new LineStateLoader(
                                journal, new OperationsReplay(journal), asked, store, reader),
                        nobody,
                        time,
                        rules,
                        LineSurroundings.NOTHING,
                        Duration.ofMillis(1),
                        bounds);
        intake = Optional.of(line);
        line.start();
        line.attach(FakeScanner.inline(CAMERA, DeviceState.READING));
        return line;
    }

    private void scan(ScanPipeline line, int pack) {
        time.advance(Duration.ofSeconds(1));
        Bytes bytes =
                Bytes.parse("]d20109506000134352" + "21S%05d{GS}1728113010K2411A".formatted(pack));
        line.frame(new Frame(CAMERA, bytes, time.now(), time.nanos(), 0));
    }

    private static List<VerdictCode> verdicts(ScanPipeline line, int scans) {
        Until.holds(() -> line.status().scans() == scans, () -> line.status().toString());
        return line.status().recent().reversed().stream().map(EvaluatedScan::code).toList();
    }

    // [utest->req~store.line-at-once~1]
    @Test
    void whileTheStoreIsRebuiltTheLineJudgesByTheJournal() {
        orderRuns();
        record(
                Shift.scan(ORDER, VerdictCode.ACCEPTED, 3, time.now()),
                Shift.scan(ORDER, VerdictCode.WRONG_LOT, 4, time.now()),
                new HoldEvent.UnitHeld(
                        Shift.pack(5),
                        Optional.empty(),
                        new Reason.Written("dent"),
                        Optional.empty()),
                new HoldEvent.UnitHeld(
                        Shift.pack(6),
                        Optional.empty(),
                        new Reason.Written("dent"),
                        Optional.empty()),
                new HoldEvent.UnitReleased(Shift.pack(6), Optional.empty(), "checked"));
        storeIs(StoreStatus.State.REBUILDING);

        ScanPipeline line = start(Runnable::run);
        assertTrue(line.status().sightingsKnown());
        assertEquals(1, line.status().alarms().size(), "the verdict nobody has answered");
        assertEquals(2, line.status().scans());
        scan(line, 3);
        scan(line, 5);
        scan(line, 6);
        scan(line, 99);

        assertEquals(
                List.of(
                        VerdictCode.DUPLICATE,
                        VerdictCode.ON_HOLD,
                        VerdictCode.ACCEPTED,
                        VerdictCode.UNKNOWN_SERIAL),
                verdicts(line, 6));
    }

    // [utest->req~store.line-at-once~1]
    @Test
    void aStoreThatFailsWhileTheLineRunsHoldsNoScanUp() {
        orderRuns();
        ScanPipeline line = start(Runnable::run);
        scan(line, 1);
        assertEquals(List.of(VerdictCode.ACCEPTED), verdicts(line, 1));
        storeIs(StoreStatus.State.BROKEN);
        scan(line, 2);
        scan(line, 1);
        scan(line, 99);
        assertEquals(
                List.of(
                        VerdictCode.ACCEPTED,
                        VerdictCode.ACCEPTED,
                        VerdictCode.DUPLICATE,
                        VerdictCode.UNKNOWN_SERIAL),
                verdicts(line, 4));
        record(
                new OrderEvent.OrderOpened(
                        Shift.order("PO-2", 10), "b.csv", Entry.NO_HASH, 11, false),
                new OrderEvent.UnitsListed(new OrderId("PO-2"), Shift.units(50, 10)),
                new OrderEvent.OrderActivated(new OrderId("PO-2")));
        scan(line, 51);
        Until.holds(
                () ->
                        line.status()
                                .order()
                                .filter(o -> o.id().equals(new OrderId("PO-2")))
                                .isPresent(),
                () -> "the other order runs");
        Until.holds(() -> line.status().scans() == 1, () -> line.status().toString());
        assertEquals(VerdictCode.ACCEPTED, line.status().last().orElseThrow().code());
    }

    /// Runs nothing until it is told.
    private static final class Held implements Executor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private int free;

        private Held(int free) {
            this.free = free;
        }

        @Override
        public synchronized void execute(Runnable task) {
            if (free-- > 0) {
                task.run();
            } else {
                tasks.add(task);
            }
        }

        private synchronized void run() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    // [utest->req~store.judged-again~1]
    @Test
    void aPackJudgedBeforeItsEarlierSightingWasKnownIsCalledADuplicateThen() {
        orderRuns();
        record(
                Shift.scan(ORDER, VerdictCode.ACCEPTED, 3, time.now()),
                Shift.scan(ORDER, VerdictCode.ACCEPTED, 4, time.now()));
        storeIs(StoreStatus.State.REBUILDING);
        Held reader = new Held(1);

        ScanPipeline line = start(reader);
        assertFalse(line.status().sightingsKnown());
        scan(line, 3);
        scan(line, 7);
        assertEquals(List.of(VerdictCode.ACCEPTED, VerdictCode.ACCEPTED), verdicts(line, 2));
        assertEquals(2, line.status().distinctPacks());

        reader.run();

        // Two of the earlier run, two of this one, and the one that was judged again.
        assertEquals(
                List.of(VerdictCode.ACCEPTED, VerdictCode.ACCEPTED, VerdictCode.DUPLICATE),
                verdicts(line, 5));
        assertTrue(line.status().sightingsKnown());
        assertEquals(3, line.status().distinctPacks());
        assertEquals(1, line.status().alarms().size(), "it stays until a person answers");
        ScanJudged again = (ScanJudged) journal.all(StreamId.SCANS).getLast().event();
        assertEquals(Optional.of(Shift.pack(3)), again.unit());
        assertEquals(List.of(Reason.of("judged-late")), ((Reason.Coded) again.reason()).and());
        scan(line, 4);
        assertEquals(VerdictCode.DUPLICATE, verdicts(line, 6).getLast());
    }

    private static LineEvent rejected(int pack, boolean mayReturn) {
        return new LineEvent.UnitRejected(
                Shift.pack(pack),
                new StationId("Line"),
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(ORDER),
                mayReturn);
    }

    // [utest->req~line.rejected-after-restart~1]
    @Test
    void aPackJudgedBeforeItWasKnownToBeRejectedIsReportedThenUnlessItMayReturn() {
        orderRuns();
        record(
                Shift.scan(ORDER, VerdictCode.ACCEPTED, 3, time.now()),
                Shift.scan(ORDER, VerdictCode.ACCEPTED, 4, time.now()),
                rejected(3, false),
                rejected(4, true),
                rejected(5, false));
        storeIs(StoreStatus.State.REBUILDING);
        Held reader = new Held(1);
        ScanPipeline line = start(reader);
        for (int pack : new int[] {3, 4, 5, 7}) {
            scan(line, pack);
        }
        assertEquals(Collections.nCopies(4, VerdictCode.ACCEPTED), verdicts(line, 4));

        reader.run();

        // Two of the earlier run, four of this one, and two that were judged again.
        List<VerdictCode> all = verdicts(line, 8);
        assertEquals(
                Collections.nCopies(2, VerdictCode.REJECTED_SEEN),
                all.subList(all.size() - 2, all.size()));
        scan(line, 4);
        assertEquals(VerdictCode.DUPLICATE, verdicts(line, 9).getLast());
    }

    // [utest->req~store.line-at-once~1]
    @Test
    void aStoreThatDoesNotComeLevelSoonIsNotWaitedFor() {
        orderRuns();
        record(Shift.scan(ORDER, VerdictCode.ACCEPTED, 3, time.now()));
        ScanPipeline before = start(Runnable::run);
        before.close();
        store.fallBehind();

        ScanPipeline line = start(Runnable::run);
        scan(line, 3);
        assertEquals(List.of(VerdictCode.DUPLICATE), verdicts(line, 2));
    }

    // [utest->req~intake.bounded-by-durable~1]
    @Test
    void scansThatAreUnsureAreBoundedAndLaterOnesWaitUntilTheHistoryIsKnown() {
        orderRuns();
        record(
                Shift.scan(ORDER, VerdictCode.ACCEPTED, 3, time.now()),
                Shift.scan(ORDER, VerdictCode.ACCEPTED, 4, time.now()));
        storeIs(StoreStatus.State.REBUILDING);
        Held reader = new Held(1);

        ScanPipeline line = start(reader, new IntakeLoop.Bounds(100, 2));
        for (int pack : new int[] {3, 7, 4, 8}) {
            scan(line, pack);
        }
        record(
                new HoldEvent.UnitHeld(
                        Shift.pack(9),
                        Optional.empty(),
                        new Reason.Written("dent"),
                        Optional.empty()));
        // What came after the scans is known although they wait.
        Until.holds(() -> line.status().held() == 1, () -> line.status().toString());
        assertEquals(List.of(VerdictCode.ACCEPTED, VerdictCode.ACCEPTED), verdicts(line, 2));

        reader.run();

        // Two of the earlier run; 3 and 7; 3 judged again; then 4 and 8, in the order of arrival.
        List<VerdictCode> all = verdicts(line, 7);
        assertEquals(
                List.of(
                        VerdictCode.ACCEPTED,
                        VerdictCode.ACCEPTED,
                        VerdictCode.DUPLICATE,
                        VerdictCode.DUPLICATE,
                        VerdictCode.ACCEPTED),
                all);
    }

    // [utest->req~intake.bounded-by-durable~1]
    @Test
    void whenTheHistoryCannotBeReadAtAllTheLineGoesOnWithoutIt() {
        orderRuns();
        record(Shift.scan(ORDER, VerdictCode.ACCEPTED, 4, time.now()));
        storeIs(StoreStatus.State.REBUILDING);
        Held reader = new Held(1);
        ScanPipeline line = start(reader, new IntakeLoop.Bounds(100, 1));
        scan(line, 3);
        scan(line, 7);
        assertEquals(List.of(VerdictCode.ACCEPTED), verdicts(line, 1));
        try (LogLines log = LogLines.of(StoreOrJournalQuery.class)) {
            journal.unreadable(new IllegalStateException("a defect"));
            reader.run();
            assertEquals(List.of(VerdictCode.ACCEPTED, VerdictCode.ACCEPTED), verdicts(line, 2));
            assertEquals(1, log.levels().size());
        }
        assertFalse(line.status().sightingsKnown());
    }

    private Thread device(ScanPipeline line, int scans, AtomicInteger sent) {
        return Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    for (int pack = 0; pack < scans; pack++) {
                        scan(line, pack);
                        sent.incrementAndGet();
                    }
                });
    }

    private static void waits(Thread device, AtomicInteger sent, int scans) {
        Until.holds(
                () -> sent.get() == scans && device.getState() == Thread.State.WAITING,
                () -> "%s scans were taken, the device is %s".formatted(sent, device.getState()));
    }

    // [utest->req~intake.bounded-by-durable~1]
    @Test
    void aDeviceWaitsWhileSoManyScansAreNotYetDurable() throws Exception {
        orderRuns();
        ScanPipeline line = start(Runnable::run, new IntakeLoop.Bounds(3, 100));
        Until.holds(() -> !line.status().devices().isEmpty(), () -> line.status().toString());
        journal.pause();
        AtomicInteger sent = new AtomicInteger();
        Thread device = device(line, 8, sent);
        waits(device, sent, 3);

        CompletionException refused =
                assertThrows(
                        CompletionException.class, () -> line.typed(Bytes.parse("hello")).join());
        assertInstanceOf(JournalUnavailable.class, refused.getCause());

        journal.resume();
        device.join();
        assertEquals(8, verdicts(line, 8).size());
        assertEquals(
                IntStream.range(0, 8).mapToObj(Shift::pack).map(Optional::of).toList(),
                journal.facts(StreamId.SCANS).stream()
                        .map(ScanJudged.class::cast)
                        .map(ScanJudged::unit)
                        .toList());
    }

    // [utest->req~intake.bounded-by-durable~1]
    @Test
    @ExpectedLog(
            from = ScannerSet.class,
            message = "a device's state could not be recorded",
            optional = "its state may be on record before")
    void scansThatTheJournalRefusesKeepTheirPlaces() throws Exception {
        orderRuns();
        ScanPipeline line = start(Runnable::run, new IntakeLoop.Bounds(3, 100));
        Until.holds(() -> !line.status().devices().isEmpty(), () -> line.status().toString());
        journal.refuse(new JournalState.DiskFull(0));
        AtomicInteger sent = new AtomicInteger();
        Thread device = device(line, 8, sent);
        waits(device, sent, 3);
        journal.recover();
        device.join();
        assertEquals(8, verdicts(line, 8).size());
    }

    // [utest->req~intake.bounded-by-durable~1]
    @Test
    @ExpectedLog(
            from = ScannerSet.class,
            message = "a device's state could not be recorded",
            optional = "its state may be on record before")
    void aScanThatIsCertainNotToBecomeDurableGivesItsPlaceBack() {
        orderRuns();
        ScanPipeline line = start(Runnable::run, new IntakeLoop.Bounds(1, 100));
        try (LogLines log = LogLines.of(IntakeLoop.class)) {
            journal.refuse(new JournalState.Closed());
            for (int pack = 0; pack < 5; pack++) {
                scan(line, pack);
            }
            Until.holds(() -> log.levels().size() >= 5, log.lines()::toString);
        }
    }

    // [utest->req~store.line-at-once~1]
    @Test
    void anOrderThatIsLoadedWhileTheLineRunsIsKnownBeforeStoreOrJournalAreAsked() {
        storeIs(StoreStatus.State.REBUILDING);
        Held reader = new Held(2);
        ScanPipeline line = start(reader);
        record(
                new OrderEvent.OrderOpened(
                        Shift.order("PO-2", 10), "b.csv", Entry.NO_HASH, 11, false),
                new OrderEvent.UnitsListed(new OrderId("PO-2"), Shift.units(50, 10)),
                new OrderEvent.OrderActivated(new OrderId("PO-2")));
        scan(line, 51);
        scan(line, 99);
        assertEquals(List.of(VerdictCode.ACCEPTED, VerdictCode.UNKNOWN_SERIAL), verdicts(line, 2));
        assertFalse(line.status().sightingsKnown());
        reader.run();
        Until.holds(() -> line.status().sightingsKnown(), () -> line.status().toString());
    }

    // [utest->req~store.line-at-once~1]
    @Test
    @ExpectedLog(from = IntakeLoop.class, message = "the store does not answer; scans wait")
    void aContainerWhoseContentTheStoreFailsToTellIsNotJudgedTwice() {
        AtomicBoolean fails = new AtomicBoolean(true);
        StoreQueries failing =
                (StoreQueries)
                        Proxy.newProxyInstance(
                                StoreQueries.class.getClassLoader(),
                                new Class<?>[] {StoreQueries.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("children")
                                            && fails.getAndSet(false)) {
                                        throw new StoreUnavailable("away", new IOException());
                                    }
                                    return method.invoke(records, arguments);
                                });
        Line packing =
                new Line(
                        List.of(
                                new Station(
                                        new StationId("Case"),
                                        StationType.CASE,
                                        Association.CONTAINER_LAST,
                                        0,
                                        Optional.empty(),
                                        Combine.ANY,
                                        1,
                                        false,
                                        false)));
        ScanPipeline line =
                start(
                        Runnable::run,
                        IntakeLoop.Bounds.USUAL,
                        failing,
                        RuleData.rules().on(packing));
        orderRuns();
        Until.holds(
                () -> line.status().order().isPresent() && line.status().sightingsKnown(),
                () -> line.status().toString());
        scan(line, 0);
        scan(line, 1);
        time.advance(Duration.ofSeconds(1));
        Bytes label = Bytes.parse("]C1" + Shift.container(0).key());
        line.frame(new Frame(CAMERA, label, time.now(), time.nanos(), 0));
        assertEquals(Collections.nCopies(3, VerdictCode.ACCEPTED), verdicts(line, 3));
        assertFalse(fails.get());
        Until.holds(
                () ->
                        line.status().alarms().stream()
                                .anyMatch(each ->
                                        each.alarm().kind().equals(LineFinding.MISSING_CHILD)),
                () -> line.status().toString());
    }
}
