package org.cordon.app.scanning;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who listens to which device. Safe from any thread; without a listener it costs one look.
final class ScannerMonitor implements ScannerMonitoring {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerMonitor.class);

    private final Map<DeviceId, List<Listening>> open = new ConcurrentHashMap<>();

    /// Compared by identity: the same ear may listen twice.
    private final class Listening implements Tap {
        private final DeviceId device;
        private final Mode mode;
        private final Ear ear;

        Listening(DeviceId device, Mode mode, Ear ear) {
            this.device = device;
            this.mode = mode;
            this.ear = ear;
        }

        void tell(Consumer<Ear> what) {
            try {
                what.accept(ear);
            } catch (RuntimeException broken) {
                LOG.warn("{}: somebody who listens to it failed; scans go on", device, broken);
            }
        }

        @Override
        public void close() {
            open.computeIfPresent(
                    device,
                    (_, all) -> {
                        all.remove(this);
                        return all.isEmpty() ? null : all;
                    });
        }
    }

    @Override
    public Tap open(DeviceId device, Mode mode, Ear ear) {
        Listening tap = new Listening(device, mode, ear);
        open.compute(
                device,
                (_, all) -> {
                    List<Listening> list = all == null ? new CopyOnWriteArrayList<>() : all;
                    list.add(tap);
                    return list;
                });
        return tap;
    }

    /// Whether anybody listens to a device.
    boolean hears(DeviceId device) {
        return open.containsKey(device);
    }

    /// Passes bytes on.
    void raw(DeviceId device, Bytes chunk, Instant at, long nanos) {
        open.getOrDefault(device, List.of())
                .forEach(tap -> tap.tell(ear -> ear.raw(chunk, at, nanos)));
    }

    /// Passes a frame on.
    ///
    /// @return whether it is for the listeners alone
    boolean diverts(Frame frame) {
        boolean diverted = false;
        for (Listening tap : open.getOrDefault(frame.device(), List.of())) {
            diverted |= tap.mode == Mode.DIVERT;
            tap.tell(ear -> ear.frame(frame));
        }
        return diverted;
    }
}
