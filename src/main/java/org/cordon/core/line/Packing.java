package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Containers that are filled at one slot of a station: which label and which content belong together. For one
/// thread.
final class Packing {
    private final Station station;
    private final Deque<Set<UnitId>> behind = new ArrayDeque<>();
    private Set<UnitId> content = new LinkedHashSet<>();
    private Optional<UnitId> label = Optional.empty();

    Packing(Station station) {
        this.station = station;
    }

    /// The container that content goes into as it is read; empty while that is not known.
    Optional<UnitId> container() {
        return switch (station.association()) {
            case CONTAINER_FIRST, ONE_MESSAGE -> label;
            case CONTAINER_LAST, LINE_DATA, NONE -> Optional.empty();
        };
    }

    /// Whether a unit that is read again is the same one: the label of the container that is being filled, or
    /// what is in it. Where packs come one by one, a second read in the same container is another pack.
    boolean holds(UnitId unit) {
        return label.equals(Optional.of(unit))
                || (content.contains(unit) && station.type() != StationType.UNIT);
    }

    /// What was read before a label and belongs to it.
    Set<UnitId> contentOf(UnitId read) {
        if (station.association() != Association.CONTAINER_LAST
                || label.equals(Optional.of(read))) {
            return Set.of();
        }
        if (station.lag() == 0) {
            return content;
        }
        return behind.size() < station.lag() ? Set.of() : behind.getFirst();
    }

    /// A label was read. One that was not accepted names no container: what comes after it is in none that
    /// is known.
    void label(UnitId read, boolean accepted) {
        if (label.equals(Optional.of(read))) {
            return;
        }
        if (station.association() == Association.CONTAINER_LAST && station.lag() > 0) {
            behind.addLast(content);
            if (behind.size() > station.lag()) {
                behind.removeFirst();
            }
        }
        content = new LinkedHashSet<>();
        label = accepted ? Optional.of(read) : Optional.empty();
    }

    /// A unit was accepted as content.
    void add(UnitId unit) {
        if (station.association() == Association.CONTAINER_LAST && content.isEmpty()) {
            label = Optional.empty();
        }
        content.add(unit);
    }

    /// The container is closed, or another one takes its place.
    void close() {
        content = new LinkedHashSet<>();
        label = Optional.empty();
    }
}
