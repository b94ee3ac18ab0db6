package org.cordon.support;

import org.cordon.app.scanning.ScannerMonitoring;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Devices whose bytes and frames a test makes up. Any thread.
public final class FakeScannerMonitoring implements ScannerMonitoring {
    private record Open(DeviceId device, Mode mode, Ear ear) {}

    private final List<Open> open = new CopyOnWriteArrayList<>();

    @Override
    public Tap open(DeviceId device, Mode mode, Ear ear) {
        Open tap = new Open(device, mode, ear);
        open.add(tap);
        return () -> open.remove(tap);
    }

    /// Lets a device send bytes.
    public void raw(DeviceId device, Bytes chunk, Instant at, long nanos) {
        open.stream()
                .filter(tap -> tap.device().equals(device))
                .forEach(tap -> tap.ear().raw(chunk, at, nanos));
    }

    /// Lets a device send a frame.
    ///
    /// @return whether somebody diverts it
    public boolean frame(Frame frame) {
        List<Open> hearing =
                open.stream().filter(tap -> tap.device().equals(frame.device())).toList();
        hearing.forEach(tap -> tap.ear().frame(frame));
        return hearing.stream().anyMatch(tap -> tap.mode() == Mode.DIVERT);
    }

    /// Whether anybody listens to a device.
    public boolean hears(DeviceId device) {
        return open.stream().anyMatch(tap -> tap.device().equals(device));
    }
}
