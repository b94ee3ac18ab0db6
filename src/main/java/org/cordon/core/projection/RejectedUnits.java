package org.cordon.core.projection;

import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Units that rejects took off the belt, from the events of one order, oldest first. One that may be put back counts
/// until its station accepts it again, and each until line data say that it was put back. For one thread.
public final class RejectedUnits {
    private final Map<UnitId, Set<RejectedUnit>> units = new HashMap<>();

    /// Takes account of the next event.
    public void apply(LineEvent event) {
        switch (event) {
            case LineEvent.UnitRejected rejected ->
                    units.computeIfAbsent(rejected.unit(), _ -> new HashSet<>())
                            .add(rejected.rejected());
            case LineEvent.LineSignalled _ -> {
                // Takes nothing off.
            }
            case LineEvent.LineDataReported report -> report.putBack().forEach(units::remove);
            case ScanJudged scan -> {
                if (!units.isEmpty() && scan.isAccepted() && scan.unit().isPresent()) {
                    units.computeIfPresent(
                            scan.unit().get(),
                            (_, off) -> {
                                off.removeIf(unit -> returns(unit, scan.station()));
                                return off;
                            });
                }
            }
        }
    }

    /// Whether a unit is back once a station accepts it.
    ///
    /// @param station empty for the first of the line
    private static boolean returns(RejectedUnit unit, Optional<StationId> station) {
        return unit.mayReturn() && (station.isEmpty() || station.get().equals(unit.station()));
    }

    /// Those that are off the belt now.
    public Set<RejectedUnit> all() {
        return units.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
}
