package org.cordon.app.scanning;

import org.cordon.core.line.CameraId;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.util.Optional;

/// A scanner: where it reads, and how often in a row it could not. For the thread that judges.
final class ScannerState {
    /// No-reads in a row that are no longer one pack's fault.
    private static final int STREAK = 5;

    private final CameraId camera;
    private final DeviceRole role;
    private final Optional<StationId> station;
    private int noReads;

    /// @param station that it is bound to; an in-line scanner without one reads at the first
    ScannerState(DeviceId id, DeviceRole role, Optional<StationId> station) {
        camera = new CameraId(id.value());
        this.role = role;
        this.station = station;
    }

    /// What the stations know it by.
    CameraId camera() {
        return camera;
    }

    DeviceRole role() {
        return role;
    }

    /// The station that it is bound to.
    Optional<StationId> station() {
        return station;
    }

    /// Whether with this reading the device has failed to read so often in a row that it is at fault;
    /// true once a streak.
    boolean makesStreak(Reading reading) {
        return isNoRead(reading) && noReads + 1 == STREAK;
    }

    /// Takes a reading into account, once it is judged.
    void take(Reading reading) {
        noReads = isNoRead(reading) ? noReads + 1 : 0;
    }

    private static boolean isNoRead(Reading reading) {
        return reading instanceof Reading.Unreadable u && u.fault() == ScanFault.NO_READ;
    }
}
