package org.cordon.app.scanning;

import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Units that a person found in containers which they do not belong to, while these are open. What is not accepted
/// elsewhere by the time that its container is closed may have gone with it. For the thread that judges.
final class ForeignUnits {
    private record Place(StationId station, int slot) {}

    private final Map<Place, Map<UnitId, UnitId>> containers = new HashMap<>();

    /// A unit was found in a container.
    void found(StationId station, int slot, UnitId unit, UnitId container) {
        containers
                .computeIfAbsent(new Place(station, slot), _ -> new LinkedHashMap<>())
                .put(unit, container);
    }

    /// A unit is where it belongs, or a person has dealt with it.
    void settled(UnitId unit) {
        if (!containers.isEmpty()) {
            containers.values().forEach(units -> units.remove(unit));
        }
    }

    /// What is found as containers of a station are closed.
    ///
    /// @param open the one that is being filled there now
    List<LineFinding> closed(StationId station, int slot, Optional<UnitId> open) {
        if (containers.isEmpty()) {
            return List.of();
        }
        Map<UnitId, UnitId> units = containers.getOrDefault(new Place(station, slot), Map.of());
        List<LineFinding> found =
                units.entrySet().stream()
                        .filter(each -> !open.equals(Optional.of(each.getValue())))
                        .map(each -> closed(station, each.getKey(), each.getValue()))
                        .toList();
        found.forEach(each -> units.remove(each.units().getFirst()));
        return found;
    }

    /// What is found as all containers of a station are closed.
    List<LineFinding> closed(StationId station) {
        return containers.keySet().stream()
                .filter(place -> place.station().equals(station))
                .flatMap(place -> closed(station, place.slot(), Optional.empty()).stream())
                .toList();
    }

    private static LineFinding closed(StationId station, UnitId unit, UnitId container) {
        return new LineFinding(
                AlarmKind.of(VerdictCode.WRONG_CONTAINER),
                true,
                Optional.empty(),
                Optional.of(station),
                Reason.of("wrong-container.closed", unit.label(), container.label()),
                List.of(unit));
    }
}
