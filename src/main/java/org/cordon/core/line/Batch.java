package org.cordon.core.line;

import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What has come to the stations of a line in one batch. For one thread.
public final class Batch {
    private final Map<StationId, StationState> stations = new LinkedHashMap<>();
    private final Map<StationId, StationState> rejecting = new HashMap<>();
    private final Map<UnitId, Rejects> refused = new HashMap<>();
    private final Set<UnitId> rejected = new HashSet<>();
    private final StationState first;
    private final Optional<Order> order;
    private final Optional<StationState> learns;
    private final boolean watched;

    // Packing stations of which containers that this run accepted have come to stations behind
    // them.
    private final Set<StationState> reached = new HashSet<>();
    private long readings;

    /// @param watched whether the line was watched since the batch began, so that every unit of it was read where
    ///     it had to be
    /// @param cameras in-line scanners of each station
    public Batch(
            Line line,
            Optional<Order> order,
            boolean watched,
            Map<StationId, Set<CameraId>> cameras) {
        Optional<StationState> inFlow = Optional.empty();
        for (Station each : line.stations()) {
            StationState state =
                    new StationState(
                            each,
                            stations.size(),
                            refused,
                            rejected,
                            watched,
                            cameras.getOrDefault(each.id(), Set.of()),
                            stations.values().stream()
                                    .filter(other ->
                                            other.station().association() != Association.NONE)
                                    .toList());
            stations.put(each.id(), state);
            if (each.type() == StationType.REJECT) {
                inFlow.ifPresent(before -> {
                    before.rejects().gate(each);
                    rejecting.put(each.id(), before);
                });
            } else if (each.type().level().isPresent()) {
                inFlow = Optional.of(state);
            }
        }
        first = Objects.requireNonNull(stations.get(line.first().id()));
        this.order = order;
        this.watched = watched;
        learns = line.learning(order).map(each -> stations.get(each.id()));
    }

    /// What machines said of the belt in the batch before holds on.
    ///
    /// @return this
    public Batch after(Batch earlier) {
        stations.forEach((id, state) -> {
            StationState other = earlier.station(Optional.of(id));
            state.arrivals().goOn(other.arrivals());
            state.rejects().goOn(other.rejects());
        });
        return this;
    }

    /// The station that must have accepted what comes to another one: without a list of serials the one that learns,
    /// where nothing else is set.
    private Optional<StationState> required(StationState at) {
        return at.station()
                .requires()
                .map(stations::get)
                .or(() -> learns.filter(each -> isBefore(each, at)));
    }

    private boolean isBefore(StationState one, StationState other) {
        return stations.values().stream()
                .filter(each -> each == one || each == other)
                .findFirst()
                .filter(each -> each == one && one != other)
                .isPresent();
    }

    /// A unit that no list has and that the line has learned: a pack of the order, where its serials are not
    /// listed, or a container whose label a station has learned.
    public Optional<Unit> learned(UnitId id) {
        return switch (id) {
            case UnitId.Sgtin pack ->
                    learns.flatMap(_ -> order)
                            .filter(each -> each.gtin().equals(pack.gtin()))
                            .map(_ -> unit(id, UnitKind.PACK));
            case UnitId.Container _ ->
                    stations.values().stream()
                            .filter(each -> each.learns(id) && each.arrivals().contains(id))
                            .findFirst()
                            .map(each -> unit(id, each.level()));
        };
    }

    static Unit unit(UnitId id, UnitKind kind) {
        return new Unit(id, kind, Optional.empty(), UnitState.ACTIVE);
    }

    /// One station; the first for a name that the line does not have.
    public StationState station(Optional<StationId> id) {
        return id.map(stations::get).orElse(first);
    }

    /// Something is read at a station: one message of a scanner.
    public Visit visit(StationState at, long nanos, ReadDetails sign, CameraId scanner) {
        Arrivals.Read read = new Arrivals.Read(++readings, nanos, sign, scanner);
        at.arrivals().read(read);
        return new Visit(at, required(at), read);
    }

    /// A machine of the line says something of a station. What a reject station says is of the packs that the
    /// station before it refused; a bypass is not its business.
    ///
    /// @param nanos when, on the monotonic clock
    /// @return units that it says were taken off the belt
    public List<RejectedUnit> signal(
            Optional<StationId> id, LineSignal signal, long nanos, ReadDetails sign) {
        StationState at = station(id);
        Rejects rejects = refusing(id).rejects();
        switch (signal) {
            case RUN -> {
                at.arrivals().run();
                at.rejects().run(nanos);
            }
            case STOP -> {
                at.arrivals().stop();
                at.rejects().stop(nanos);
            }
            case CLOSE -> at.close(sign.slot(), false, false);
            case CLOSE_PARTIAL -> at.close(sign.slot(), true, false);
            case REJECT -> rejects.rejecting(sign);
            case CONFIRM -> {
                return rejects.confirmed(at.station(), nanos, sign);
            }
            case BYPASS_ON, BYPASS_OFF -> {
                // Packs are judged as ever where they are read.
            }
        }
        return List.of();
    }

    /// Whether a unit that was put back was accepted by its station before anything was known of earlier runs.
    public boolean isBack(RejectedUnit unit) {
        return unit.mayReturn()
                && station(Optional.of(unit.station())).arrivals().contains(unit.unit());
    }

    /// A reject took a unit off the belt in an earlier run of the program. What stations accepted then is known.
    public void rejected(RejectedUnit unit) {
        station(Optional.of(unit.station())).rejects().takenOff(unit);
    }

    /// The station whose refused packs a station takes off: for a reject station the one before it.
    public StationState refusing(Optional<StationId> id) {
        StationState at = station(id);
        return rejecting.getOrDefault(at.station().id(), at);
    }

    /// A unit was read beside the flow: it is not on the belt.
    public void aside(UnitId unit) {
        refused.remove(unit);
    }

    /// Whether a unit was accepted at any station.
    public boolean isAccepted(UnitId unit) {
        return stations.values().stream().anyMatch(each -> each.arrivals().contains(unit));
    }

    /// Another station that packs the same and has accepted a unit as content.
    public Optional<StationState> packedElsewhere(StationState at, UnitId unit) {
        return stations.values().stream()
                .filter(each -> each != at && each.packs(at.kind()))
                .filter(each -> each.arrivals().contains(unit))
                .findFirst();
    }

    /// A station that packs such containers, in front of the one that a container has come to, if none of them packed
    /// it. Of containers that may have passed while the program did not run nothing is said.
    public Optional<StationState> notPacked(StationState at, Unit container) {
        List<StationState> packing =
                stations.values().stream()
                        .takeWhile(each -> each != at)
                        .filter(each -> each.packs(container.kind()))
                        .toList();
        packing.stream()
                .filter(each -> each.arrivals().acceptedNow(container.id()))
                .forEach(reached::add);
        return packing.stream()
                        .allMatch(each ->
                                (watched || reached.contains(each))
                                        && !each.arrivals().contains(container.id()))
                ? packing.stream().findFirst()
                : Optional.empty();
    }

    /// The station where packs come first.
    public StationState first() {
        return first;
    }
}
