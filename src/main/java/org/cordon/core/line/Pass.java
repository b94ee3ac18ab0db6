package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A pack, or what was read as one message, that passed a station: one of the last, whose object is used again. Of
/// [Rejects] alone.
final class Pass {
    final Optional<Pass> self = Optional.of(this);
    final List<UnitId> units = new ArrayList<>();

    /// Which pack it is of the station, from 1, and of its lane.
    long number;

    long ofLane;
    Lane lane = Lane.NONE;
    OptionalLong trigger = OptionalLong.empty();

    /// So long the belt had run.
    long beltNanos;

    /// The unit that was accepted before it.
    Optional<UnitId> before = Optional.empty();

    Rejects.Outcome outcome = Rejects.Outcome.OPEN;

    /// Whether its reject was confirmed, or its escape reported.
    boolean done;

    boolean takenOff;

    boolean isRefused() {
        return outcome == Rejects.Outcome.REFUSED;
    }

    /// Whether a reject is still to take it off.
    boolean isAwaited() {
        return isRefused() && !done;
    }

    /// A lane of the station, as far as packs follow each other on it.
    static final class Lane {
        private static final Lane NONE = new Lane(0);

        final int number;
        final Pitch pitch = new Pitch();
        long count;
        long lastNanos;
        boolean moved;
        boolean restarted;
        Optional<Pass> last = Optional.empty();

        Lane(int number) {
            this.number = number;
        }
    }
}
