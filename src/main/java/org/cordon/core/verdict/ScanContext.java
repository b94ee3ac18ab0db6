package org.cordon.core.verdict;

import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceRole;

import java.util.Optional;

/// How a code was seen.
///
/// @param role what the device sees
/// @param container the case that is being filled or checked under an in-line reader
/// @param echo whether the same device sent the same bytes a moment ago: one pack read twice
public record ScanContext(DeviceRole role, Optional<UnitId> container, boolean echo) {
    /// A scan by a person.
    public static final ScanContext BY_HAND =
            new ScanContext(DeviceRole.HANDHELD, Optional.empty(), false);
}
