package org.cordon.app.port;

import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitState;

import java.util.List;

/// An order as read from a file, every rule checked.
///
/// @param file name of the file, without folder
/// @param sha256 of its bytes, lower-case hexadecimal
/// @param units parents before their children
public record OrderFile(Order order, String file, String sha256, List<Unit> units) {
    public OrderFile {
        units = List.copyOf(units);
    }

    /// Whether it lists serials that were given out and are not known to be used: then it lists every one that may come.
    public boolean isPool() {
        return units.stream().anyMatch(unit -> unit.state() == UnitState.ALLOCATED);
    }
}
