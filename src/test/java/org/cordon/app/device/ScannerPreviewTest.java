package org.cordon.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

final class ScannerPreviewTest implements ScannerTrials.Ear {
    private static final ScannerConfig DEVICE =
            ScannerConfigs.read(
                            Map.of(
                                    "scanner.1.name", "New",
                                    "scanner.1.type", "serial",
                                    "scanner.1.role", "handheld",
                                    "scanner.1.address", "COM3"))
                    .devices()
                    .getFirst();

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final Device device = new Device();
    private final ScannerPreview trials = new ScannerPreview(_ -> device, tasks::add);

    private static final class Device implements Scanner {
        private Optional<Listener> listener = Optional.empty();
        private boolean closed;

        @Override
        public DeviceId id() {
            return DEVICE.id();
        }

        @Override
        public DeviceRole role() {
            return DEVICE.role();
        }

        @Override
        public String address() {
            return DEVICE.address();
        }

        @Override
        public void start(Listener hears) {
            listener = Optional.of(hears);
        }

        void send(String text) {
            Listener hears = listener.orElseThrow();
            if (hears.hears(DEVICE.id())) {
                hears.raw(DEVICE.id(), Bytes.parse(text), Instant.EPOCH, 0);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public void raw(Bytes chunk, Instant at, long nanos) {
        heard.add(chunk.toString());
    }

    @Override
    public void state(DeviceState state, Reason detail) {
        heard.add(state + " " + ReasonMessages.FOR_LOGS.of(detail));
    }

    private void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    // [utest->req~scanner-setup.trial~1]
    @Test
    void bytesAreHeardUntilItIsClosed() {
        ScannerTrials.Trial trial = trials.open(DEVICE, this);
        runTasks();
        device.send("abc{x0D}");
        device.listener
                .orElseThrow()
                .state(DEVICE.id(), DeviceState.LOST, new Reason.Written("unplugged"));
        var closed = trial.close();
        device.send("late");
        assertFalse(closed.isDone(), "the port is not free yet");
        runTasks();
        closed.join();
        assertEquals(List.of("abc{x0D}", "LOST unplugged"), heard);
        assertEquals(true, device.closed);
    }

    @Test
    void oneThatIsClosedBeforeItBeganNeverBegins() {
        var _ = trials.open(DEVICE, this).close();
        runTasks();
        assertEquals(Optional.empty(), device.listener);
    }

    @Test
    void theEndClosesWhatIsOpen() {
        var _ = trials.open(DEVICE, this);
        runTasks();
        trials.close();
        assertEquals(true, device.closed);
    }
}
