package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Check;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.CheckOutcome;
import org.cordon.core.scanner.qualification.CodeRead;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class QualificationEventsTest {
    @TempDir private Path folder;

    // [utest->req~qualify.record~1]
    @Test
    void whatWasFoundIsReadBackAsRecorded() throws Exception {
        DeviceId hand = new DeviceId("Hand");
        List<CheckFinding> findings =
                List.of(
                        new CheckFinding(Check.SEPARATOR, CheckOutcome.DROPPED, "{GS}", ""),
                        new CheckFinding(
                                Check.LAYOUT, CheckOutcome.OTHER_LAYOUT, "yz-", "German: zyß"));
        List<JournalEvent> events =
                List.of(
                        new ScannerEvent.ScannerQualified(
                                hand,
                                QualificationResult.NOT_FIT,
                                findings,
                                List.of(
                                        new CodeRead(
                                                CalibrationCode.CHARACTERS,
                                                Bytes.of((byte) 0xE8, (byte) 13, (byte) 0x1D),
                                                0),
                                        new CodeRead(
                                                CalibrationCode.QR, Bytes.of((byte) 1), 70_000))),
                        new ScannerEvent.CanaryScanned(
                                hand, Instant.EPOCH, Bytes.parse("]d2{GS}"), false, findings));
        try (FileJournal journal =
                FileJournal.open(
                        folder,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            for (JournalEvent event : events) {
                journal.append(Optional.empty(), event).join();
            }
            assertEquals(
                    events,
                    journal.read(StreamId.OPERATIONS, 1, 0, 10).stream()
                            .map(Entry::event)
                            .toList());
        }
    }
}
