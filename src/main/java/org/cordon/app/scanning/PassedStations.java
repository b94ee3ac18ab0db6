package org.cordon.app.scanning;

import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many units each station has let pass: those that the station before it accepted since it read something. Before it
/// is the one that it requires, otherwise the one in front of it in the flow. And how many have come to a station behind
/// one that must have accepted them and did not. For the thread that judges.
final class PassedStations {
    private final Map<StationId, StationId> before = new HashMap<>();
    private final Map<StationId, List<Station>> behind = new HashMap<>();
    private final Map<StationId, Integer> passed = new HashMap<>();
    private final Map<StationId, Integer> missed = new HashMap<>();

    PassedStations(Line line) {
        Optional<StationId> inFront = Optional.empty();
        for (Station each : line.stations()) {
            if (each.type().level().isPresent()) {
                Optional<StationId> from = each.requires().isPresent() ? each.requires() : inFront;
                from.ifPresent(id -> {
                    before.put(each.id(), id);
                    behind.computeIfAbsent(id, _ -> new ArrayList<>()).add(each);
                });
                inFront = Optional.of(each.id());
            }
        }
    }

    /// The station whose accepted units count; empty for the first one.
    Optional<StationId> before(StationId station) {
        return Optional.ofNullable(before.get(station));
    }

    /// A station reads something.
    void read(StationId station) {
        passed.remove(station);
        missed.remove(station);
    }

    /// A station reads something that another one must have accepted and did not: it has passed that one, whatever is on the
    /// way between the two.
    ///
    /// @return how many did so since that one read something
    int missed(StationId by) {
        return missed.merge(by, 1, Integer::sum);
    }

    /// The stations that what a station accepts comes to next.
    List<Station> behind(StationId station) {
        return behind.getOrDefault(station, List.of());
    }

    /// Units are on their way to a station.
    ///
    /// @return whether more have passed it unread than are on the way to it
    boolean pass(Station station, int units) {
        return passed.merge(station.id(), units, Integer::sum)
                >= station.silentPacks() + station.lag();
    }

    /// Another batch begins.
    void clear() {
        passed.clear();
        missed.clear();
    }
}
