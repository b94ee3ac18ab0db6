package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.GradeTemplate;
import org.cordon.core.scanner.MessageInterpreter;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What scanners say of themselves and beside their codes, and what they are told.
final class LineScannersTest extends WatchedLine {
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
}
