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

    /// It was read further on.
    static Escape seen(StationId station, UnitId unit, StationId at) {
        return new Escape(station, List.of(unit), Optional.empty(), Optional.of(at));
    }

    /// No reject was confirmed, and later packs went by.
    static Escape overdue(StationId station, List<UnitId> units, Optional<UnitId> before) {
        return new Escape(station, units, before, Optional.empty());
    }
}
