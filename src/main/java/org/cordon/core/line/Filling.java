package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.Optional;

/// A container that is being filled.
///
/// @param slot from 1; the lane where each lane fills a container
/// @param label empty while it is not read, or not known
/// @param units that were accepted as its content
public record Filling(StationId station, int slot, Optional<UnitId> label, int units) {
    /// All that are being filled, in belt order.
    ///
    /// @param number higher for a later state of the line
    public record All(long number, List<Filling> containers) {
        /// None.
        public static final All NONE = new All(0, List.of());

        /// Keeps its own copy.
        public All {
            containers = List.copyOf(containers);
        }
    }
}
