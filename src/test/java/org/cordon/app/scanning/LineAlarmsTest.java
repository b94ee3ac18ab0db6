package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.port.JournalState;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.Rejects;
import org.cordon.core.line.StationId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeScanner;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What scans and signals mean for the alarms of the line, and what people do about them, also over a restart.
final class LineAlarmsTest extends WatchedLine {
    // [utest->req~intake.latch~1]
    @Test
    void badVerdictLatchesUntilItsAlarmIsAcknowledged() {
        camera(pack(1));
        camera("010401234500000921S2{GS}1728113010K2410B");
        camera(pack(3));
        scansAre(3);
        EvaluatedScan latched =
                intake.status().worst().orElseThrow().alarms().getFirst().scan().orElseThrow();
        assertEquals(VerdictCode.WRONG_LOT, latched.code());
        assertEquals(1, intake.status().unacknowledged().size());
        acknowledge(List.of(AlarmId.ofScan(latched.position())));
        assertEquals(List.of(), intake.status().unacknowledged());
        assertEquals(AlarmState.LATCHED_ACKNOWLEDGED, intake.status().alarms().getFirst().state());
        assertEquals(Optional.empty(), intake.status().worst());
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
        assertEquals(
                AlarmKind.of(VerdictCode.DUPLICATE),
                intake.status().worst().orElseThrow().cause().kind());
    }

    // [utest->req~alarm.states~1]
    @Test
    void aShelvedAlarmComesBackByTheClock() {
        half();
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
                        Reason.of("scanner-silent", "Camera 3", "Camera 2"),
                        Optional.of(ORDER.id()));
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
        half();
        scansAre(3);
        List<AlarmId> ids =
                intake.status().alarms().stream().map(each -> each.alarm().id()).toList();
        acknowledge(ids.subList(0, 1));
        intake.handle(
                        new AlarmEvent.AlarmShelved(
                                ids.subList(2, 3), time.now().plusSeconds(3_600), "label roll"))
                .join();
        intake.handle(
                        new AlarmEvent.AlarmClosed(
                                ids.subList(1, 2),
                                AlarmEvent.Closing.FALSE_ALARM,
                                "test",
                                Optional.of(new PersonId("mara"))))
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
                        Reason.of("no-reads", 3, CAMERA, unit(1).label()),
                        Optional.of(ORDER.id()));
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

    // [utest->req~alarm.machine~1]
    @Test
    void whatHoldsAgainBeforeAnybodySawItIsOneAlarm() {
        camera(pack(1));
        noReads(3);
        until(() -> intake.status().alarms().size() == 1);
        camera(pack(2));
        until(() -> intake.status().alarms().getFirst().state() == AlarmState.RETURNED);
        noReads(3);
        until(() -> intake.status().alarms().getFirst().state() == AlarmState.UNACKNOWLEDGED);
        assertEquals(1, intake.status().alarms().size());
        camera(pack(3));
        until(() -> intake.status().alarms().getFirst().state() == AlarmState.RETURNED);
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
                                Optional.empty(),
                                Optional.of(ORDER.id()))),
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
                                Optional.empty(),
                                Optional.of(ORDER.id())),
                        new AlarmEvent.AlarmCleared(
                                List.of(intake.status().alarms().getFirst().alarm().id()),
                                new Reason.Written(""))),
                alarmEvents());
    }

    // [utest->req~alarm.machine~1]
    @Test
    void aConfirmedRejectClearsTheAlarmsOfItsPack() {
        camera("010401234500000921S2{GS}1728113010K2410B");
        scansAre(1);
        assertEquals(
                AlarmState.LATCHED_UNACKNOWLEDGED, intake.status().alarms().getFirst().state());
        signal(LineSignal.CONFIRM);
        until(() -> intake.status().alarms().getFirst().state() == AlarmState.RETURNED);
        acknowledge(List.of(AlarmId.ofScan(new LogPosition(1, 1))));
        assertEquals(List.of(), intake.status().alarms());
    }
}
