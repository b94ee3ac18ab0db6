package org.cordon.core.verdict;

import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceRole;

import java.util.Optional;

/// How a code was seen.
///
/// @param role what the device sees
/// @param container that content read now goes into, where it is known
/// @param visit the reading at a station; empty for a scan by hand that belongs to none
public record ScanContext(DeviceRole role, Optional<UnitId> container, Optional<Visit> visit) {
    /// A scan by a person, away from the stations.
    public static final ScanContext BY_HAND =
            new ScanContext(DeviceRole.HANDHELD, Optional.empty(), Optional.empty());

    /// A reading at a station.
    public static ScanContext at(DeviceRole role, Visit visit) {
        return new ScanContext(role, visit.container(), Optional.of(visit));
    }
}
