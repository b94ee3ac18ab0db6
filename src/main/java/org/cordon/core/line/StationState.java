package org.cordon.core.line;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A station in a batch: what it has accepted, and what is being packed there. For one thread.
public final class StationState {
    private final Station station;
    private final Arrivals arrivals = new Arrivals();
    private final Map<Integer, Packing> slots = new HashMap<>();
    private final Map<UnitId, Integer> packed = new LinkedHashMap<>();
    private boolean followed;

    /// @param followed whether every unit that comes here has passed the station that it requires since the
    ///     batch began; otherwise some passed there unwatched, and only those behind the first that did not
    ///     count as skipped
    StationState(Station station, boolean followed) {
        this.station = station;
        this.followed = followed;
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

    /// What is packed at a slot.
    Packing packing(int slot) {
        return slots.computeIfAbsent(slot, _ -> new Packing(station));
    }

    /// The containers that are filled here have ended.
    public void close() {
        slots.values().forEach(Packing::close);
    }

    /// Whether a unit is what is packed here, rather than what goes into it.
    ///
    /// @param listed the unit, where the order lists it; a container that it does not list is one that is
    ///     packed
    boolean isLabel(UnitId id, Optional<Unit> listed) {
        return switch (station.association()) {
            case NONE, LINE_DATA -> false;
            case CONTAINER_FIRST, CONTAINER_LAST, ONE_MESSAGE ->
                    listed.map(unit -> isLabel(unit.kind())).orElse(id instanceof UnitId.Container);
        };
    }

    private boolean isLabel(UnitKind kind) {
        UnitKind level = station.type().level().orElse(UnitKind.PACK);
        return level == UnitKind.PACK ? kind != UnitKind.PACK : kind == level;
    }

    boolean skipped(UnitId unit, Optional<StationState> required) {
        return followed && required.filter(each -> !each.arrivals.contains(unit)).isPresent();
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
        Packing packing = packing(read.sign().slot());
        if (isLabel(id, listed)) {
            if (accepted) {
                packed.merge(id, packing.contentOf(id).size(), Integer::sum);
            }
            packing.label(id, accepted);
        } else if (accepted) {
            packing.add(id);
            Optional<UnitId> container = packing.container();
            if (container.isPresent()) {
                packed.merge(container.get(), 1, Integer::sum);
            }
        }
        followed |= required.filter(each -> each.arrivals.acceptedNow(id)).isPresent();
        return accepted && arrivals.accept(id, at, read);
    }
}
