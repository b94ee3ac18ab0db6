package org.cordon.app.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.containment.ContainmentCommands.Outcome;
import org.cordon.app.containment.ContainmentCommands.Refusal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason.Written;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.LogLines;
import org.cordon.support.MemoryTerminal;
import org.cordon.support.Rules;
import org.cordon.support.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

final class ContainmentServiceTest {
    private static final Gtin GTIN = new Gtin("03400930000014");
    private static final DeviceId CAMERA = new DeviceId("Camera 1");

    private final MemoryTerminal terminal = new MemoryTerminal();
    private final Map<HoldTarget, List<AlarmId>> alarms = new HashMap<>();
    private ContainmentService lead = run();

    @BeforeEach
    void signedIn() {
        terminal.signIn("a.weber", "Anna Weber");
    }

    private ContainmentService run() {
        ContainmentService started =
                new ContainmentService(
                        terminal.journal(),
                        new OperationsReplay(terminal.journal()),
                        terminal.session(),
                        terminal.time,
                        new StepRequirements(Rules.containment()),
                        target -> alarms.getOrDefault(target, List.of()),
                        Runnable::run);
        started.open().join();
        return started;
    }

    private static UnitId pack(String serial) {
        return new UnitId.Sgtin(GTIN, new Serial(serial));
    }

    /// A pack of the wrong lot, durable, as the intake would hand it over.
    private EvaluatedScan wrongLot(String serial) {
        return scan(
                new Reading.Pack(
                        GTIN, new Serial(serial), Optional.of(new Lot("K2410B")), Optional.empty()),
                new Verdict.WrongLot(Optional.of(new Lot("K2410B")), new Lot("K2411A")));
    }

    private EvaluatedScan scan(Reading reading, Verdict verdict) {
        Instant at = terminal.time.now;
        Entry entry =
                terminal.journal()
                        .append(
                                Optional.empty(),
                                new ScanJudged(
                                        CAMERA,
                                        at,
                                        Bytes.of((byte) 'x'),
                                        Optional.empty(),
                                        verdict.code(),
                                        reading.unit(),
                                        Optional.empty(),
                                        new Written("the reason"),
                                        Optional.empty(),
                                        DeviceRole.INLINE,
                                        Optional.empty(),
                                        Optional.empty()))
                        .join();
        return new EvaluatedScan(
                entry.position(),
                CAMERA,
                at,
                Bytes.of((byte) 'x'),
                new Judgement(reading, verdict, List.of()),
                new Written("the reason"),
                "the first act",
                Optional.empty(),
                Optional.empty());
    }

    private Refused.Reason refused(CompletableFuture<?> future) {
        ExecutionException failed =
                assertThrows(
                        ExecutionException.class,
                        () -> future.get(Until.SECONDS, TimeUnit.SECONDS));
        return assertInstanceOf(Refused.class, failed.getCause()).reason();
    }

    private Incident active() {
        return lead.status().active().orElseThrow();
    }

    /// Captures what an act must have.
    private void capture(IncidentId id, ContainmentStep step) {
        switch (step) {
            case CEASE ->
                    lead.note(id, new IncidentNote.LineStopped("B. Kaya", "stopped, locked"))
                            .join();
            case ISOLATE -> {
                lead.hold(pack("ISO-1"), new Written("same case")).join();
                lead.note(id, new IncidentNote.Quarantined("Cage 4")).join();
            }
            case COMMUNICATE -> {
                Instant at = terminal.time.now;
                lead.note(
                                id,
                                new IncidentNote.Told(
                                        "quality-assurance", "J. Roy", "phone", at, true))
                        .join();
                lead.note(
                                id,
                                new IncidentNote.Told(
                                        "warehouse", "P. Nowak", "in person", at, false))
                        .join();
            }
            case DOCUMENT ->
                    Rules.containment().fields().stream()
                            .filter(f -> f.required())
                            .forEach(f ->
                                    lead.note(id, new IncidentNote.Detail(f.code(), "said"))
                                            .join());
            case INITIATE_REPORT ->
                    lead.note(
                                    id,
                                    new IncidentNote.ReportOpened(
                                            "DEV-26-118",
                                            IncidentNote.Severity.CRITICAL,
                                            "Wrong lot."))
                            .join();
        }
    }

    // [utest->req~containment.start-from-scan~1]
    @Test
    void oneScanOpensTheIncidentAndHoldsItsPackWhichClosesItsAlarm() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.time.pass(Duration.ofSeconds(9));

        IncidentId id = lead.start(trigger).join();

        assertEquals("L3-2026-0001", id.value());
        assertEquals(
                List.of(
                        new IncidentEvent.IncidentOpened(
                                id,
                                Optional.empty(),
                                trigger.at(),
                                VerdictCode.WRONG_LOT,
                                new Written("the reason"),
                                1,
                                Optional.of(1L),
                                Optional.of(pack("A1"))),
                        new HoldEvent.UnitHeld(
                                pack("A1"),
                                Optional.of(id),
                                new Written("the reason"),
                                Optional.of(Duration.ofSeconds(9)),
                                List.of(AlarmId.ofScan(trigger.position())))),
                terminal.acts());
        assertEquals(Duration.ofSeconds(9), lead.elapsed(active()));
        assertEquals(List.of(pack("A1")), active().held().stream().map(h -> h.unit()).toList());
    }

    @Test
    void aScanThatNamesNoUnitOpensTheIncidentWithoutAHold() {
        EvaluatedScan streak =
                scan(
                        new Reading.Unreadable(ScanFault.NO_READ_STREAK, 0, ""),
                        new Verdict.ReaderFault(ScanFault.NO_READ_STREAK));
        IncidentId id = lead.start(streak).join();
        assertEquals(
                List.of(),
                terminal.acts().stream().filter(f -> f instanceof HoldEvent.UnitHeld).toList());
        assertEquals(Optional.of(ContainmentStep.CEASE), active().current());
        assertEquals(id, active().id());
    }

    // [utest->req~containment.release~1]
    @Test
    void aHeldUnitIsReleasedOnceAndMayBeHeldAgain() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        lead.release(pack("A1"), "checked by QA").join();
        assertEquals(
                new HoldEvent.UnitReleased(pack("A1"), Optional.of(id), "checked by QA"),
                terminal.acts().getLast());
        assertEquals(List.of(), lead.status().held());
        assertEquals(Refusal.NOT_HELD, refused(lead.release(pack("A1"), "again")));
        lead.hold(pack("A1"), new Written("seen again")).join();
        assertEquals(1, lead.status().held().size());
    }

    // [utest->req~hold.targets~1]
    @Test
    void aTargetIsHeldOnceByOneEntryForTheOpenIncident() {
        IncidentId id = lead.start("power cut").join();
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        terminal.time.pass(Duration.ofSeconds(9));
        assertEquals(Outcome.HELD, lead.hold(lot, new Written("label mix-up")).join());
        HoldEvent.TargetHeld held =
                new HoldEvent.TargetHeld(
                        lot,
                        Optional.of(id),
                        new Written("label mix-up"),
                        Optional.of(Duration.ofSeconds(9)),
                        List.of());
        assertEquals(held, terminal.acts().getLast());
        assertEquals(Outcome.HELD_BEFORE, lead.hold(lot, new Written("again")).join());
        assertEquals(held, terminal.acts().getLast());
        assertEquals(List.of(lot), lead.status().targets().stream().map(h -> h.target()).toList());
        assertEquals(List.of(lot), active().targets().stream().map(h -> h.target()).toList());
    }

    private static Person person(String id) {
        return new Person(new PersonId(id), id, "");
    }

    // [utest->req~hold.target-alarms~1]
    @Test
    void aTargetEndsTheAlarmsOfItsUnitsByItsOneEntryAndByAnotherIfItIsHeldAlready() {
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        AlarmId first = AlarmId.ofScan(new LogPosition(1, 7));
        AlarmId later = AlarmId.ofScan(new LogPosition(1, 8));
        alarms.put(lot, List.of(first));
        lead.hold(lot, new Written("label mix-up")).join();
        assertEquals(
                new HoldEvent.TargetHeld(
                        lot,
                        Optional.empty(),
                        new Written("label mix-up"),
                        Optional.empty(),
                        List.of(first)),
                terminal.acts().getLast());
        alarms.put(lot, List.of(later));
        assertEquals(Outcome.HELD_BEFORE, lead.hold(lot, new Written("again")).join());
        assertEquals(
                new AlarmEvent.AlarmClosed(List.of(later), AlarmEvent.Closing.HELD, ""),
                terminal.acts().getLast());
    }

    // [utest->req~hold.target-release~1]
    @Test
    void aTargetIsReleasedByTwoPeopleWithAReasonAndMayBeHeldAgain() {
        IncidentId id = lead.start("power cut").join();
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        Person second = person("b.kaya");
        assertEquals(Refusal.NOT_HELD, refused(lead.release(lot, "checked", second)));
        lead.hold(lot, new Written("label mix-up")).join();
        lead.hold(pack("A1"), new Written("torn")).join();
        List<JournalEvent> before = terminal.acts();
        assertEquals(Refusal.NO_REASON, refused(lead.release(lot, " ", second)));
        Person first = terminal.session().person().orElseThrow();
        assertEquals(Refusal.SAME_PERSON, refused(lead.release(lot, "checked", first)));
        assertEquals(before, terminal.acts());
        lead.release(lot, " checked by QA ", second).join();
        assertEquals(
                new HoldEvent.TargetReleased(lot, Optional.of(id), "checked by QA", second.id()),
                terminal.acts().getLast());
        assertEquals(List.of(), lead.status().targets());
        assertEquals(
                List.of(pack("A1")), lead.status().held().stream().map(HeldUnit::unit).toList());
        assertEquals(Refusal.NOT_HELD, refused(lead.release(lot, "again", second)));
        assertEquals(Outcome.HELD, lead.hold(lot, new Written("seen again")).join());
        assertEquals(1, lead.status().targets().size());
    }

    // [utest->req~hold.target-release~1]
    @Test
    void whatWasReleasedStaysSoAfterARestart() {
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        HoldTarget tag = new HoldTarget.Tagged("Q-1", 7, "packs");
        lead.hold(lot, new Written("label mix-up")).join();
        lead.hold(tag, new Written("loose")).join();
        lead.release(lot, "checked", person("b.kaya")).join();
        terminal.kill();
        lead = run();
        assertEquals(
                List.of(tag), lead.status().targets().stream().map(HeldTarget::target).toList());
    }

    // [utest->req~hold.many-units~1]
    @Test
    void manyUnitsAreHeldByOneEntryWithoutThoseHeldBeforeAndCloseTheirAlarms() {
        AlarmId open = AlarmId.ofScan(new LogPosition(1, 7));
        lead.hold(pack("A1"), new Written("first")).join();
        HoldTarget three = new HoldTarget.Units(List.of(pack("A1"), pack("A3"), pack("A2")));
        alarms.put(three, List.of(open));
        assertEquals(Outcome.HELD, lead.hold(three, new Written("all")).join());
        assertEquals(
                new HoldEvent.TargetHeld(
                        new HoldTarget.Units(List.of(pack("A2"), pack("A3"))),
                        Optional.empty(),
                        new Written("all"),
                        Optional.empty(),
                        List.of(open)),
                terminal.acts().getLast());
        assertEquals(3, lead.status().held().size());
        lead.release(pack("A3"), "checked").join();
        assertEquals(2, lead.status().held().size());
        assertEquals(List.of(), lead.status().targets());
    }

    // [utest->req~hold.targets~1]
    @Test
    void whatIsNoSoundTargetIsRefusedAndNotRecorded() {
        int before = terminal.acts().size();
        Instant now = terminal.time.now;
        assertEquals(
                List.of(
                        Refusal.UNEQUAL_LENGTH,
                        Refusal.FUTURE_WINDOW,
                        Refusal.WRONG_QUANTITY,
                        Refusal.NO_UNITS,
                        Refusal.TOO_MANY_UNITS),
                List.of(
                                new HoldTarget.SerialRange(
                                        GTIN, new Serial("A9"), new Serial("A10")),
                                new HoldTarget.StationTime(
                                        new StationId("Unit"), now, Optional.of(now.plusMillis(1))),
                                new HoldTarget.Tagged("Q-1", 0, "packs"),
                                new HoldTarget.Units(List.of()),
                                new HoldTarget.Units(
                                        IntStream.rangeClosed(0, HoldTarget.MAX_UNITS)
                                                .mapToObj(n -> pack("A" + n))
                                                .toList()))
                        .stream()
                        .map(target -> refused(lead.hold(target, new Written("why"))))
                        .toList());
        assertEquals(before, terminal.acts().size());
    }

    // [utest->req~hold.targets~1]
    @Test
    void aHeldTargetIsEnoughForTheStepOfIsolating() {
        IncidentId id = lead.start("power cut").join();
        assertEquals(Optional.of(Refusal.OUT_OF_ORDER), lead.missing(id, ContainmentStep.ISOLATE));
        capture(id, ContainmentStep.CEASE);
        lead.complete(id, ContainmentStep.CEASE).join();
        assertEquals(Optional.of(Refusal.NOTHING_HELD), lead.missing(id, ContainmentStep.ISOLATE));
        lead.hold(new HoldTarget.Tagged("Q-1", 7, "packs"), new Written("no code")).join();
        assertEquals(Optional.of(Refusal.NO_LOCATION), lead.missing(id, ContainmentStep.ISOLATE));
    }

    // [utest->req~containment.one-incident-at-a-time~1]
    @Test
    void aSecondScanJoinsTheOpenIncident() {
        IncidentId first = lead.start(wrongLot("A1")).join();
        IncidentId second = lead.start(wrongLot("A2")).join();
        assertEquals(first, second);
        assertEquals(
                List.of(pack("A1"), pack("A2")),
                active().held().stream().map(h -> h.unit()).toList());
        assertEquals(
                1,
                terminal.acts().stream()
                        .filter(f -> f instanceof IncidentEvent.IncidentOpened)
                        .count());
    }

    @Test
    void twoPressesBeforeTheFirstIsDurableOpenOneIncident() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.journal.pause();
        CompletableFuture<IncidentId> first = lead.start(trigger);
        CompletableFuture<IncidentId> second = lead.start(trigger);
        assertEquals(
                Optional.empty(), lead.status().active(), "nothing shows before it is durable");
        terminal.journal.sync();
        assertEquals(first.join(), second.join());
        assertEquals(
                1,
                terminal.acts().stream()
                        .filter(f -> f instanceof IncidentEvent.IncidentOpened)
                        .count());
        assertEquals(
                1, terminal.acts().stream().filter(f -> f instanceof HoldEvent.UnitHeld).count());
    }

    @Test
    void wordsOfASecondStartAreKeptInTheOpenIncident() {
        IncidentId id = lead.start("label roll looks wrong").join();
        assertEquals(id, lead.start("second roll as well").join());
        assertEquals(
                new IncidentEvent.NoteTaken(
                        id,
                        new IncidentNote.Detail(
                                ContainmentService.ALSO_REPORTED, "second roll as well"),
                        Duration.ZERO),
                terminal.acts().getLast());
    }

    // [utest->req~containment.held-only-when-durable~1]
    @Test
    void aUnitIsHeldOnlyOnceItsEntryIsDurable() {
        terminal.journal.pause();
        CompletableFuture<Outcome> hold = lead.hold(pack("A1"), new Written("torn"));
        assertFalse(hold.isDone());
        assertEquals(List.of(), lead.status().held());
        terminal.journal.sync();
        assertTrue(hold.isDone());
        assertEquals(pack("A1"), lead.status().held().getFirst().unit());
    }

    // [utest->req~containment.hold-once~1]
    @Test
    void aUnitAlreadyHeldOrBeingHeldIsHeldOnce() {
        terminal.journal.pause();
        CompletableFuture<Outcome> first = lead.hold(pack("A1"), new Written("torn"));
        CompletableFuture<Outcome> second = lead.hold(pack("A1"), new Written("again"));
        assertFalse(second.isDone(), "it is not held before that is durable");
        terminal.journal.sync();
        assertEquals(Outcome.HELD, first.join());
        assertEquals(Outcome.HELD_BEFORE, second.join());
        assertEquals(Outcome.HELD_BEFORE, lead.hold(pack("A1"), new Written("again")).join());
        assertEquals(1, terminal.acts().size());
    }

    // [utest->req~alarm.hold-closes~1]
    @Test
    void aHoldAndTheEndOfItsAlarmsAreOneEntry() {
        List<AlarmId> open =
                List.of(
                        AlarmId.ofScan(new LogPosition(1, 3)),
                        AlarmId.ofScan(new LogPosition(1, 8)));
        alarms.put(HoldTarget.Units.of(pack("A1")), open);
        assertEquals(Outcome.HELD, lead.hold(pack("A1"), new Written("torn")).join());
        assertEquals(
                List.of(
                        new HoldEvent.UnitHeld(
                                pack("A1"),
                                Optional.empty(),
                                new Written("torn"),
                                Optional.empty(),
                                open)),
                terminal.acts());
    }

    // [utest->req~alarm.hold-closes~1]
    @Test
    void alarmsOfAUnitThatWasHeldBeforeAreClosed() {
        lead.hold(pack("A1"), new Written("torn")).join();
        List<AlarmId> open = List.of(AlarmId.ofScan(new LogPosition(1, 9)));
        alarms.put(HoldTarget.Units.of(pack("A1")), open);
        assertEquals(Outcome.HELD_BEFORE, lead.hold(pack("A1"), new Written("again")).join());
        assertEquals(
                new AlarmEvent.AlarmClosed(open, AlarmEvent.Closing.HELD, ""),
                terminal.acts().getLast());
    }

    @Test
    void aHoldThatCouldNotBeRecordedMayBeTriedAgain() {
        terminal.journal.refuse(new JournalState.DiskFull(0));
        CompletableFuture<Outcome> failed = lead.hold(pack("A1"), new Written("torn"));
        CompletionException e = assertThrows(CompletionException.class, failed::join);
        assertInstanceOf(JournalUnavailable.class, e.getCause());
        assertEquals(List.of(), lead.status().held());
        terminal.journal.recover();
        lead.hold(pack("A1"), new Written("torn")).join();
        assertEquals(1, lead.status().held().size());
    }

    @Test
    void anIncidentThatCouldNotBeRecordedIsNotOpenAndMayBeTriedAgain() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.journal.refuse(new JournalState.DiskFull(0));
        assertThrows(CompletionException.class, () -> lead.start(trigger).join());
        assertEquals(Optional.empty(), lead.status().active());
        terminal.journal.recover();
        lead.start(trigger).join();
        assertEquals(1, active().held().size());
    }

    // [utest->req~containment.named-person~1]
    @Test
    void nothingIsRecordedWhileNobodyIsSignedIn() {
        IncidentId id = lead.start("torn labels").join();
        int before = terminal.acts().size();
        EvaluatedScan trigger = wrongLot("A1");
        terminal.signOut();
        assertEquals(new NotSignedIn(), refused(lead.start(trigger)));
        assertEquals(new NotSignedIn(), refused(lead.start("why")));
        assertEquals(new NotSignedIn(), refused(lead.hold(pack("A1"), new Written("why"))));
        assertEquals(new NotSignedIn(), refused(lead.release(pack("A1"), "why")));
        assertEquals(
                new NotSignedIn(), refused(lead.note(id, new IncidentNote.Quarantined("Cage 4"))));
        assertEquals(new NotSignedIn(), refused(lead.complete(id, ContainmentStep.CEASE)));
        assertEquals(before, terminal.acts().size());
    }

    // [utest->req~containment.acts-in-order~1]
    @Test
    void actsAreCompletedInOrderAndOnlyWithWhatTheyMustHave() {
        IncidentId id = lead.start("torn labels").join();
        List<Refusal> lacks =
                List.of(
                        Refusal.STOP_NOT_CONFIRMED,
                        Refusal.NOTHING_HELD,
                        Refusal.NOT_ALL_TOLD,
                        Refusal.FIELD_MISSING,
                        Refusal.NO_DEVIATION);
        Iterator<Refusal> lack = lacks.iterator();
        for (ContainmentStep step : ContainmentStep.values()) {
            for (ContainmentStep later : ContainmentStep.values()) {
                if (later.compareTo(step) > 0) {
                    assertEquals(Refusal.OUT_OF_ORDER, refused(lead.complete(id, later)));
                }
            }
            Refusal reason = lack.next();
            assertEquals(Optional.of(reason), lead.missing(id, step));
            assertEquals(reason, refused(lead.complete(id, step)));
            terminal.time.pass(Duration.ofMinutes(4));
            capture(id, step);
            assertEquals(Optional.empty(), lead.missing(id, step));
            lead.complete(id, step).join();
            assertEquals(Optional.of(Refusal.ALREADY_COMPLETED), lead.missing(id, step));
        }
        assertEquals(Optional.empty(), lead.status().active());
        Incident contained = lead.status().contained().orElseThrow();
        terminal.time.pass(Duration.ofMinutes(30));
        assertEquals(Duration.ofMinutes(20), lead.elapsed(contained), "the clock has stopped");
        assertEquals(Refusal.NO_INCIDENT, refused(lead.complete(id, ContainmentStep.CEASE)));
    }

    @Test
    void aCompletedActIsNotCompletedAgain() {
        IncidentId id = lead.start("torn labels").join();
        terminal.journal.pause();
        CompletableFuture<Entry> note =
                lead.note(id, new IncidentNote.NotStopped("valve jammed, engineer called"));
        CompletableFuture<Entry> first = lead.complete(id, ContainmentStep.CEASE);
        assertFalse(first.isDone(), "waits for the note captured just before");
        terminal.journal.sync();
        assertTrue(note.isDone());
        CompletableFuture<Entry> second = lead.complete(id, ContainmentStep.CEASE);
        terminal.journal.sync();
        first.join();
        assertEquals(Refusal.ALREADY_COMPLETED, refused(second));
        assertEquals(
                1,
                terminal.acts().stream()
                        .filter(f -> f instanceof IncidentEvent.ActCompleted)
                        .count());
    }

    @Test
    void notesAreTakenForTheCurrentActAndEarlierOnesOnly() {
        IncidentId id = lead.start("torn labels").join();
        assertEquals(
                Refusal.OUT_OF_ORDER,
                refused(lead.note(id, new IncidentNote.Quarantined("Cage 4"))));
        capture(id, ContainmentStep.CEASE);
        lead.complete(id, ContainmentStep.CEASE).join();
        lead.note(id, new IncidentNote.Quarantined("Cage 4")).join();
        lead.note(id, new IncidentNote.LineStopped("B. Kaya", "now locked as well")).join();
        assertEquals(4, active().steps().size());
    }

    @Test
    void anUnknownIncidentIsRefused() {
        IncidentId other = new IncidentId("L3-2026-0999");
        assertEquals(Refusal.NO_INCIDENT, refused(lead.complete(other, ContainmentStep.CEASE)));
        assertEquals(
                Refusal.NO_INCIDENT, refused(lead.note(other, new IncidentNote.NotStopped("why"))));
        assertEquals(Optional.of(Refusal.NO_INCIDENT), lead.missing(other, ContainmentStep.CEASE));
    }

    // [utest->req~containment.clock-monotonic~1]
    @Test
    void settingTheWallClockMovesTheIncidentClockNeitherWay() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.time.pass(Duration.ofSeconds(30));
        terminal.time.now = terminal.time.now.minus(Duration.ofHours(3));
        lead.start(trigger).join();
        assertEquals(Duration.ofSeconds(30), lead.elapsed(active()));
        terminal.time.now = terminal.time.now.plus(Duration.ofDays(1));
        terminal.time.nanos += Duration.ofSeconds(5).toNanos();
        assertEquals(Duration.ofSeconds(35), lead.elapsed(active()));
    }

    // [utest->req~containment.resumes-after-kill~1]
    @Test
    void afterAKillItIsAtTheSameActWithTheClockRight() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        long minutes = 0;
        for (ContainmentStep step : ContainmentStep.values()) {
            capture(id, step);
            Incident before = active();
            terminal.kill();
            terminal.time.pass(Duration.ofMinutes(2));
            lead = run();
            assertEquals(before, active(), "killed during " + step);
            minutes += 2;
            assertEquals(Duration.ofMinutes(minutes), lead.elapsed(active()));
            lead.complete(id, step).join();
        }
        assertEquals(Optional.empty(), lead.status().active());
        assertEquals(Duration.ofMinutes(10), lead.elapsed(lead.status().contained().orElseThrow()));
    }

    // [utest->req~containment.clock-never-back~1]
    @Test
    void aWallClockSetBackBeforeARestartDoesNotLowerTheIncidentClock() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        terminal.time.pass(Duration.ofMinutes(25));
        capture(id, ContainmentStep.CEASE);
        terminal.kill();
        terminal.time.now = terminal.time.now.minus(Duration.ofHours(2));
        lead = run();
        assertEquals(Duration.ofMinutes(25), lead.elapsed(active()));
        terminal.time.nanos += Duration.ofMinutes(1).toNanos();
        assertEquals(Duration.ofMinutes(26), lead.elapsed(active()));
    }

    @Test
    void whatWasNotDurableAtTheKillIsNotShownAfterIt() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        terminal.journal.pause();
        CompletableFuture<Entry> lost =
                lead.note(id, new IncidentNote.LineStopped("B. Kaya", "stopped"));
        terminal.kill();
        terminal.journal.resume();
        lead = run();
        assertFalse(lost.isDone());
        assertEquals(
                Optional.of(Refusal.STOP_NOT_CONFIRMED), lead.missing(id, ContainmentStep.CEASE));
    }

    // [utest->req~containment.numbers~1]
    @Test
    void numbersGoOnAfterARestartAndBeginAnewWithTheYear() {
        for (int n = 1; n <= 2; n++) {
            IncidentId id = lead.start("torn labels").join();
            assertEquals("L3-2026-%04d".formatted(n), id.value());
            for (ContainmentStep step : ContainmentStep.values()) {
                if (step == ContainmentStep.ISOLATE) {
                    lead.hold(pack("N" + n), new Written("why")).join();
                    lead.note(id, new IncidentNote.Quarantined("Cage")).join();
                } else {
                    capture(id, step);
                }
                lead.complete(id, step).join();
            }
            terminal.kill();
            lead = run();
        }
        terminal.time.now = Instant.parse("2026-12-31T23:30:00Z");
        assertEquals("L3-2027-0001", lead.start("past midnight in Berlin").join().value());
    }

    // [utest->req~containment.without-the-store~1]
    @Test
    void theFirstHourGoesOnWithoutTheStore() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        capture(id, ContainmentStep.CEASE);
        Incident before = active();
        ContainmentStatus status = lead.status();

        terminal.kill();
        terminal.storeState = StoreStatus.State.BROKEN;
        lead = run();
        assertEquals(before, active());
        assertEquals(status, lead.status());

        terminal.kill();
        terminal.storeState = StoreStatus.State.LEVEL;
        terminal.storeThrows = true;
        lead = run();
        assertEquals(status, lead.status());
        lead.complete(id, ContainmentStep.CEASE).join();
        assertEquals(Optional.of(ContainmentStep.ISOLATE), active().current());
    }

    @Test
    void aTriggerThatWasInQuarantineBeforeCountsAsIsolated() {
        lead.hold(pack("A1"), new Written("torn")).join();
        IncidentId id = lead.start(wrongLot("A1")).join();
        assertEquals(List.of(), active().held());
        capture(id, ContainmentStep.CEASE);
        lead.complete(id, ContainmentStep.CEASE).join();
        assertEquals(Optional.of(Refusal.NO_LOCATION), lead.missing(id, ContainmentStep.ISOLATE));
    }

    @Test
    void fromManyThreadsAUnitIsHeldOnce() throws Exception {
        try (ExecutorService serial = Executors.newSingleThreadExecutor();
                ExecutorService hands = Executors.newFixedThreadPool(8)) {
            MemoryTerminal shared = new MemoryTerminal();
            shared.signIn("a.weber", "Anna Weber");
            ContainmentService busy =
                    new ContainmentService(
                            shared.journal(),
                            new OperationsReplay(shared.journal()),
                            shared.session(),
                            shared.time,
                            new StepRequirements(Rules.containment()),
                            _ -> List.of(),
                            serial);
            busy.open().get(Until.SECONDS, TimeUnit.SECONDS);
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                UnitId unit = pack("M" + i % 100);
                tries.add(
                        hands.submit(() ->
                                busy.hold(unit, new Written("why"))
                                        .thenApply(outcome -> outcome == Outcome.HELD)
                                        .get(Until.SECONDS, TimeUnit.SECONDS)));
            }
            int held = 0;
            for (Future<Boolean> one : tries) {
                held += one.get(Until.SECONDS, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertEquals(100, held);
            assertEquals(100, busy.status().held().size());
        }
    }

    // [utest->req~listeners.never-fail-a-command~1]
    @Test
    void aListenerThatFailsDoesNotFailTheCommandThatIsDurable() {
        try (LogLines log = LogLines.of(Listeners.class)) {
            List<Integer> held = new ArrayList<>();
            lead.onChange(() -> {
                throw new IllegalStateException("a defect of the window");
            });
            lead.onChange(() -> held.add(lead.status().held().size()));
            assertEquals(Outcome.HELD, lead.hold(pack("S1"), new Written("dent")).join());
            assertEquals(Outcome.HELD, lead.hold(pack("S2"), new Written("dent")).join());
            assertEquals(2, lead.status().held().size());
            assertTrue(held.contains(2), held::toString);
            assertEquals(1, log.levels().size(), "logged once");
        }
    }
}
