package org.cordon.core.reconciliation;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How full the containers of packs are. For one thread.
final class Containers {
    private final Map<UnitId, int[]> content = new HashMap<>();
    private final OptionalInt full;

    /// @param full packs in a full one that no list declares, where it is known
    Containers(OptionalInt full) {
        this.full = full;
    }

    /// Takes account of a pack.
    ///
    /// @param packed whether it is counted as packed
    void add(UnitRecord pack, boolean packed) {
        Optional<UnitId> declared = pack.listed().flatMap(Unit::parent);
        Optional<UnitId> in = pack.container().filter(_ -> packed);
        declared.ifPresent(container -> of(container)[1]++);
        in.ifPresent(container -> of(container)[0]++);
    }

    private int[] of(UnitId container) {
        return content.computeIfAbsent(container, _ -> new int[2]);
    }

    /// Whether a container has fewer packs than it should have.
    boolean isPartial(UnitId container) {
        return isPartial(of(container));
    }

    private boolean isPartial(int[] of) {
        int whole = of[1] > 0 ? of[1] : full.orElse(0);
        return of[0] > 0 && of[0] < whole;
    }

    /// Packs in containers that are not full.
    long loose() {
        return content.values().stream().filter(this::isPartial).mapToLong(of -> of[0]).sum();
    }

    /// Containers that are not full, though something is in them.
    long partial() {
        return content.values().stream().filter(this::isPartial).count();
    }

    /// The one container that is not full; empty if there are none or several.
    Optional<UnitId> onlyPartial() {
        return partial() != 1
                ? Optional.empty()
                : content.entrySet().stream()
                        .filter(each -> isPartial(each.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /// Containers that are as full as they should be.
    long complete() {
        return content.values().stream().filter(of -> of[0] > 0 && !isPartial(of)).count();
    }
}
