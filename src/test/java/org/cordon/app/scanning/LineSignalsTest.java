package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.port.JournalState;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
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
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signals of the line and messages of several codes among its scans: rejects, belt, triggers, stations.
final class LineSignalsTest extends WatchedLine {
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
}
