package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.Rejects;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.PackMlState;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.GradeTemplate;
import org.cordon.core.scanner.MessageInterpreter;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
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
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(Until.SECONDS)
final class ScanPipelineTest {
    private static final Gtin GTIN = new Gtin("04012345000009");
    private static final DeviceId CAMERA = new DeviceId("Camera 2");
    private static final int PACKS = 50;
    private static final Order ORDER =
            new Order(
                    new OrderId("PO-1"),
                    "Amlodipine",
                    GTIN,
                    new Lot("K2411A"),
                    new Expiry(LocalDate.of(2028, 11, 30)),
                    PACKS);

    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeJournal journal = new FakeJournal(time);
    private final FakeStoreQueries records = new FakeStoreQueries().follow(journal);
    private final List<ScannerReplies.Kind> told = new CopyOnWriteArrayList<>();
    private volatile boolean broken;
    private final Scanner camera =
            new FakeScanner(CAMERA, DeviceRole.INLINE, DeviceState.READING, this::tell);
    private ScanPipeline intake = newIntake();

    private ScanPipeline newIntake() {
        Session nobody =
                new Session() {
                    @Override
                    public Optional<Person> person() {
                        return Optional.of(new Person(new PersonId("anna"), "Anna", ""));
                    }

                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }
                };
        return new ScanPipeline(
                journal,
                new OperationsReplay(journal),
                records,
                new FakeStoreStatusQueries(),
                nobody,
                time,
                RuleData.rules(),
                LineSurroundings.NOTHING,
                Runnable::run);
    }

    @BeforeEach
    void orderRuns() {
        List<Unit> units =
                IntStream.range(0, PACKS)
                        .mapToObj(i ->
                                new Unit(
                                        unit(i), UnitKind.PACK, Optional.empty(), UnitState.ACTIVE))
                        .toList();
        records.activate(ORDER, units);
        intake.start();
        intake.attach(camera);
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    private void tell(ScannerReplies.Kind what) {
        if (broken) {
            throw new IllegalStateException("a defect of the device");
        }
        told.add(what);
    }

    private static UnitId unit(int i) {
        return new UnitId.Sgtin(GTIN, new Serial("S" + i));
    }

    private static String pack(int i) {
        return "010401234500000921S" + i + "{GS}1728113010K2411A";
    }

    private void camera(String scan) {
        by(CAMERA, scan);
    }

    private void acknowledge(List<AlarmId> alarms) {
        intake.handle(new AlarmEvent.AlarmAcknowledged(alarms)).join();
    }

    private static void until(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Until.PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "did not come true");
            Thread.onSpinWait();
        }
    }

    private void signal(LineSignal signal) {
        said(ReadDetails.OF_SIGNAL, Optional.of(signal));
    }

    private void said(ReadDetails details, Optional<LineSignal> signal, String... codes) {
        assertEquals(Optional.empty(), intake.message(message("Line", details, signal, codes)));
    }

    private LineMessage message(
            String station, ReadDetails details, Optional<LineSignal> signal, String... codes) {
        return new LineMessage(
                frame("{}"),
                Optional.empty(),
                Optional.of(new StationId(station)),
                Stream.of(codes).map(this::frame).toList(),
                signal,
                details);
    }

    private Frame frame(String bytes) {
        return new Frame(CAMERA, Bytes.parse(bytes), time.now(), time.nanos(), 0);
    }

    private void half() {
        time.advance(Duration.ofSeconds(1));
        intake.frame(new Frame(CAMERA, Bytes.parse(pack(1)), time.now(), time.nanos(), 1, true));
    }

    private void scansAre(long n) {
        until(() -> intake.status().scans() == n);
    }

    // [utest->req~intake.durable-before-visible~1]
    @Test
    void verdictIsNotShownBeforeItIsDurable() {
        journal.pause();
        camera(pack(1));
        var typed = intake.typed(Bytes.parse(pack(2)));
        assertFalse(typed.isDone());
        assertEquals(Optional.empty(), intake.status().last());
        journal.resume();
        scansAre(2);
        assertEquals(VerdictCode.ACCEPTED, typed.join().code());
    }

    // [utest->req~listeners.never-fail-a-command~1]
    @Test
    void whatFailsInShowingADurableScanLeavesNobodyWaitingForIt() throws Exception {
        try (LogLines listeners = LogLines.of(Listeners.class);
                LogLines voice = LogLines.of(ScannerFeedback.class)) {
            until(() -> !told.isEmpty() || intake.status().devices().size() == 1);
            camera(pack(1));
            scansAre(1);
            broken = true;
            intake.onChange(() -> {
                throw new IllegalStateException("a defect of the window");
            });
            EvaluatedScan typed =
                    intake.typed(Bytes.parse("010401234500000921S2{GS}1728113010K2410B"))
                            .get(Until.SECONDS, TimeUnit.SECONDS);
            assertEquals(VerdictCode.WRONG_LOT, typed.code());
            camera(pack(3));
            scansAre(3);
            assertEquals(1, listeners.levels().size(), "logged once");
            assertFalse(voice.levels().isEmpty());
        }
    }

    // [utest->req~intake.no-scan-is-lost~1]
    @Test
    void scansThatAFullDiskRefusedAreRecordedInOrderLater() {
        camera(pack(0));
        scansAre(1);
        journal.refuse(new JournalState.DiskFull(0));
        for (int i = 1; i < 20; i++) {
            camera(pack(i));
        }
        until(() -> intake.status().journal() instanceof JournalState.DiskFull);
        assertEquals(1, intake.status().scans());
        journal.recover();
        scansAre(20);
        List<String> recorded = new ArrayList<>();
        for (JournalEvent event : journal.facts(StreamId.SCANS)) {
            recorded.add(((ScanJudged) event).raw().toString());
        }
        assertEquals(IntStream.range(0, 20).mapToObj(ScanPipelineTest::pack).toList(), recorded);
    }

    // [utest->req~intake.latch~1]
    @Test
    void badVerdictLatchesUntilItsAlarmIsAcknowledged() {
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        camera(pack(3));
        scansAre(3);
        EvaluatedScan latched = intake.status().shown().orElseThrow();
        assertEquals(VerdictCode.WRONG_LOT, latched.code());
        assertEquals(1, intake.status().unacknowledged().size());
        acknowledge(List.of(AlarmId.ofScan(latched.position())));
        assertEquals(List.of(), intake.status().unacknowledged());
        assertEquals(AlarmState.LATCHED_ACKNOWLEDGED, intake.status().alarms().getFirst().state());
        assertEquals(VerdictCode.ACCEPTED, intake.status().shown().orElseThrow().code());
    }

    @Test
    void secondPackWithOneSerialIsADuplicateAndCountsOnce() {
        camera(pack(7));
        camera(pack(8));
        camera(pack(7));
        scansAre(3);
        assertEquals(VerdictCode.DUPLICATE, intake.status().last().orElseThrow().code());
        assertEquals(2, intake.status().distinctPacks());
    }

    @Test
    void readerThatReadsOnePackTwiceMakesNoDuplicate() {
        camera(pack(7));
        intake.frame(new Frame(CAMERA, Bytes.parse(pack(7)), time.now(), time.nanos(), 0));
        scansAre(2);
        assertEquals(
                Map.of(VerdictCode.ACCEPTED, 1L, VerdictCode.REPEAT_READ, 1L),
                intake.status().counts());
        assertEquals(1, intake.status().distinctPacks());
    }

    // [utest->req~intake.store-away~1]
    @Test
    @ExpectedLog(
            from = IntakeLoop.class,
            message = "the store does not answer; scans wait",
            optional = "it may be back before anybody asks")
    void whileTheStoreIsAwayScansWaitAndAreThenJudgedOnceAndInOrder() {
        records.setBroken(true);
        camera(pack(7));
        camera(pack(8));
        camera(pack(7));
        var typed = intake.typed(Bytes.parse(pack(9)));
        assertEquals(0, intake.status().scans());
        records.setBroken(false);
        scansAre(4);
        assertEquals(VerdictCode.ACCEPTED, typed.join().code());
        assertEquals(
                List.of(VerdictCode.DUPLICATE, VerdictCode.ACCEPTED, VerdictCode.ACCEPTED),
                intake.status().recent().stream().skip(1).map(EvaluatedScan::code).toList());
        assertEquals(2, intake.status().distinctPacks());
    }

    // [utest->req~alarm.in-the-scan~1]
    @Test
    void whatAScanMeansForTheAlarmsIsPartOfItsEntry() {
        camera(pack(1));
        half();
        scansAre(2);
        half();
        camera("NOREAD");
        scansAre(4);
        AlarmId first = AlarmId.ofScan(new LogPosition(1, 2));
        List<Optional<ScanAlarm>> meant =
                journal.facts(StreamId.SCANS).stream()
                        .map(event -> ((ScanJudged) event).alarm())
                        .toList();
        assertEquals(
                List.of(
                        Optional.empty(),
                        Optional.of(new ScanAlarm.Raised()),
                        Optional.of(new ScanAlarm.Joined(first)),
                        Optional.empty()),
                meant);
        LineAlarm alarm = intake.status().alarms().getFirst();
        assertEquals(List.of(first, 1L), List.of(alarm.alarm().id(), alarm.alarm().joined()));

        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(camera);
        LineAlarm again = intake.status().alarms().getFirst();
        assertEquals(alarm.alarm(), again.alarm(), "after a restart");

        acknowledge(List.of(first));
        half();
        until(() -> intake.status().unacknowledged().size() == 1);
        assertEquals(2, intake.status().alarms().size(), "what was seen is joined no more");
    }

    // [utest->req~alarm.worst-first~1]
    @Test
    void theWorstAlarmIsShownAndOfTwoTheOldest() {
        half();
        camera(pack(1));
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        scansAre(4);
        assertEquals(
                List.of("DUPLICATE", "WRONG_LOT", "READER_FAULT"),
                intake.status().alarms().stream()
                        .map(alarm -> alarm.alarm().kind().storedName())
                        .toList());
        assertEquals(VerdictCode.DUPLICATE, intake.status().shown().orElseThrow().code());
    }

    // [utest->req~alarm.states~1]
    @Test
    void aShelvedAlarmComesBackByTheClock() {
        camera("010401234500000921S2{GS}1728113010K2410B");
        scansAre(1);
        intake.handle(
                        new AlarmEvent.AlarmShelved(
                                List.of(AlarmId.ofScan(new LogPosition(1, 1))),
                                time.now().plusSeconds(60),
                                "label roll"))
                .join();
        intake.tick();
        assertEquals(List.of(), intake.status().unacknowledged());
        time.advance(Duration.ofSeconds(60));
        intake.tick();
        assertEquals(1, intake.status().unacknowledged().size());
    }

    private List<JournalEvent> alarmEvents() {
        return journal.facts(StreamId.OPERATIONS).stream()
                .filter(event ->
                        event instanceof AlarmEvent.AlarmRaised
                                || event instanceof AlarmEvent.AlarmFollowUp)
                .toList();
    }

    // [utest->req~alarm.scanner-silent~1]
    @Test
    void aSilentScannerRaisesOneAlarmThatClearsOnceItReads() {
        DeviceId second = new DeviceId("Camera 3");
        intake.attach(FakeScanner.inline(second, DeviceState.SILENT));
        intake.tick();
        assertEquals(List.of(), alarmEvents(), "the other has read nothing yet");
        camera(pack(1));
        scansAre(1);
        journal.refuse(new JournalState.DiskFull(0));
        intake.tick();
        journal.recover();
        intake.tick();
        intake.tick();
        JournalEvent raised =
                AlarmEvent.AlarmRaised.of(
                        new AlarmKind("SCANNER_SILENT"),
                        time.now(),
                        second,
                        Reason.of("scanner-silent", "Camera 3", "Camera 2"));
        assertEquals(List.of(raised), alarmEvents());
        LineAlarm open = intake.status().alarms().getFirst();
        assertEquals(Severity.MEDIUM, open.weight().severity());
        intake.state(second, DeviceState.READING, Reason.none());
        until(() ->
                intake.status().devices().stream()
                        .anyMatch(each ->
                                each.id().equals(second) && each.state() == DeviceState.READING));
        intake.tick();
        intake.tick();
        List<AlarmId> id = List.of(open.alarm().id());
        assertEquals(
                List.of(raised, new AlarmEvent.AlarmCleared(id, new Reason.Written(""))),
                alarmEvents());
        acknowledge(id);
        assertEquals(List.of(), intake.status().alarms());
    }

    // [utest->req~batch-judging.paused~1]
    @Test
    void whileTheBatchIsPausedNoScannerIsSilent() {
        PersonId second = new PersonId("second");
        intake.attach(FakeScanner.inline(new DeviceId("Camera 3"), DeviceState.SILENT));
        for (BatchEvent step :
                List.of(
                        new BatchEvent.LineCleared(ORDER.id(), "1", List.of(), second),
                        new BatchEvent.SetUpStarted(ORDER.id()),
                        new BatchEvent.BatchStarted(ORDER.id()),
                        new BatchEvent.BatchPaused(ORDER.id(), "film"))) {
            journal.append(Optional.empty(), step).join();
        }
        camera(pack(1));
        scansAre(1);
        intake.tick();
        assertEquals(List.of(), alarmEvents());
        journal.append(Optional.empty(), new BatchEvent.BatchResumed(ORDER.id())).join();
        camera(pack(2));
        scansAre(2);
        intake.tick();
        assertEquals(1, alarmEvents().size());
    }

    // [utest->req~alarm.scanner-silent~1]
    @Test
    void anAlarmClosedWhileItsCauseLastsIsNotRaisedAgainAtOnce() {
        intake.attach(FakeScanner.inline(new DeviceId("Camera 3"), DeviceState.SILENT));
        camera(pack(1));
        scansAre(1);
        intake.tick();
        List<AlarmId> id = List.of(intake.status().alarms().getFirst().alarm().id());
        intake.handle(
                        new AlarmEvent.AlarmClosed(
                                id, AlarmEvent.Closing.FALSE_ALARM, "not fed today"))
                .join();
        intake.tick();
        assertEquals(2, alarmEvents().size(), "raised and closed");
    }

    // [utest->req~alarm.restart~1]
    @Test
    void whatPeopleDidAboutAlarmsIsKnownAfterARestart() {
        camera("010401234500000921S2{GS}1728113010K2410B");
        camera("010401234500000921S3{GS}1728113010K2410B");
        camera("010401234500000921S4{GS}1728113010K2410B");
        scansAre(3);
        List<AlarmId> ids =
                intake.status().alarms().stream().map(each -> each.alarm().id()).toList();
        acknowledge(ids.subList(0, 1));
        intake.handle(
                        new AlarmEvent.AlarmShelved(
                                ids.subList(1, 2), time.now().plusSeconds(3_600), "label roll"))
                .join();
        intake.handle(
                        new AlarmEvent.AlarmClosed(
                                ids.subList(2, 3), AlarmEvent.Closing.FALSE_ALARM, "test"))
                .join();
        List<LineAlarm> before = intake.status().alarms();
        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(camera);
        assertEquals(
                before.stream().map(LineAlarm::alarm).toList(),
                intake.status().alarms().stream().map(LineAlarm::alarm).toList());
        assertEquals(
                List.of(AlarmState.LATCHED_ACKNOWLEDGED, AlarmState.SHELVED),
                intake.status().alarms().stream().map(LineAlarm::state).toList());
    }

    private void noReads(int n) {
        for (int i = 0; i < n; i++) {
            camera("NOREAD");
        }
    }

    // [utest->req~line.no-reads~1]
    @Test
    void noReadsInARowAreOneAlarmOfTheLineThatEndsWithTheNextRead() {
        camera(pack(1));
        noReads(3);
        scansAre(4);
        Instant third = time.now();
        JournalEvent raised =
                AlarmEvent.AlarmRaised.of(
                        LineFinding.NO_READS,
                        third,
                        CAMERA,
                        Reason.of("no-reads", 3, CAMERA, unit(1).label()));
        until(() -> alarmEvents().equals(List.of(raised)));
        LineAlarm open = intake.status().alarms().getFirst();
        assertEquals(Severity.MEDIUM, open.weight().severity());
        noReads(4);
        camera(pack(2));
        scansAre(9);
        List<AlarmId> id = List.of(open.alarm().id());
        until(() -> alarmEvents().size() == 2);
        assertEquals(
                List.of(raised, new AlarmEvent.AlarmCleared(id, new Reason.Written(""))),
                alarmEvents());
        assertEquals(AlarmState.RETURNED, intake.status().alarms().getFirst().state());
        assertEquals(7, intake.status().counts().get(VerdictCode.NO_READ));
    }

    // [utest->req~line.no-reads~1]
    @Test
    void anAlarmOfAnEarlierRunEndsWithTheNextRead() {
        noReads(3);
        scansAre(3);
        until(() -> intake.status().alarms().size() == 1);
        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(camera);
        camera(pack(1));
        until(() ->
                intake.status().alarms().stream()
                        .allMatch(each -> each.state() == AlarmState.RETURNED));
        assertEquals(2, alarmEvents().size());
    }

    // [utest->req~line.rejects~1]
    @Test
    void anAlarmThatTheJournalRefusesIsRecordedOnceItRecordsAgain() {
        until(() ->
                journal.facts(StreamId.OPERATIONS).stream()
                        .anyMatch(ScannerEvent.DeviceChanged.class::isInstance));
        journal.refuse(new JournalState.DiskFull(0));
        signal(LineSignal.BYPASS_ON);
        signal(LineSignal.RUN);
        time.advance(Duration.ofSeconds(1));
        journal.recover();
        until(() -> {
            intake.tick();
            return alarmEvents().size() == 1;
        });
        intake.tick();
        assertEquals(
                List.of(
                        new AlarmEvent.AlarmRaised(
                                LineFinding.BYPASS,
                                time.now(),
                                Optional.empty(),
                                Reason.of("bypass", "Line"),
                                Optional.of(new StationId("Line")),
                                Optional.empty())),
                alarmEvents());
    }

    // [utest->req~line.bypass~1]
    @Test
    void aBypassIsAnAlarmWhileItLastsAlsoOverARestart() {
        signal(LineSignal.BYPASS_ON);
        until(() -> intake.status().alarms().size() == 1);
        LineAlarm open = intake.status().alarms().getFirst();
        assertEquals(
                List.of(Severity.HIGH, Reason.of("bypass", "Line")),
                List.of(open.weight().severity(), open.alarm().reason()));
        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(camera);
        signal(LineSignal.BYPASS_ON);
        signal(LineSignal.BYPASS_OFF);
        until(() -> alarmEvents().size() == 2);
        assertEquals(
                new AlarmEvent.AlarmCleared(List.of(open.alarm().id()), new Reason.Written("")),
                alarmEvents().getLast());
    }

    // [utest->req~line.rejects~1]
    @Test
    void aRefusedPackThatIsNotConfirmedAsRejectedIsACriticalAlarmUntilAPersonClosesIt() {
        signal(LineSignal.REJECT);
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        int later = Rejects.UNKNOWN_LAG + Rejects.MARGIN;
        for (int i = 0; i < later; i++) {
            camera(pack(3 + i));
        }
        scansAre(later + 2);
        until(() -> intake.status().alarms().size() == 2);
        LineAlarm escaped =
                intake.status().alarms().stream()
                        .filter(each -> each.alarm().kind().equals(LineFinding.ESCAPED))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                List.of(
                        Severity.CRITICAL,
                        Reason.of("escaped", unit(2).label(), "Line"),
                        AlarmState.UNACKNOWLEDGED),
                List.of(escaped.weight().severity(), escaped.alarm().reason(), escaped.state()));
        intake.tick();
        assertEquals(1, alarmEvents().size(), "it is not cleared");
        assertEquals(
                intake.status().alarms().stream()
                        .map(each -> each.alarm().id())
                        .collect(Collectors.toSet()),
                Set.copyOf(intake.alarmsOf(HoldTarget.Units.of(unit(2)))),
                "to hold the pack ends both");
        assertEquals(Optional.of(new StationId("Line")), escaped.alarm().station());
    }

    // [utest->req~hold.target-alarms~1]
    @Test
    void alarmsOfALotAreThoseOfUnitsWhoseCodesCarryItAndThoseOfARangeByTheirSerials() {
        camera("010401234500000921S2{GS}1728113010K2410B");
        camera("010401234500000921S3{GS}1728113010K2410C");
        scansAre(2);
        until(() -> intake.status().alarms().size() == 2);
        AlarmId two = AlarmId.ofScan(new LogPosition(1, 1));
        AlarmId three = AlarmId.ofScan(new LogPosition(1, 2));
        Gtin gtin = new Gtin("04012345000009");
        assertEquals(
                List.of(two), intake.alarmsOf(new HoldTarget.WholeLot(gtin, new Lot("K2410B"))));
        assertEquals(
                List.of(three),
                intake.alarmsOf(
                        new HoldTarget.SerialRange(gtin, new Serial("S3"), new Serial("S9"))));
        assertEquals(
                List.of(),
                intake.alarmsOf(
                        new HoldTarget.WholeLot(new Gtin("04012345000016"), new Lot("K2410B"))));
        assertEquals(List.of(), intake.alarmsOf(new HoldTarget.Tagged("Q-1", 7, "packs")));
    }

    // [utest->req~line.live-signals~1]
    @Test
    void aSignalKeepsItsPlaceAmongScans() {
        camera(pack(1));
        signal(LineSignal.STOP);
        camera(pack(1));
        signal(LineSignal.RUN);
        camera(pack(2));
        camera(pack(1));
        scansAre(4);
        assertEquals(
                List.of(
                        VerdictCode.ACCEPTED,
                        VerdictCode.REPEAT_READ,
                        VerdictCode.ACCEPTED,
                        VerdictCode.DUPLICATE),
                verdicts());
    }

    // [utest->req~machine.belt~1]
    @Test
    void theStateOfAMachineStopsAndStartsTheBeltAsSignalsDo() {
        camera(pack(1));
        machine(PackMlState.HELD);
        camera(pack(1));
        machine(PackMlState.EXECUTE);
        camera(pack(2));
        camera(pack(1));
        scansAre(4);
        assertEquals(
                List.of(
                        VerdictCode.ACCEPTED,
                        VerdictCode.REPEAT_READ,
                        VerdictCode.ACCEPTED,
                        VerdictCode.DUPLICATE),
                verdicts());
    }

    private void machine(PackMlState state) {
        assertEquals(
                Optional.empty(),
                intake.message(
                        new LineMessage(
                                frame("{}"),
                                Optional.empty(),
                                Optional.of(new StationId("Line")),
                                List.of(),
                                Optional.empty(),
                                ReadDetails.OF_SIGNAL,
                                Optional.of(
                                        new LineMessage.OfMachine(
                                                Optional.empty(),
                                                new MachineReport.StateChanged(state),
                                                Optional.empty())))));
    }

    // [utest->req~line.live-signals~1]
    @Test
    void ofTwoRefusedPacksTheOneThatIsConfirmedAsRejectedHasNotEscaped() {
        int later = Rejects.UNKNOWN_LAG + Rejects.MARGIN;
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        signal(LineSignal.REJECT);
        signal(LineSignal.CONFIRM);
        for (int i = 0; i < later; i++) {
            camera(pack(3 + i));
        }
        camera("010401234500000921S49{GS}1728113010K2410B");
        signal(LineSignal.REJECT);
        for (int i = 0; i < later; i++) {
            camera(pack(3 + later + i));
        }
        scansAre(2 * later + 3);
        until(() -> !escaped().isEmpty());
        assertEquals(List.of(Reason.of("escaped", unit(49).label(), "Line")), escaped());
    }

    // [utest->req~line.rejected-after-restart~1]
    @Test
    void aRejectedUnitIsOnRecordBetweenTheScansAndKnownAfterARestart() {
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        signal(LineSignal.CONFIRM);
        Instant confirmed = time.now();
        camera(pack(3));
        scansAre(3);
        assertEquals(
                List.of("ScanJudged", "ScanJudged", "UnitRejected", "ScanJudged"),
                journal.facts(StreamId.SCANS).stream().map(JournalEvent::storedName).toList());
        assertEquals(
                new LineEvent.UnitRejected(
                        unit(2),
                        new StationId("Line"),
                        Optional.empty(),
                        confirmed,
                        Optional.of(ORDER.id()),
                        false),
                journal.facts(StreamId.SCANS).get(2));
        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(camera);
        camera(pack(2));
        scansAre(4);
        assertEquals(VerdictCode.REJECTED_SEEN, intake.status().last().orElseThrow().code());
    }

    // [utest->req~line.rejected-after-restart~1]
    @Test
    void aRejectedUnitThatTheJournalRefusesIsRecordedBeforeTheScansAfterIt() {
        until(() ->
                journal.facts(StreamId.OPERATIONS).stream()
                        .anyMatch(ScannerEvent.DeviceChanged.class::isInstance));
        camera("010401234500000921S2{GS}1728113010K2410B");
        scansAre(1);
        journal.pause();
        signal(LineSignal.CONFIRM);
        camera(pack(3));
        until(() -> journal.waiting() == 2);
        journal.refuse(new JournalState.DiskFull(0));
        journal.recover();
        journal.resume();
        scansAre(2);
        assertEquals(
                List.of("ScanJudged", "UnitRejected", "ScanJudged"),
                journal.facts(StreamId.SCANS).stream().map(JournalEvent::storedName).toList());
    }

    private List<Reason> escaped() {
        return intake.status().alarms().stream()
                .map(LineAlarm::alarm)
                .filter(each -> each.kind().equals(LineFinding.ESCAPED))
                .map(each -> each.reason())
                .toList();
    }

    // [utest->req~line.live-details~1]
    @Test
    void onePackWithOneTriggerIsOnePackAndAnotherTriggerIsAnother() {
        said(trigger(7), Optional.empty(), pack(1));
        said(trigger(7), Optional.empty(), pack(1));
        time.advance(Duration.ofSeconds(1));
        said(trigger(8), Optional.empty(), pack(1));
        scansAre(3);
        assertEquals(
                List.of(VerdictCode.ACCEPTED, VerdictCode.REPEAT_READ, VerdictCode.DUPLICATE),
                verdicts());
    }

    private static ReadDetails trigger(long number) {
        return new ReadDetails(OptionalLong.of(number), 1, 1);
    }

    private List<VerdictCode> verdicts() {
        return journal.facts(StreamId.SCANS).stream()
                .filter(ScanJudged.class::isInstance)
                .map(event -> ((ScanJudged) event).verdict())
                .toList();
    }

    // [utest->req~line.live-details~1]
    @Test
    void codesOfOneMessageAreAllRecordedInTheirOrder() {
        said(ReadDetails.NONE, Optional.empty(), pack(1), "NOREAD", pack(3));
        scansAre(3);
        assertEquals(
                List.of(VerdictCode.ACCEPTED, VerdictCode.NO_READ, VerdictCode.ACCEPTED),
                verdicts());
    }

    // [utest->req~line.live-details~1]
    @Test
    void whereTheUnitsCannotBeAskedInAMessageItsCodesAreStillJudgedOnce() {
        AtomicBoolean away = new AtomicBoolean(true);
        ScanEvaluator evaluator =
                evaluator(
                        Line.SINGLE,
                        id -> {
                            if (id.equals(unit(2)) && away.getAndSet(false)) {
                                throw new StoreUnavailable("away", new IOException());
                            }
                        });
        evaluator.device(CAMERA, DeviceRole.INLINE, Optional.empty());
        evaluator.order(Optional.of(ORDER), true);
        List<Frame> message = List.of(frame(pack(1)), frame(pack(2)), frame(pack(3)));
        assertThrows(StoreUnavailable.class, () -> evaluator.judge(message, ReadDetails.NONE));
        assertEquals(
                List.of(VerdictCode.ACCEPTED, VerdictCode.ACCEPTED, VerdictCode.ACCEPTED),
                evaluator.judge(message, ReadDetails.NONE).stream()
                        .map(each -> each.event().verdict())
                        .toList());
    }

    private static ScanEvaluator evaluator(Line line, Consumer<UnitId> asked) {
        return new ScanEvaluator(
                RuleData.rules().on(line),
                (_, id) -> {
                    asked.accept(id);
                    return Optional.of(
                            new Unit(id, UnitKind.PACK, Optional.empty(), UnitState.ACTIVE));
                },
                _ -> Optional.empty());
    }

    // [utest->req~line.live-details~1]
    @Test
    void aDeviceThatSpeaksForSeveralStationsIsACameraOfEachFromItsFirstCodeThere() {
        StationId first = new StationId("First");
        StationId next = new StationId("Next");
        Line line =
                new Line(
                        List.of(
                                station(first, Combine.ALL, Optional.empty()),
                                station(next, Combine.ANY, Optional.of(first))));
        DeviceId gateway = new DeviceId("Gateway");
        ScanEvaluator evaluator = evaluator(line, _ -> {});
        evaluator.device(CAMERA, DeviceRole.INLINE, Optional.of(first));
        evaluator.speaker(gateway, DeviceRole.INLINE, Optional.of(first));
        evaluator.order(Optional.of(ORDER), true);
        List<ScanOutcome> judged =
                Stream.of(
                                evaluator.judge(frame(pack(1))),
                                judge(evaluator, gateway, next, 1),
                                judge(evaluator, gateway, first, 2),
                                judge(evaluator, gateway, next, 2))
                        .toList();
        assertEquals(
                List.of(
                        Optional.of(first) + " ACCEPTED",
                        Optional.of(next) + " ACCEPTED",
                        Optional.of(first) + " ACCEPTED",
                        Optional.of(next) + " NOT_VERIFIED"),
                judged.stream()
                        .map(each -> each.event().station() + " " + each.event().verdict())
                        .toList(),
                "the second pack was not read by the camera");
    }

    private static Station station(StationId id, Combine combine, Optional<StationId> requires) {
        return new Station(id, StationType.UNIT, Association.NONE, 0, requires, combine, 1, false);
    }

    private ScanOutcome judge(ScanEvaluator evaluator, DeviceId by, StationId at, int pack) {
        time.advance(Duration.ofSeconds(1));
        Frame code = new Frame(by, Bytes.parse(pack(pack)), time.now(), time.nanos(), 0);
        return evaluator.judge(List.of(code), Optional.of(at), ReadDetails.NONE).getFirst();
    }

    // [utest->req~line.live-signals~1]
    @Test
    void aMessageOfAStationOrLaneThatTheLineHasNotIsRefusedWithThoseThatThereAre() {
        assertEquals(
                List.of(
                        Optional.of(Reason.of("line.no-station", "Gate", "Line")),
                        Optional.of(Reason.of("line.no-lane", 2, "Line", 1))),
                List.of(
                        intake.message(
                                message(
                                        "Gate",
                                        ReadDetails.OF_SIGNAL,
                                        Optional.of(LineSignal.STOP))),
                        intake.message(
                                message(
                                        "Line",
                                        new ReadDetails(OptionalLong.empty(), 2, 1),
                                        Optional.empty(),
                                        pack(1)))));
    }

    /// A scanner at the only station, in a person's hand.
    private record HandAtTheTable(DeviceId id) implements Scanner {
        @Override
        public DeviceRole role() {
            return DeviceRole.HANDHELD;
        }

        @Override
        public Optional<StationId> station() {
            return Optional.of(new StationId("Line"));
        }

        @Override
        public String address() {
            return "test";
        }

        @Override
        public void start(Listener listener) {
            listener.state(id, DeviceState.READING, Reason.none());
        }

        @Override
        public void close() {}
    }

    // [utest->req~line.station-silent~1]
    @Test
    void aStationThatDoesNotReadWhatIsRejectedIsSilentUntilItReads() {
        for (int i = 0; i < Rejects.SILENT; i++) {
            signal(LineSignal.CONFIRM);
        }
        until(() -> intake.status().alarms().size() == 1);
        intake.tick();
        assertEquals(1, alarmEvents().size(), "no scanner that reads again ends it");
        camera(pack(1));
        until(() -> alarmEvents().size() == 2);
        assertEquals(
                List.of(
                        new AlarmEvent.AlarmRaised(
                                LineFinding.STATION_SILENT,
                                time.now().minusSeconds(1),
                                Optional.empty(),
                                Reason.of("station-silent", "Line"),
                                Optional.of(new StationId("Line")),
                                Optional.empty()),
                        new AlarmEvent.AlarmCleared(
                                List.of(intake.status().alarms().getFirst().alarm().id()),
                                new Reason.Written(""))),
                alarmEvents());
    }

    // [utest->req~line.by-hand~1]
    @Test
    void aForeignUnitIsCriticalOnceItsContainerIsClosedUnlessItsAlarmWasClosedBefore() {
        DeviceId hand = new DeviceId("Hand 1");
        UnitId box = new UnitId.Container(new Sscc("340123450000000017"));
        UnitId next = new UnitId.Container(new Sscc("340123450000000024"));
        tableWith(hand, box, next);
        by(hand, box.key());
        by(hand, pack(1));
        until(() -> intake.status().alarms().size() == 1);
        LineAlarm open = intake.status().alarms().getFirst();
        assertEquals(
                List.of(LineFinding.WRONG_CONTAINER_BY_HAND, Severity.HIGH),
                List.of(open.alarm().kind(), open.weight().severity()));
        signal(LineSignal.CLOSE);
        until(() -> intake.status().alarms().size() == 2);
        LineAlarm closed = intake.status().alarms().getFirst();
        assertEquals(
                List.of(
                        AlarmKind.of(VerdictCode.WRONG_CONTAINER),
                        Severity.CRITICAL,
                        Reason.of("wrong-container.closed", unit(1).label(), box.label())),
                List.of(
                        closed.alarm().kind(),
                        closed.weight().severity(),
                        closed.alarm().reason()));
        // The second one is taken out, and its alarm closed, before the container is.
        by(hand, next.key());
        by(hand, pack(2));
        until(() -> intake.status().alarms().size() == 3);
        LineAlarm second =
                intake.status().alarms().stream()
                        .filter(each -> each.alarm().unit().equals(Optional.of(unit(2))))
                        .findFirst()
                        .orElseThrow();
        intake.handle(
                        new AlarmEvent.AlarmClosed(
                                List.of(second.alarm().id()),
                                AlarmEvent.Closing.RESOLVED,
                                "taken out"))
                .join();
        signal(LineSignal.CLOSE);
        signal(LineSignal.BYPASS_ON);
        until(() ->
                intake.status().alarms().stream()
                        .anyMatch(each -> each.alarm().kind().equals(LineFinding.BYPASS)));
        assertEquals(3, intake.status().alarms().size(), "both of the first, and the bypass");
    }

    // [utest->req~line.by-hand~1]
    @Test
    void aForeignUnitIsCriticalThoughItsFirstAlarmWasNotRecordedYetAsItsContainerWasClosed() {
        DeviceId hand = new DeviceId("Hand 1");
        UnitId box = new UnitId.Container(new Sscc("340123450000000017"));
        tableWith(hand, box);
        by(hand, box.key());
        until(() -> intake.status().scans() == 1);
        journal.refuse(new JournalState.DiskFull(0));
        by(hand, pack(1));
        signal(LineSignal.CLOSE);
        time.advance(Duration.ofSeconds(1));
        journal.recover();
        until(() -> {
            intake.tick();
            return intake.status().alarms().size() == 2;
        });
        assertEquals(
                Set.of(
                        LineFinding.WRONG_CONTAINER_BY_HAND,
                        AlarmKind.of(VerdictCode.WRONG_CONTAINER)),
                intake.status().alarms().stream()
                        .map(each -> each.alarm().kind())
                        .collect(Collectors.toSet()));
    }

    /// The line is a table now, where units are packed into boxes that an order lists without content.
    private void tableWith(DeviceId hand, UnitId... boxes) {
        records.activate(
                new Order(
                        new OrderId("PO-2"),
                        "Amlodipine",
                        GTIN,
                        new Lot("K2411A"),
                        new Expiry(LocalDate.of(2028, 11, 30)),
                        2),
                Stream.concat(
                                Arrays.stream(boxes)
                                        .map(box ->
                                                new Unit(
                                                        box,
                                                        UnitKind.CASE,
                                                        Optional.empty(),
                                                        UnitState.ACTIVE)),
                                Stream.of(1, 2)
                                        .map(pack ->
                                                new Unit(
                                                        unit(pack),
                                                        UnitKind.PACK,
                                                        Optional.empty(),
                                                        UnitState.ACTIVE)))
                        .toList());
        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(new HandAtTheTable(hand));
    }

    private void by(DeviceId device, String scan) {
        time.advance(Duration.ofSeconds(1));
        intake.frame(new Frame(device, Bytes.parse(scan), time.now(), time.nanos(), 0));
    }

    // [utest->req~line.rejects~1]
    @Test
    void aBadCodeIsNoAlarmWhereTheLineRejectsIt() {
        camera(pack(1));
        camera("010401234500000821S1{GS}1728113010K2411A");
        signal(LineSignal.REJECT);
        camera(pack(2));
        camera("010401234500000821S1{GS}1728113010K2411A");
        scansAre(4);
        assertEquals(
                List.of(
                        Optional.empty(),
                        Optional.of(new ScanAlarm.Raised()),
                        Optional.empty(),
                        Optional.of(new ScanAlarm.NotRaised())),
                journal.facts(StreamId.SCANS).stream()
                        .map(event -> ((ScanJudged) event).alarm())
                        .toList());
    }

    @Test
    void heldUnitIsOnHoldForTheNextScan() {
        journal.append(
                        Optional.empty(),
                        new HoldEvent.UnitHeld(
                                unit(4),
                                Optional.empty(),
                                new Reason.Written("test"),
                                Optional.empty()))
                .join();
        until(() -> intake.status().held() == 1);
        camera(pack(4));
        scansAre(1);
        assertEquals(VerdictCode.ON_HOLD, intake.status().last().orElseThrow().code());
        assertEquals(1, intake.status().alarms().size());
        assertEquals(VerdictCode.ON_HOLD, intake.typed(Bytes.parse(pack(4))).join().code());
        assertEquals(1, intake.status().alarms().size(), "asking by hand is no alarm");
    }

    // [utest->req~store.released~1]
    @Test
    void releasedUnitIsOnHoldNoMore() {
        journal.append(
                        Optional.empty(),
                        new HoldEvent.UnitHeld(
                                unit(4),
                                Optional.empty(),
                                new Reason.Written("test"),
                                Optional.empty()))
                .join();
        until(() -> intake.status().held() == 1);
        journal.append(
                        Optional.empty(),
                        new HoldEvent.UnitReleased(unit(4), Optional.empty(), "checked"))
                .join();
        until(() -> intake.status().held() == 0);
        camera(pack(4));
        scansAre(1);
        assertEquals(VerdictCode.ACCEPTED, intake.status().last().orElseThrow().code());
    }

    // [utest->req~line.counts~1]
    @Test
    void countsByStationAndRoleAreEqualBeforeAndAfterARestart() {
        camera(pack(1));
        camera(pack(1));
        camera("NOREAD");
        intake.typed(Bytes.parse(pack(2))).join();
        scansAre(4);
        Map<ScanCounts.Place, Map<VerdictCode, Long>> before = intake.status().byPlace();
        assertEquals(
                Map.of(
                        new ScanCounts.Place(Optional.empty(), 1, DeviceRole.INLINE),
                        Map.of(
                                VerdictCode.ACCEPTED,
                                1L,
                                VerdictCode.DUPLICATE,
                                1L,
                                VerdictCode.NO_READ,
                                1L),
                        new ScanCounts.Place(Optional.empty(), 1, DeviceRole.HANDHELD),
                        Map.of(VerdictCode.ACCEPTED, 1L)),
                before);
        intake.close();
        intake = newIntake();
        intake.start();
        assertEquals(before, intake.status().byPlace());
    }

    // [utest->req~intake.restart~1]
    @Test
    void restartKnowsWhatWasSeenAndWhatIsUnsolved() {
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        scansAre(2);
        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(FakeScanner.inline(CAMERA, DeviceState.READING));
        assertEquals(1, intake.status().alarms().size());
        assertEquals(VerdictCode.WRONG_LOT, intake.status().shown().orElseThrow().code());
        camera(pack(1));
        scansAre(3);
        assertEquals(VerdictCode.DUPLICATE, intake.status().last().orElseThrow().code());
    }

    @Test
    void halfFrameIsTheReadersFault() {
        half();
        scansAre(1);
        assertEquals(VerdictCode.READER_FAULT, intake.status().last().orElseThrow().code());
    }

    private void sent(String message) {
        MessageInterpreter messages =
                MessageInterpreter.of(
                        List.of("FAIL"),
                        List.of(),
                        Optional.of(
                                GradeTemplate.parse("{code},{grade}", "ISO/IEC 15415:2024", "V")));
        time.advance(Duration.ofSeconds(1));
        intake.frame(
                messages.read(
                        new Frame(CAMERA, Bytes.parse(message), time.now(), time.nanos(), 0)));
    }

    // [utest->req~device.grade-kept~1]
    @Test
    void theCodeIsJudgedAndItsGradeIsOnRecord() {
        sent(pack(1) + ",B");
        sent(pack(2));
        scansAre(2);
        assertEquals(2, intake.status().counts().get(VerdictCode.ACCEPTED));
        List<ScanJudged> events =
                journal.facts(StreamId.SCANS).stream().map(ScanJudged.class::cast).toList();
        assertEquals(Bytes.parse(pack(1)), events.getFirst().raw());
        assertEquals("B", events.getFirst().grade().orElseThrow().value());
        assertEquals(Optional.empty(), events.getLast().grade());
        assertEquals(
                Reason.of("accepted.pack").and(Reason.of("no-grade")), events.getLast().reason());
    }

    // [utest->req~device.no-reads~1]
    @Test
    void theDevicesOwnNoReadIsANoRead() {
        sent("FAIL");
        scansAre(1);
        assertEquals(VerdictCode.NO_READ, intake.status().last().orElseThrow().code());
        assertEquals(Reason.of("no-read"), intake.status().last().orElseThrow().reason());
    }

    // [utest->req~device.replies~1]
    @Test
    void theScannerIsToldOfItsVerdictsAndLockedUntilThePersonAnswers() {
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        scansAre(2);
        until(() -> told.size() == 3);
        acknowledge(List.of(intake.status().alarms().getFirst().alarm().id()));
        until(() -> told.size() == 4);
        assertEquals(
                List.of(
                        ScannerReplies.Kind.ACCEPT,
                        ScannerReplies.Kind.REJECT,
                        ScannerReplies.Kind.LOCK,
                        ScannerReplies.Kind.UNLOCK),
                told);
    }

    // [utest->req~device.replies~1]
    @Test
    void aDetachedScannerIsForgottenAndMayComeBack() {
        camera(pack(1));
        intake.detach(camera);
        until(() -> intake.status().devices().isEmpty());
        intake.attach(camera);
        until(() ->
                intake.status().devices().stream().anyMatch(d -> d.state() == DeviceState.READING));
        scansAre(1);
    }

    @Test
    void comingAndGoingOfADeviceIsOnRecordSilenceIsNot() {
        intake.state(CAMERA, DeviceState.SILENT, Reason.none());
        intake.state(CAMERA, DeviceState.LOST, new Reason.Written("unplugged"));
        intake.state(CAMERA, DeviceState.REOPENING, Reason.none());
        intake.state(CAMERA, DeviceState.READING, Reason.none());
        until(() ->
                journal.facts(StreamId.OPERATIONS).stream()
                                .filter(ScannerEvent.DeviceChanged.class::isInstance)
                                .count()
                        == 3);
        assertEquals(
                List.of(DeviceState.READING, DeviceState.LOST, DeviceState.READING),
                journal.facts(StreamId.OPERATIONS).stream()
                        .filter(ScannerEvent.DeviceChanged.class::isInstance)
                        .map(f -> ((ScannerEvent.DeviceChanged) f).state())
                        .toList());
    }

    // [utest->req~hand-input.image-judged~1]
    @Test
    void aCodeOfAPictureIsOnRecordAsSuch() {
        EvaluatedScan judged =
                intake.byHand().scanned(ScanPipeline.IMAGE, Bytes.parse(pack(3))).join();
        assertEquals(VerdictCode.ACCEPTED, judged.code());
        ScanJudged event = (ScanJudged) journal.read(StreamId.SCANS, 0, 10).getLast().event();
        assertEquals(new DeviceId("Image"), event.device());
        assertEquals(DeviceRole.HANDHELD, event.role());
        assertEquals(Bytes.parse(pack(3)), event.raw());
    }

    @Test
    void aPreviewSaysTheVerdictAndRecordsNothing() {
        assertEquals(
                VerdictCode.ACCEPTED,
                intake.byHand().preview(Bytes.parse(pack(3))).join().judgement().verdict().code());
        assertEquals(
                VerdictCode.UNKNOWN_SERIAL,
                intake.byHand().preview(Bytes.parse(pack(77))).join().judgement().verdict().code());
        assertEquals(List.of(), journal.read(StreamId.SCANS, 0, 10));
        camera(pack(3));
        until(() -> !intake.status().recent().isEmpty());
        assertEquals(1, intake.status().distinctPacks(), "looking did not count as passing");
    }

    // [utest->req~intake.refused-when-not-watched~1]
    @Test
    void aLineThatCouldNotBeWatchedRefusesWhatIsScannedByHandAndSaysWhy() {
        try (ScanPipeline line = newIntake()) {
            CompletableFuture<EvaluatedScan> before = line.typed(Bytes.parse(pack(1)));
            line.refuse("The record cannot be read.");
            CompletableFuture<EvaluatedScan> after = line.typed(Bytes.parse(pack(2)));
            for (CompletableFuture<EvaluatedScan> scan : List.of(before, after)) {
                Until.holds(scan::isDone, () -> "no answer");
                CompletionException refused = assertThrows(CompletionException.class, scan::join);
                assertTrue(
                        String.valueOf(Futures.of(refused).getMessage())
                                .startsWith("The line is not watched: The record cannot be read."));
            }
            assertEquals(
                    new JournalState.Failed("The record cannot be read."), line.status().journal());
        }
    }
}
