package org.cordon.core.projection;

import org.cordon.core.event.LogPosition;
import org.cordon.core.order.Order;

/// The order that the line runs, and which entry of ACTS made it so: its units are those that were
/// listed before that entry, no more and no less.
///
/// @param units how many it lists: its packs and their containers
/// @param activated by the entry there
/// @param allocated whether some of its units were given out and were not known to be used: then they are all that may
///     come
public record ActiveOrder(Order order, int units, LogPosition activated, boolean allocated) {
    /// Whether its packs are recorded in containers.
    public boolean hasContainers() {
        return units > order.packs();
    }
}
