package org.cordon.support;

import org.cordon.app.device.ScannerTrials;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Devices whose bytes a test makes up. For one thread.
public final class FakeTrials implements ScannerTrials {
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:07:31Z");

    private record Open(ScannerConfig device, Ear ear) {}

    private final List<Open> open = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public Trial open(ScannerConfig device, Ear ear) {
        Open trial = new Open(device, ear);
        open.add(trial);
        ear.state(DeviceState.READING, Reason.none());
        return () -> {
            open.remove(trial);
            return CompletableFuture.completedFuture(null);
        };
    }

    /// What is listened to now.
    public List<ScannerConfig> heard() {
        return open.stream().map(Open::device).toList();
    }

    /// All that are listened to send.
    ///
    /// @param pause since they last did
    public void send(Duration pause, Bytes bytes) {
        now = now.plus(pause);
        List.copyOf(open).forEach(o -> o.ear().raw(bytes, BEGIN.plus(now), now.toNanos()));
    }
}
