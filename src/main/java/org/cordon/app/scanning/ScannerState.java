package org.cordon.app.scanning;

import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.verdict.ScanContext;

import java.time.Duration;
import java.util.Optional;

/// What one device has just seen, as far as it changes what its next scan means. For the thread
/// that judges.
final class ScannerState {
    /// A reader that reads one pack twice does so at once; two packs are further apart.
    private static final Duration ECHO = Duration.ofMillis(500);

    /// No-reads in a row that are no longer one pack's fault.
    private static final int STREAK = 5;

    private final DeviceRole role;
    private Optional<UnitId> container = Optional.empty();
    private Optional<Bytes> last = Optional.empty();
    private long lastNanos;
    private int noReads;

    ScannerState(DeviceRole role) {
        this.role = role;
    }

    DeviceRole role() {
        return role;
    }

    /// How the next frame is seen.
    ScanContext sighting(Frame frame) {
        boolean echo =
                last.filter(frame.bytes()::equals).isPresent()
                        && frame.nanos() - lastNanos < ECHO.toNanos();
        return new ScanContext(role, container, echo);
    }

    /// Whether with this reading the device has failed to read so often in a row that it is at fault;
    /// true once a streak.
    boolean makesStreak(Reading reading) {
        return isNoRead(reading) && noReads + 1 == STREAK;
    }

    /// Takes a frame into account, once it is judged.
    void take(Frame frame, Reading reading) {
        last = Optional.of(frame.bytes());
        lastNanos = frame.nanos();
        noReads = isNoRead(reading) ? noReads + 1 : 0;
        if (reading instanceof Reading.Container c && role == DeviceRole.INLINE) {
            container = Optional.of(new UnitId.Container(c.sscc()));
        }
    }

    private static boolean isNoRead(Reading reading) {
        return reading instanceof Reading.Unreadable u && u.fault() == ScanFault.NO_READ;
    }

    /// Another order runs: the open case belongs to the one before.
    void orderChanged() {
        container = Optional.empty();
    }
}
