package org.cordon.app.order;

import org.cordon.app.port.OrderFile;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitKind;
import org.cordon.core.profile.ChosenProfile;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An order as read from a file and not loaded: nothing of it is recorded. Keeps its units until it is given up.
///
/// @param profile it would be judged by
/// @param counts its units by level; levels that it has none of are absent
public record OrderPreview(OrderFile file, ChosenProfile profile, Map<UnitKind, Long> counts) {
    /// Counts its units.
    static OrderPreview of(OrderFile file, ChosenProfile profile) {
        return new OrderPreview(
                file,
                profile,
                file.units().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Unit::kind, TreeMap::new, Collectors.counting())));
    }

    /// The order.
    public Order order() {
        return file.order();
    }
}
