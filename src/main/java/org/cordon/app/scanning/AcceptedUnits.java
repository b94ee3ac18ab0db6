package org.cordon.app.scanning;

import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What stations accepted of an order.
///
/// @param byStation units with the first time; no station stands for the first of the line
public record AcceptedUnits(Map<Optional<StationId>, Map<UnitId, Instant>> byStation) {
    /// Nothing.
    public static final AcceptedUnits NOTHING = new AcceptedUnits(Map.of());

    /// When a station accepted a unit first.
    Optional<Instant> first(Optional<StationId> station, UnitId unit) {
        return Optional.ofNullable(byStation.getOrDefault(station, Map.of()).get(unit));
    }
}
