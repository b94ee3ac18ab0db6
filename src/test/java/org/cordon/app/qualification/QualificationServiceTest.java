package org.cordon.app.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.qualification.QualificationProgress.Notice;
import org.cordon.app.qualification.QualificationProgress.Saving;
import org.cordon.app.qualification.QualificationProgress.Step;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Check;
import org.cordon.core.scanner.qualification.CheckOutcome;
import org.cordon.core.scanner.qualification.CodeRead;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.sim.SetScanner;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeScannerMonitoring;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

final class QualificationServiceTest {
    private static final DeviceId HAND = new DeviceId("Hand");
    private static final DeviceId OTHER = new DeviceId("Camera 1");

    private final RealTime time = new RealTime();
    private final FakeScannerMonitoring taps = new FakeScannerMonitoring();
    private final FakeJournal journal = new FakeJournal(time);
    private final FakeStoreQueries records = new FakeStoreQueries();
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final QualificationStandings standings = new QualificationStandings();
    private final CheckCodeFilter checkCodes =
            new CheckCodeFilter(SetScanner.layouts(), journal, door, standings);
    private final QualificationService qualifying = made();

    private QualificationService made() {
        QualificationService made =
                new QualificationService(
                        taps,
                        journal,
                        records,
                        new FakeStoreStatusQueries(),
                        door,
                        time,
                        _ -> Optional.of(Framing.USUAL),
                        SetScanner.layouts(),
                        standings,
                        clock,
                        clock);
        made.open().join();
        return made;
    }

    @AfterEach
    void end() {
        clock.shutdownNow();
    }

    private void send(Bytes bytes) {
        taps.raw(HAND, bytes, time.now(), time.nanos());
    }

    private QualificationProgress.Run run() {
        return qualifying.status().run().orElseThrow();
    }

    private void begin() {
        qualifying.begin(HAND);
        Until.holds(() -> qualifying.status().run().isPresent(), () -> "a run");
    }

    private void scan(CalibrationCode code) {
        send(SetScanner.GOOD.sends(code));
        int index = CalibrationCode.QUALIFYING.indexOf(code);
        Until.holds(() -> run().steps().get(index) == Step.READ, () -> code + " is taken");
    }

    private JournalEvent last() {
        return journal.all(StreamId.OPERATIONS).getLast().event();
    }

    // [utest->req~qualify.run~1]
    @Test
    void allCodesInAnyOrderMakeAResultThatIsRecorded() {
        begin();
        scan(CalibrationCode.LONG);
        assertEquals(Notice.OTHER_CODE, run().notice());
        assertEquals(Optional.of(CalibrationCode.CHARACTERS), run().asked());
        scan(CalibrationCode.CHARACTERS);
        scan(CalibrationCode.PLAIN);
        scan(CalibrationCode.LINEAR);
        assertThrows(CompletionException.class, () -> qualifying.record().join());
        scan(CalibrationCode.QR);
        Entry entry = qualifying.record().join();
        ScannerEvent.ScannerQualified event =
                assertInstanceOf(ScannerEvent.ScannerQualified.class, entry.event());
        assertEquals(HAND, event.device());
        assertEquals(QualificationResult.FIT, event.fitness());
        assertEquals(5, event.read().size());
        assertEquals("supervisor", entry.person().orElseThrow().value());
        Until.holds(() -> run().saving() == Saving.RECORDED, () -> "recorded");
        Until.holds(() -> !taps.hears(HAND), () -> "the scanner works again");
        assertEquals(Optional.of(event), qualifying.status().standing(HAND).qualified());
    }

    // [utest->req~qualify.bad-input~1]
    @Test
    void noiseTheSameAgainAndTheCanaryAreToldAndHarmNothing() {
        begin();
        send(Bytes.parse("http://example.com/\r".replace("\r", "{x0D}")));
        Until.holds(() -> run().notice() == Notice.UNKNOWN_CODE, () -> "told as unknown");
        scan(CalibrationCode.CHARACTERS);
        assertEquals(Notice.NONE, run().notice());
        send(SetScanner.GOOD.sends(CalibrationCode.CHARACTERS));
        Until.holds(() -> run().notice() == Notice.SAME_AGAIN, () -> "told as the same");
        send(SetScanner.GOOD.sends(CalibrationCode.CANARY));
        Until.holds(() -> run().notice() == Notice.CANARY, () -> "told as the canary");
        assertEquals(Optional.of(CalibrationCode.LONG), run().asked());
    }

    // [utest->req~qualify.evidence-fits~1]
    @Test
    void noiseWithoutEndIsCutCountedAndToldAndTheNextScanIsTaken() {
        begin();
        Bytes code = SetScanner.GOOD.sends(CalibrationCode.CHARACTERS);
        send(Bytes.of(new byte[QualificationService.MOST_EVIDENCE - code.length()]));
        send(code);
        send(Bytes.of(new byte[70_000]));
        Until.holds(() -> run().notice() == Notice.TOO_MUCH, () -> "told as too much");
        scan(CalibrationCode.LONG);
        for (int i = 0; i < 4; i++) {
            qualifying.skip();
        }
        Until.holds(() -> run().result().isPresent(), () -> "a result");
        CodeRead read = run().result().orElseThrow().read().getFirst();
        assertEquals(CalibrationCode.CHARACTERS, read.code());
        assertEquals(QualificationService.MOST_EVIDENCE, read.raw().length());
        assertEquals(70_000, read.more());
    }

    // [utest->req~qualify.evidence-fits~1]
    @Test
    void oneHugeChunkOfNoiseDoesNotMakeTheTrialDeaf() {
        begin();
        send(Bytes.of(new byte[70_000]));
        Until.holds(() -> run().notice() == Notice.TOO_MUCH, () -> "told as too much");
        scan(CalibrationCode.CHARACTERS);
        assertEquals(Notice.NONE, run().notice());
    }

    // [utest->req~qualify.run~1]
    @Test
    void codesThatCannotBeScannedAreSkippedAndTheCanaryRecords() {
        begin();
        scan(CalibrationCode.CHARACTERS);
        for (int i = 0; i < 4; i++) {
            qualifying.skip();
        }
        Until.holds(() -> run().result().isPresent(), () -> "a result");
        assertEquals(
                CheckOutcome.NOT_READ,
                run().result().orElseThrow().of(Check.SYMBOLOGIES).outcome());
        send(SetScanner.GOOD.sends(CalibrationCode.CANARY));
        Until.holds(() -> run().saving() == Saving.RECORDED, () -> "recorded by scanner alone");
        assertInstanceOf(ScannerEvent.ScannerQualified.class, last());
    }

    // [utest->req~qualify.others-go-on~1]
    @Test
    void onlyTheScannerTriedOutIsDivertedAndItIsLetGo() {
        begin();
        assertTrue(taps.frame(frame(HAND, SetScanner.GOOD)));
        assertFalse(taps.frame(frame(OTHER, SetScanner.GOOD)));
        qualifying.stop();
        Until.holds(() -> qualifying.status().run().isEmpty(), () -> "stopped");
        assertFalse(taps.frame(frame(HAND, SetScanner.GOOD)));
        assertEquals(List.of(), journal.all(StreamId.OPERATIONS));
    }

    // [utest->req~qualify.others-go-on~1]
    @Test
    void aScannerIsLetGoWhenNothingComesOrThePersonLeaves() {
        QualificationRun trial =
                new QualificationRun(HAND, Optional.empty(), SetScanner.layouts(), 0);
        trial.tick(QualificationRun.SILENT.toNanos());
        assertEquals(Notice.NOTHING_CAME, trial.run().notice());
        trial.tick(QualificationRun.OVER.toNanos());
        assertTrue(trial.isOver());
        assertEquals(Notice.TIMED_OUT, trial.run().notice());
        begin();
        door.signOut().join();
        Until.holds(() -> qualifying.status().run().isEmpty(), () -> "let go");
        assertFalse(taps.hears(HAND));
    }

    private Frame frame(DeviceId device, SetScanner scanner) {
        return new Frame(
                device,
                scanner.around("", "").sends(CalibrationCode.CANARY),
                time.now(),
                time.nanos(),
                0);
    }

    // [utest->req~qualify.canary-recorded~1]
    @Test
    void aCanaryIsTakenOffTheLineAndRecordedWithWhatChanged() {
        assertTrue(checkCodes.takes(frame(HAND, SetScanner.GOOD)));
        Until.holds(() -> qualifying.status().standings().containsKey(HAND), () -> "good canary");
        assertFalse(qualifying.status().standing(HAND).distrusted());
        assertTrue(checkCodes.takes(frame(HAND, SetScanner.GOOD.separator(""))));
        Until.holds(() -> qualifying.status().standing(HAND).distrusted(), () -> "distrusted");
        assertEquals(
                List.of(Check.SEPARATOR),
                qualifying.status().standing(HAND).worse().stream().map(f -> f.check()).toList());
        assertInstanceOf(ScannerEvent.CanaryScanned.class, last());
        assertFalse(
                checkCodes.takes(
                        new Frame(
                                HAND,
                                Bytes.parse("]d20104012345000009210000{GS}1727123110L1"),
                                time.now(),
                                time.nanos(),
                                0)));
    }
}
