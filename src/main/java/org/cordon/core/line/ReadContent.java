package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.LinkedHashSet;
import java.util.Set;

/// What was read before a label and is taken for its content.
///
/// @param units in the order in which they were read
/// @param doubtful those of `units` that may be of the container before: something between them and the label could
///     not be read, and it may have been a label
/// @param begins whether containers before may be in it, since the station began to read labels behind them
/// @param known whether nothing of it was read before the program knew of the container
public record ReadContent(Set<UnitId> units, Set<UnitId> doubtful, boolean begins, boolean known) {
    /// Nothing is known.
    public static final ReadContent NONE = new ReadContent(Set.of(), Set.of(), false, false);

    /// The same without a unit that was put elsewhere.
    ReadContent without(UnitId unit) {
        if (!units.contains(unit)) {
            return this;
        }
        Set<UnitId> others = new LinkedHashSet<>(units);
        others.remove(unit);
        return new ReadContent(others, doubtful, begins, known);
    }

    /// Whether these are all units that are in the container, and no others.
    boolean isWhole() {
        return known && !begins && doubtful.isEmpty();
    }
}
