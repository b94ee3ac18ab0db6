package org.cordon.core.verdict;

import org.cordon.core.line.UnitId;
import org.cordon.core.scan.DeviceRole;

import java.util.Optional;

/// How a code was seen.
///
/// @param role what the device sees
/// @param container the case that is being filled or checked under an in-line reader
/// @param echo whether the same device sent the same bytes a moment ago: one pack read twice
public record Sighting(DeviceRole role, Optional<UnitId> container, boolean echo) {
    /// A scan by a person.
    public static final Sighting BY_HAND =
            new Sighting(DeviceRole.HANDHELD, Optional.empty(), false);
}
