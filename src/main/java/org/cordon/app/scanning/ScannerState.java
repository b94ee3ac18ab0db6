package org.cordon.app.scanning;

import org.cordon.core.line.CameraId;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceRole;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A scanner: where it reads, and how many packs in a row it could not, on each lane. For the thread that judges.
final class ScannerState {
    private final CameraId camera;
    private final DeviceRole role;
    private final Optional<StationId> station;
    private final Map<Integer, Integer> unread = new HashMap<>();
    private final Set<Integer> reported = new HashSet<>();
    private boolean reportedBefore;

    /// @param camera what the stations know it by
    /// @param station that it is bound to; an in-line scanner without one reads at the first
    /// @param reportedBefore whether an earlier run of the program reported unread packs
    ScannerState(
            CameraId camera, DeviceRole role, Optional<StationId> station, boolean reportedBefore) {
        this.camera = camera;
        this.role = role;
        this.station = station;
        this.reportedBefore = reportedBefore;
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

    /// One more pack could not be read.
    ///
    /// @param inARow so many are reported
    /// @return whether they are to be reported with this one; true once
    boolean unread(int lane, int inARow) {
        return unread.merge(lane, 1, Integer::sum) == inARow && reported.add(lane);
    }

    /// A pack was read.
    ///
    /// @return whether unread packs were reported before it
    boolean read(int lane) {
        if (!unread.isEmpty()) {
            unread.remove(lane);
        }
        boolean before = reportedBefore || (!reported.isEmpty() && reported.remove(lane));
        reportedBefore = false;
        return before;
    }
}
