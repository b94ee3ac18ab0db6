package org.cordon.adapter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.LogLines;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// How a scanner looks after its reading thread.
@Timeout(120)
final class ConnectionScannerTest {
    private static final Duration HANG = Duration.ofMillis(200);
    private static final ConnectionTimeouts PACE =
            new ConnectionTimeouts(
                    RetryPolicy.doubling(Duration.ofMillis(1), Duration.ofMillis(10)),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    HANG,
                    Duration.ofSeconds(5));

    private final FakeTimeSource time = new FakeTimeSource();
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final Semaphore hanging = new Semaphore(0);
    private volatile boolean hangs;

    private final ConnectionScanner scanner =
            new ConnectionScanner(
                    new ScannerConfig.Tcp(
                            new DeviceId("Camera"),
                            DeviceRole.INLINE,
                            "localhost",
                            1,
                            Framing.USUAL,
                            ScannerConfig.SILENT_AFTER),
                    new ConnectionFactory() {
                        @Override
                        public boolean present() {
                            return true;
                        }

                        @Override
                        public DeviceConnection open() {
                            return new SlowLink();
                        }
                    },
                    PACE,
                    time,
                    supervisor);

    /// Reads nothing, and meanwhile the terminal's clock runs an hour ahead each time.
    private final class SlowLink implements DeviceConnection {
        @Override
        public int read(byte[] buffer) {
            reads.incrementAndGet();
            time.advance(Duration.ofHours(1));
            if (hangs) {
                hanging.acquireUninterruptibly();
            }
            return 0;
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public void close() {
            hanging.release();
        }
    }

    private final Scanner.Listener listener =
            new Scanner.Listener() {
                @Override
                public void frame(Frame frame) {}

                @Override
                public void state(DeviceId device, DeviceState state, Reason detail) {
                    states.add(state + " " + ReasonMessages.FOR_LOGS.of(detail));
                }
            };

    @AfterEach
    void close() {
        hanging.release(1000);
        scanner.close();
        supervisor.shutdownNow();
    }

    private void looksTaken(int count) {
        AtomicInteger looks = new AtomicInteger();
        var looking =
                supervisor.scheduleWithFixedDelay(
                        looks::incrementAndGet,
                        0,
                        HANG.toMillis() / ReadLoop.LOOKS,
                        java.util.concurrent.TimeUnit.MILLISECONDS);
        Until.holds(() -> looks.get() >= count, looks::toString);
        looking.cancel(false);
    }

    @Test
    void readsThatComeBackDoNotHangHoweverFastTheTerminalsClockRuns() {
        scanner.start(listener);
        looksTaken(3 * ReadLoop.LOOKS);
        assertEquals(
                0, states.stream().filter(s -> s.startsWith("LOST")).count(), states::toString);
    }

    @Test
    void aReadThatNeverComesBackIsReplaced() {
        try (LogLines log = LogLines.of(ConnectionScanner.class)) {
            scanner.start(listener);
            Until.holds(() -> reads.get() > 3, reads::toString);
            hangs = true;
            Until.holds(
                    () ->
                            states.contains(
                                    "LOST The driver does not answer. Unplug the device and plug it"
                                            + " in again."),
                    states::toString);
            hangs = false;
            int before = reads.get();
            Until.holds(() -> reads.get() > before + 3, states::toString);
            assertEquals(
                    List.of(
                            "Camera: The driver does not answer. Unplug the device and plug it in"
                                    + " again."),
                    log.lines().stream().distinct().toList());
        }
    }
}
