package org.cordon.core.projection;

import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A rolling changeover: stations go over to the order activated last one by one, and the others work on the one before.
///
/// @param before the order before
/// @param opening the entry that opened it, as it runs
/// @param changed stations that have gone over
public record Changeover(ActiveOrder before, LogPosition opening, Set<StationId> changed) {
    /// Keeps its own copy.
    public Changeover {
        changed = Set.copyOf(changed);
    }

    /// One more station has gone over.
    Changeover with(StationId station) {
        return new Changeover(
                before,
                opening,
                Stream.concat(changed.stream(), Stream.of(station)).collect(Collectors.toSet()));
    }
}
