package org.cordon.core.order;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Gives equal values the same object while many units are read, so that the product number, the lot and
/// the container that a million packs name are in memory once. For one thread.
public final class Interner {
    private final Map<Object, Object> values = new HashMap<>();
    private final Map<UnitId, Optional<UnitId>> parents = new HashMap<>();

    /// The first of its equals.
    public <T> T one(T value) {
        @SuppressWarnings("unchecked") // Equal values of these classes are of one class.
        T first = (T) values.computeIfAbsent(value, same -> same);
        return first;
    }

    /// The same unit, naming the shared product number.
    public UnitId unit(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin sgtin -> new UnitId.Sgtin(one(sgtin.gtin()), sgtin.serial());
            case UnitId.Container container -> container;
        };
    }

    /// The container that several units name.
    public Optional<UnitId> parent(UnitId container) {
        return parents.computeIfAbsent(container, same -> Optional.of(unit(same)));
    }
}
