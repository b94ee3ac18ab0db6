package org.cordon.core.line;

import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitNumbers;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Units with a time each, as [UnitNumbers] keeps them. The time is kept to the nanosecond, from 1678 to 2262. For one
/// thread.
final class UnitTimes {
    private static final long PER_SECOND = 1_000_000_000L;

    // Those of an earlier run of the program are marked.
    private final UnitNumbers nanos = new UnitNumbers();

    /// Keeps the time of a unit, unless it has one.
    ///
    /// @return whether it had none
    boolean add(UnitId unit, Instant at) {
        return nanos.add(unit, nanos(at));
    }

    /// Keeps the time of a unit, whether it has one or not, as one of an earlier run of the program.
    void addEarlier(UnitId unit, Instant at) {
        nanos.put(unit, nanos(at), true);
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), PER_SECOND), at.getNano());
    }

    boolean contains(UnitId unit) {
        return nanos.contains(unit);
    }

    /// Whether it was not added as one of an earlier run.
    boolean isOfThisRun(UnitId unit) {
        return nanos.contains(unit) && !nanos.isMarked(unit);
    }

    Optional<Instant> get(UnitId unit) {
        OptionalLong at = nanos.get(unit);
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochSecond(
                                Math.floorDiv(at.getAsLong(), PER_SECOND),
                                Math.floorMod(at.getAsLong(), PER_SECOND)));
    }
}
