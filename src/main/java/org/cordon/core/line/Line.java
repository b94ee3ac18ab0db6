package org.cordon.core.line;

import org.cordon.core.order.Order;
import org.cordon.core.text.Reason;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The stations of a line, in the order in which a pack comes to them.
///
/// @param stations at least one; names are unique, and a station requires only one before it
public record Line(List<Station> stations) {
    /// A line of which nothing is set up: packs are read in the order of their containers, after the label of
    /// each.
    public static final Line SINGLE =
            new Line(
                    List.of(
                            new Station(
                                    new StationId("Line"),
                                    StationType.UNIT,
                                    Association.CONTAINER_FIRST,
                                    0,
                                    Optional.empty(),
                                    Combine.ANY,
                                    1,
                                    false)));

    /// Refuses what is no line.
    public Line {
        stations = List.copyOf(stations);
        if (stations.isEmpty()) {
            throw new IllegalArgumentException("a line has a station");
        }
        Set<StationId> before = new HashSet<>();
        for (Station station : stations) {
            if (station.requires().filter(id -> !before.contains(id)).isPresent()) {
                throw new IllegalArgumentException(
                        station.id() + " requires a station that is not before it");
            }
            if (!before.add(station.id())) {
                throw new IllegalArgumentException("two stations are called " + station.id());
            }
        }
    }

    /// The station where packs come first; reads of scanners that are bound to none count there.
    public Station first() {
        return stations.getFirst();
    }

    /// The station that makes known what it reads, while the line runs an order without a list of serials: the first one
    /// of packs, if it is set to learn. Serials that were never issued cannot be found then. An order file has
    /// one pack at least, so one pack is no list.
    public Optional<Station> learning(Optional<Order> order) {
        return stations.stream()
                .filter(each -> each.type() == StationType.UNIT)
                .findFirst()
                .filter(Station::learn)
                .filter(_ -> order.filter(each -> each.packs() <= 1).isPresent());
    }

    /// Whether all stations of the flow have changed over: those that read packs or containers.
    ///
    /// @param changed the stations that are known to have
    public boolean isChangedOver(Set<StationId> changed) {
        return stations.stream()
                .filter(each -> each.type().level().isPresent())
                .allMatch(each -> changed.contains(each.id()));
    }

    /// Whether a station has changed over. One beside the flow, and a reject, follow the station in front of them unless they
    /// are named.
    ///
    /// @param changed the stations that are known to have
    public boolean isChangedOver(StationId station, Set<StationId> changed) {
        boolean inFront = changed.contains(first().id());
        for (Station each : stations) {
            if (each.type().level().isPresent()) {
                inFront = changed.contains(each.id());
            }
            if (each.id().equals(station)) {
                return inFront || changed.contains(station);
            }
        }
        return changed.contains(first().id());
    }

    /// A station by its name.
    public Optional<Station> station(StationId id) {
        return stations.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// What is wrong with where a message says that it comes from.
    ///
    /// @param named the station that it names; what names none is of the first
    /// @param lane from 1
    /// @return empty if the line has that station, and the station that lane
    public Optional<Reason.Coded> contradicts(Optional<StationId> named, int lane) {
        Optional<Station> at = named.isEmpty() ? Optional.of(first()) : station(named.get());
        return at.isEmpty()
                ? Optional.of(
                        Reason.of(
                                "line.no-station",
                                named.get(),
                                stations.stream()
                                        .map(each -> each.id().value())
                                        .collect(Collectors.joining(", "))))
                : at.filter(station -> lane > station.lanes())
                        .map(station ->
                                Reason.of("line.no-lane", lane, station.id(), station.lanes()));
    }
}
