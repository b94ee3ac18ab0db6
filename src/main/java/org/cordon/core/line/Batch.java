package org.cordon.core.line;

import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;

import java.util.ArrayList;
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

    // Of each reject, stations before the one in front of it that read the same packs, without a
    // reject between.
    private final Map<StationId, List<StationState>> alsoRejecting = new HashMap<>();
    private final Map<UnitId, Rejects> refused = new HashMap<>();
    private final Set<UnitId> rejected = new HashSet<>();
    private final List<StationState> packing;
    private final StationState first;
    private final Optional<Order> order;
    private final Optional<StationState> learns;
    private final boolean grows;
    private final boolean watched;

    // Packing stations of which containers that this run accepted have come to stations behind
    // them.
    private final Set<StationState> reached = new HashSet<>();
    private long readings;

    /// @param feed how line data come
    /// @param watched whether the line was watched since the batch began, so that every unit of it was read where
    ///     it had to be
    /// @param cameras in-line scanners of each station
    public Batch(
            Line line,
            Optional<Order> order,
            LineFeed feed,
            boolean watched,
            Map<StationId, Set<CameraId>> cameras) {
        Optional<StationState> inFlow = Optional.empty();
        List<StationState> row = new ArrayList<>();
        boolean rejects = false;
        for (Station each : line.stations()) {
            StationState state =
                    new StationState(
                            each,
                            stations.size(),
                            refused,
                            rejected,
                            watched,
                            cameras.getOrDefault(each.id(), Set.of()),
                            feed.grows(),
                            stations.values().stream()
                                    .filter(other ->
                                            other.station().association() != Association.NONE)
                                    .toList());
            stations.put(each.id(), state);
            if (each.type() == StationType.REJECT) {
                int place = stations.size();
                inFlow.ifPresent(before -> {
                    before.rejects().gate(each);
                    rejecting.put(each.id(), before);
                    List<StationState> others =
                            row.stream().filter(other -> other != before).toList();
                    others.forEach(other -> other.rejects().gate(each, place));
                    alsoRejecting.put(each.id(), others);
                    row.forEach(one ->
                            one.rejects()
                                    .beside(
                                            row.stream()
                                                    .filter(other -> other != one)
                                                    .map(StationState::rejects)
                                                    .toList()));
                });
                rejects = true;
            } else if (each.type().level().isPresent()) {
                if (rejects || !readsTheSame(each, row)) {
                    row.clear();
                }
                row.add(state);
                rejects = false;
                inFlow = Optional.of(state);
            }
        }
        packing = stations.values().stream().filter(StationState::packs).toList();
        first = Objects.requireNonNull(stations.get(line.first().id()));
        this.order = order;
        grows = feed.grows();
        this.watched = watched;
        learns = line.learning(order).map(each -> stations.get(each.id()));
    }

    /// Packs that pass one station after the other, and are put into nothing between.
    private static boolean readsTheSame(Station at, List<StationState> row) {
        return at.association() == Association.NONE
                && row.stream()
                        .map(StationState::station)
                        .allMatch(other ->
                                other.association() == Association.NONE
                                        && other.type() == at.type());
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

    /// A station changes over to this batch from another: what machines said of its belt holds on.
    public void changedOver(StationId station, Batch other) {
        StationState at = station(Optional.of(station));
        StationState there = other.station(Optional.of(station));
        at.arrivals().goOn(there.arrivals());
        at.rejects().goOn(there.rejects());
    }

    /// A signal of an earlier run of the program closed what was being filled.
    public void closedEarlier(StationId station, boolean partial, ReadDetails sign) {
        StationState at = station(Optional.of(station));
        at.close(at.station().slot(sign), partial, false);
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
                            .map(_ -> unit(id, UnitKind.PACK, UnitState.ACTIVE));
            case UnitId.Container _ ->
                    stations.values().stream()
                            .filter(each -> each.learns(id) && each.arrivals().contains(id))
                            .findFirst()
                            .map(each -> each.learned(id));
        };
    }

    /// A pack of the order's product that nothing lists, where line data may still tell of it.
    public Optional<Unit> awaited(UnitId id) {
        return grows
                        && id instanceof UnitId.Sgtin pack
                        && order.filter(each -> each.gtin().equals(pack.gtin())).isPresent()
                ? Optional.of(unit(id, UnitKind.PACK, UnitState.ALLOCATED))
                : Optional.empty();
    }

    static Unit unit(UnitId id, UnitKind kind, UnitState state) {
        return new Unit(id, kind, Optional.empty(), state);
    }

    /// One station; the first for a name that the line does not have.
    public StationState station(Optional<StationId> id) {
        return id.map(stations::get).orElse(first);
    }

    /// Something is read at a station: one message of a scanner.
    public Visit visit(StationState at, long nanos, ReadDetails sign, CameraId scanner) {
        Arrivals.Read read = new Arrivals.Read(++readings, nanos, sign, scanner);
        at.touched();
        return new Visit(at, required(at), at.arrivals().read(read));
    }

    /// Something was read at a station in an earlier run of the program: what it packed then is to be known again.
    public Visit earlier(StationState at, long nanos, ReadDetails sign, CameraId scanner) {
        return new Visit(at, required(at), new Arrivals.Read(++readings, nanos, sign, scanner));
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
        if (at == refusing(id) && (signal == LineSignal.REJECT || signal == LineSignal.CONFIRM)) {
            rejects.rejectsItself();
        }
        switch (signal) {
            case RUN -> {
                at.arrivals().run();
                at.rejects().run(nanos);
            }
            case STOP -> at.stop(nanos);
            case CLOSE, CLOSE_PARTIAL -> {
                at.touched();
                at.close(at.station().slot(sign), signal == LineSignal.CLOSE_PARTIAL, false);
            }
            case REJECT -> {
                rejects.rejecting(sign);
                alsoRejecting(at).forEach(other -> other.rejects().rejecting(sign));
            }
            case CONFIRM -> {
                alsoRejecting(at).forEach(other -> other.rejects().rejecting(sign));
                List<RejectedUnit> off =
                        rejects.confirmed(at.station(), nanos, sign, alsoRejecting(at));
                off.forEach(this::mayComeAgain);
                return off;
            }
            case BYPASS_ON, BYPASS_OFF, CHALLENGE_ON, CHALLENGE_OFF -> {
                // What comes to a station does so where it is read.
            }
        }
        return List.of();
    }

    private List<StationState> alsoRejecting(StationState gate) {
        return alsoRejecting.getOrDefault(gate.station().id(), List.of());
    }

    /// A unit that may be put back comes to all stations in front of the reject once more.
    private void mayComeAgain(RejectedUnit unit) {
        if (unit.mayReturn()) {
            StationState last = station(Optional.of(unit.station()));
            stations.values().stream()
                    .takeWhile(each -> each != last)
                    .forEach(each -> each.arrivals().withdraw(unit.unit()));
        }
    }

    /// Packs that were refused and are not confirmed as rejected: no other comes that could show it.
    public List<Escape> unconfirmed() {
        return stations.values().stream()
                .flatMap(each -> each.rejects().unconfirmed().stream())
                .toList();
    }

    /// The same of the stations that have read nothing for long.
    ///
    /// @param nanos now, on the monotonic clock
    public List<Escape> unconfirmed(long nanos) {
        return stations.values().stream()
                .flatMap(each -> each.rejects().unconfirmed(nanos).stream())
                .toList();
    }

    /// Whether a unit that was put back was accepted by its station before anything was known of earlier runs.
    public boolean isBack(RejectedUnit unit) {
        return unit.mayReturn()
                && station(Optional.of(unit.station())).arrivals().contains(unit.unit());
    }

    /// A reject took a unit off the belt in an earlier run of the program. What stations accepted then is known.
    public void rejected(RejectedUnit unit) {
        station(Optional.of(unit.station())).rejects().takenOff(unit);
        mayComeAgain(unit);
    }

    /// The station whose refused packs a station takes off: for a reject station the one before it.
    public StationState refusing(Optional<StationId> id) {
        StationState at = station(id);
        return rejecting.getOrDefault(at.station().id(), at);
    }

    /// A rejected unit was found good and is put back onto the line: it may arrive once more at each station. One whose
    /// code came twice may not, since nobody knows which of the two it is.
    ///
    /// @return whether it is put back
    public boolean reintroduced(UnitId unit) {
        boolean once = !cameTwice(unit);
        if (once) {
            refused.remove(unit);
            rejected.remove(unit);
            stations.values().forEach(each -> each.arrivals().permit(unit));
        }
        return once;
    }

    /// Whether two units with the code of one came.
    public boolean cameTwice(UnitId unit) {
        return stations.values().stream().anyMatch(each -> each.arrivals().cameTwice(unit));
    }

    /// Whether a unit was on the line: a station accepted or refused it, or a reject took it off.
    public boolean wasOnLine(UnitId unit) {
        return rejected.contains(unit) || refused.containsKey(unit) || isAccepted(unit);
    }

    /// A unit was put back in an earlier run of the program. What stations accepted then is known.
    ///
    /// @param since stations that accepted it after that, by then; empty for the first of the line
    public void putBackEarlier(UnitId unit, Set<Optional<StationId>> since) {
        List<StationState> again = since.stream().map(this::station).toList();
        stations.values().stream()
                .filter(each -> !again.contains(each) && !each.arrivals().acceptedNow(unit))
                .forEach(each -> each.arrivals().permit(unit));
    }

    /// A unit was read beside the flow: it is not on the belt.
    public void aside(UnitId unit) {
        refused.remove(unit);
    }

    /// Containers that are being filled.
    public List<Filling> filling() {
        return packing.isEmpty()
                ? List.of()
                : packing.stream().flatMap(StationState::filling).toList();
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
                .filter(each -> !each.arrivals().isPermitted(unit))
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
