package org.cordon.core.line;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A station in a batch: what it has accepted, and what is being packed there. For one thread.
public final class StationState {
    private final Station station;
    private final Arrivals arrivals;
    private final Set<CameraId> cameras;
    private final Set<CameraId> parts = new HashSet<>();
    private final Map<Integer, Packing> slots = new HashMap<>();
    private final Map<UnitId, Integer> packed = new LinkedHashMap<>();
    // Content of labels that were refused, with the label of each.
    private final Map<UnitId, UnitId> misplaced = new HashMap<>();
    private final Rejects rejects;
    private final List<StationState> before;
    private final boolean grows;

    // What orders call what is packed here; empty until a label of it was accepted.
    private Optional<UnitKind> labels = Optional.empty();
    private boolean followed;

    // Of containers whose label and content come in one message.
    private final Pitch apart = new Pitch();
    private long begunNanos;
    private boolean stopped = true;
    private boolean joined;
    private boolean untouched = true;
    // Whether the batch was watched since it began.
    private final boolean watched;
    private final List<Filled> filled = new ArrayList<>();

    /// @param place in belt order
    /// @param refused as for [Rejects]
    /// @param rejected as for [Rejects]
    /// @param followed whether every unit that comes here has passed the station that it requires since the
    ///     batch began; otherwise some passed there unwatched, and only those behind the first that did not
    ///     count as skipped
    /// @param cameras in-line scanners of the station; grows as they are known
    /// @param grows whether line data may still tell of a container that nothing lists
    /// @param before stations in front of it that pack
    StationState(
            Station station,
            int place,
            Map<UnitId, Rejects> refused,
            Set<UnitId> rejected,
            boolean followed,
            Set<CameraId> cameras,
            boolean grows,
            List<StationState> before) {
        this.station = station;
        this.rejects = new Rejects(this, place, refused, rejected);
        this.followed = followed;
        this.watched = followed;
        this.before = before;
        this.cameras = cameras;
        this.grows = grows;
        arrivals = new Arrivals(station, cameras);
    }

    /// What it is.
    public Station station() {
        return station;
    }

    /// What it has accepted.
    public Arrivals arrivals() {
        return arrivals;
    }

    /// Containers whose labels were accepted here, in that order, with how many units of their content were.
    public Map<UnitId, Integer> packed() {
        return Collections.unmodifiableMap(packed);
    }

    /// What is being filled here, by slot.
    Stream<Filling> filling() {
        return slots.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(each -> each.getValue().filling().stream());
    }

    /// What became of the packs that it refused.
    public Rejects rejects() {
        return rejects;
    }

    /// What is packed at a slot.
    Packing packing(int slot) {
        return slots.computeIfAbsent(
                slot, place -> new Packing(station, place, watched, filled::add));
    }

    /// What became of containers since this was asked last.
    public List<Filled> filled() {
        if (filled.isEmpty()) {
            return List.of();
        }
        List<Filled> since = List.copyOf(filled);
        filled.clear();
        return since;
    }

    /// Whether what is read here tells what is packed into what.
    public boolean packs() {
        return switch (station.association()) {
            case NONE, LINE_DATA -> false;
            case CONTAINER_FIRST, CONTAINER_LAST, ONE_MESSAGE -> true;
        };
    }

    /// Whether containers of a kind are packed here.
    ///
    /// @param kind as orders call them
    boolean packs(UnitKind kind) {
        return packs() && kind() == kind;
    }

    /// What orders call what is packed here; the level of the station until a label of it was accepted.
    public UnitKind kind() {
        return labels.orElse(level());
    }

    /// Whether every unit that comes here should have passed the station that it requires while the program ran.
    public boolean isFollowed() {
        return followed;
    }

    /// The container that is filled at a slot has ended.
    ///
    /// @param slot 0 for each
    /// @param partial whether it is not to be full
    /// @param followed whether the next one takes its place
    void close(int slot, boolean partial, boolean followed) {
        parts.clear();
        if (slot == 0 && !slots.isEmpty()) {
            slots.values().forEach(each -> each.close(partial, followed));
        } else {
            packing(Math.max(1, slot)).close(partial, followed);
        }
    }

    /// The batch ends at the station: what is being filled may not be full.
    public void close() {
        touched();
        close(0, true, false);
    }

    /// Where a container is that something belongs to, from 1.
    int slot(ReadDetails sign) {
        return Math.max(1, station.slot(sign));
    }

    /// The belt at the station stops.
    void stop(long nanos) {
        arrivals.stop();
        rejects.stop(nanos);
        stopped = true;
    }

    /// A message comes that carries label and content. Where several scanners read a part each, it is of the
    /// container before as long as none of them has sent two, no other label is read, and the parts come closer to each
    /// other than to the next container: sooner than half of the usual time from one to the next, while the belt runs.
    void message(Arrivals.Read read) {
        joined =
                station.combine() == Combine.UNION
                        && cameras.size() > 1
                        && !parts.isEmpty()
                        && !parts.contains(read.scanner())
                        && !isLate(read);
        if (!joined) {
            close(slot(read.sign()), false, true);
            if (!stopped) {
                apart.add(read.nanos() - begunNanos);
            }
            begunNanos = read.nanos();
            stopped = false;
        }
        parts.add(read.scanner());
    }

    private boolean isLate(Arrivals.Read read) {
        return apart.isKnown() && !stopped && read.nanos() - begunNanos >= apart.nanos() / 2;
    }

    /// The label that was refused with a unit before it, which was not accepted since.
    Optional<UnitId> takenOutOf(UnitId unit) {
        return Optional.ofNullable(misplaced.get(unit));
    }

    /// A message that carries label and content was read. Its container is whole unless other scanners read a part each.
    void messageEnds(Arrivals.Read read) {
        if (station.combine() != Combine.UNION || parts.containsAll(cameras)) {
            packing(slot(read.sign())).messageEnds();
        }
    }

    /// Level of what is packed or checked here.
    UnitKind level() {
        return station.type().level().orElse(UnitKind.PACK);
    }

    /// Whether a unit that no list has is taken for what is packed here.
    boolean learns(UnitId id) {
        return (station.learn() || grows)
                && station.association() != Association.NONE
                && id instanceof UnitId.Container;
    }

    /// A unit that no list has, as what is packed here.
    Unit learned(UnitId id) {
        return Batch.unit(id, level(), station.learn() ? UnitState.ACTIVE : UnitState.ALLOCATED);
    }

    /// Whether a unit is what is packed here, rather than what goes into it.
    ///
    /// @param listed the unit, where the order lists it; a container that it does not list is one that is
    ///     packed
    boolean isLabel(UnitId id, Optional<Unit> listed) {
        return switch (station.association()) {
            case NONE, LINE_DATA -> false;
            case CONTAINER_FIRST, CONTAINER_LAST, ONE_MESSAGE ->
                    listed.isPresent()
                            ? isLabel(id, listed.get().kind())
                            : id instanceof UnitId.Container;
        };
    }

    /// An order may call what is packed here by a higher level than the line does: one level of containers is one of
    /// cases there. What an earlier station has packed, or has as content, is no label.
    private boolean isLabel(UnitId id, UnitKind kind) {
        if (level() == UnitKind.PACK) {
            return kind != UnitKind.PACK;
        }
        return kind.compareTo(level()) >= 0
                && before.stream()
                        // Tables that stand side by side pack the same.
                        .filter(each -> each.level().compareTo(level()) < 0)
                        .noneMatch(each ->
                                each.arrivals.contains(id)
                                        || each.labels
                                                .filter(label -> kind.compareTo(label) <= 0)
                                                .isPresent());
    }

    boolean skipped(Unit unit, Optional<StationState> required) {
        return followed
                && required.isPresent()
                && required.get().mayRead(unit)
                && !required.get().arrivals.verified(unit.id());
    }

    /// Containers come to the station that packs them, and to those that pack them into others.
    private boolean mayRead(Unit unit) {
        return switch (station.association()) {
            case NONE -> unit.kind().compareTo(level()) <= 0;
            case CONTAINER_FIRST, CONTAINER_LAST, ONE_MESSAGE, LINE_DATA ->
                    unit.kind().compareTo(labels.orElse(level())) <= 0 || level() == UnitKind.PACK;
        };
    }

    /// A unit was accepted, or refused, at this station.
    ///
    /// @return whether it was accepted for the first time
    boolean judged(
            UnitId id,
            Optional<Unit> listed,
            boolean accepted,
            Instant at,
            Arrivals.Read read,
            Optional<StationState> required) {
        arrivals.seen(read);
        packed(id, listed, accepted, read);
        followed |= required.filter(each -> each.arrivals.acceptedNow(id)).isPresent();
        return accepted && arrivals.accept(id, at, read);
    }

    /// The same of what is packed here alone.
    void packed(UnitId id, Optional<Unit> listed, boolean accepted, Arrivals.Read read) {
        Packing packing = packing(slot(read.sign()));
        if (isLabel(id, listed)) {
            if (joined && accepted && packing.isOther(id)) {
                packing.close(false, true);
                parts.retainAll(Set.of(read.scanner()));
            }
            if (!accepted) {
                packing.contentOf(id).units().forEach(unit -> misplaced.put(unit, id));
            }
            if (accepted) {
                listed.map(Unit::kind)
                        .filter(kind -> labels.filter(each -> each.compareTo(kind) <= 0).isEmpty())
                        .ifPresent(kind -> labels = Optional.of(kind));
                packed.merge(id, packing.contentOf(id).units().size(), Integer::sum);
            }
            packing.label(id, accepted);
        } else if (accepted) {
            packing.add(id);
            misplaced.remove(id);
            Optional<UnitId> container = packing.container();
            if (container.isPresent()) {
                packed.merge(container.get(), 1, Integer::sum);
            }
        }
    }

    /// All that was packed here in earlier runs of the program is taken account of. What was closed then was told then.
    public void earlierEnds() {
        filled.clear();
        slots.values().forEach(Packing::earlierEnds);
    }

    /// Whether nothing was read here, and no machine has said anything, in this run of the program.
    public boolean isUntouched() {
        return untouched;
    }

    void touched() {
        if (untouched) {
            // Containers of earlier runs say nothing of the time from one to the next one.
            stopped = true;
            untouched = false;
        }
    }
}
