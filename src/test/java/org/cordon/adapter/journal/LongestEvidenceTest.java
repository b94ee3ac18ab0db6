package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.qualification.QualificationService;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.scanner.qualification.RawCapture;
import org.cordon.core.scanner.qualification.Sample;
import org.cordon.sim.SetScanner;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class LongestEvidenceTest {
    @TempDir private Path folder;

    /// All that a scanner may send for a code, most of it noise.
    private static Sample sample(CalibrationCode code, int noise) {
        byte[] sent = SetScanner.GOOD.sends(code).toArray();
        byte[] all = new byte[QualificationService.MOST_EVIDENCE];
        Arrays.fill(all, (byte) noise);
        System.arraycopy(sent, 0, all, all.length - sent.length, sent.length);
        return Sample.of(
                        RawCapture.NONE.with(new RawCapture.Arrival(Bytes.of(all), 0)),
                        SetScanner.layouts())
                .orElseThrow();
    }

    // [utest->req~qualify.evidence-fits~1]
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x1D, '"', '\\', 0x7F, 0x80, 0xFF})
    void theLongestNoisyEvidenceFitsAnEntry(int noise) throws Exception {
        Diagnosis result =
                Diagnosis.of(
                        CalibrationCode.QUALIFYING.stream().map(c -> sample(c, noise)).toList(),
                        Optional.of(Framing.USUAL));
        JournalEvent event =
                new ScannerEvent.ScannerQualified(
                        new DeviceId("Hand"), result.fitness(), result.findings(), result.read());
        try (FileJournal journal =
                FileJournal.open(
                        folder,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            journal.append(Optional.empty(), event).join();
            assertEquals(
                    List.of(event),
                    journal.read(StreamId.OPERATIONS, 1, 0, 10).stream()
                            .map(e -> e.event())
                            .toList());
        }
    }
}
