package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.Optional;

/// A pack that a station refused, and that went on.
///
/// @param station that refused it
/// @param units that were read of it; empty for one that could not be read
/// @param before the unit that the station accepted last before it, so that it can be found
/// @param seenAt the station further on that read it; empty where no reject was confirmed and later packs went by
public record Escape(
        StationId station,
        List<UnitId> units,
        Optional<UnitId> before,
        Optional<StationId> seenAt) {
    /// Keeps its own copy.
    public Escape {
        units = List.copyOf(units);
    }
}
