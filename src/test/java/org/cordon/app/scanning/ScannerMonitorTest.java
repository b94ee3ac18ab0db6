package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.scanning.ScannerMonitoring.Ear;
import org.cordon.app.scanning.ScannerMonitoring.Mode;
import org.cordon.app.scanning.ScannerMonitoring.Tap;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.MemoryTerminal;
import org.cordon.support.RuleData;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// [utest->req~device.tap~1]
@Timeout(Until.SECONDS)
final class ScannerMonitorTest {
    private static final DeviceId HAND = new DeviceId("Hand");
    private static final DeviceId OTHER = new DeviceId("Other");

    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeJournal journal = new FakeJournal(time);
    private final List<String> heard = new ArrayList<>();
    private final Ear ear =
            new Ear() {
                @Override
                public void raw(Bytes chunk, Instant at, long nanos) {
                    heard.add("raw " + chunk);
                }

                @Override
                public void frame(Frame frame) {
                    heard.add("frame " + frame.bytes());
                }
            };
    private final ScanPipeline intake =
            new ScanPipeline(
                    journal,
                    new OperationsReplay(journal),
                    new FakeStoreQueries().follow(journal),
                    new FakeStoreStatusQueries(),
                    new MemoryTerminal().session(),
                    time,
                    RuleData.rules(),
                    LineSurroundings.NOTHING,
                    Runnable::run);

    @BeforeEach
    void start() {
        intake.start();
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    private void send(DeviceId device, String text) {
        Bytes bytes = Bytes.parse(text);
        intake.raw(device, bytes, time.now(), time.nanos());
        intake.frame(new Frame(device, bytes, time.now(), time.nanos(), 0));
    }

    /// Judges what came before it, since scans are judged in order.
    private long judged() {
        intake.typed(Bytes.parse("last")).join();
        return intake.status().recent().stream()
                .filter(s -> !s.device().equals(ScanPipeline.TYPED))
                .count();
    }

    @Test
    void whoListensHearsOneDeviceAndItsScansAreJudged() {
        try (Tap _ = intake.open(HAND, Mode.LISTEN, ear)) {
            assertTrue(intake.hears(HAND));
            assertFalse(intake.hears(OTHER));
            send(HAND, "a");
            send(OTHER, "b");
        }
        send(HAND, "c");
        assertEquals(List.of("raw a", "frame a"), heard);
        assertEquals(3, judged());
        assertFalse(intake.hears(HAND));
    }

    @Test
    void whatIsDivertedIsNeitherJudgedNorRecorded() {
        try (Tap _ = intake.open(HAND, Mode.DIVERT, ear);
                Tap _ = intake.open(HAND, Mode.LISTEN, ear)) {
            send(HAND, "a");
            send(OTHER, "b");
        }
        assertEquals(List.of("raw a", "raw a", "frame a", "frame a"), heard);
        assertEquals(1, judged());
    }

    @Test
    void aDivertedTypedScanIsCancelled() {
        Tap tap = intake.open(ScanPipeline.TYPED, Mode.DIVERT, ear);
        assertTrue(intake.typed(Bytes.parse("a")).isCancelled());
        tap.close();
        tap.close();
        assertFalse(intake.typed(Bytes.parse("b")).isCancelled());
        assertEquals(List.of("frame a"), heard);
    }

    @Test
    @ExpectedLog(from = ScannerMonitor.class, message = "failed; scans go on")
    void anEarThatFailsHarmsNobody() {
        Ear broken =
                new Ear() {
                    @Override
                    public void raw(Bytes chunk, Instant at, long nanos) {
                        throw new IllegalStateException("raw");
                    }

                    @Override
                    public void frame(Frame frame) {
                        throw new IllegalStateException("frame");
                    }
                };
        try (Tap _ = intake.open(HAND, Mode.LISTEN, broken);
                Tap _ = intake.open(HAND, Mode.LISTEN, ear)) {
            send(HAND, "a");
        }
        assertEquals(List.of("raw a", "frame a"), heard);
        assertEquals(1, judged());
    }
}
