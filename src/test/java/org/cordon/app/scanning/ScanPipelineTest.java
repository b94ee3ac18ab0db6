package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.port.JournalState;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeScanner;
import org.cordon.support.LogLines;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Scans are judged in their order, each once, and shown once they are durable, whatever fails.
final class ScanPipelineTest extends WatchedLine {
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
        assertEquals(IntStream.range(0, 20).mapToObj(WatchedLine::pack).toList(), recorded);
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
        assertEquals(
                AlarmKind.of(VerdictCode.WRONG_LOT),
                intake.status().worst().orElseThrow().cause().kind());
        camera(pack(1));
        scansAre(3);
        assertEquals(VerdictCode.DUPLICATE, intake.status().last().orElseThrow().code());
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
