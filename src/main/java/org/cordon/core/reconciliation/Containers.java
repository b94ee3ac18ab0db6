package org.cordon.core.reconciliation;

import org.cordon.core.order.UnitId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How full the containers of packs are; each has a number, from 1. For one thread.
final class Containers {
    /// Stands for no container.
    static final int NONE = 0;

    private final Map<UnitId, Integer> numbers = new HashMap<>();
    private final List<UnitId> containers = new ArrayList<>();
    private final OptionalInt full;

    // Of each container the packs in it, and those that the order lists in it.
    private int[] packed = new int[16];
    private int[] declared = new int[16];
    private final BitSet partial = new BitSet();
    private long loose;
    private long complete;

    /// @param full packs in a full one that no list declares, where it is known
    Containers(OptionalInt full) {
        this.full = full;
    }

    /// The number of a container.
    int number(UnitId container) {
        Integer known = numbers.get(container);
        if (known == null) {
            containers.add(container);
            known = containers.size();
            numbers.put(container, known);
            if (known >= packed.length) {
                packed = Arrays.copyOf(packed, packed.length * 2);
                declared = Arrays.copyOf(declared, declared.length * 2);
            }
        }
        return known;
    }

    /// Takes account of a pack, or takes it away again.
    ///
    /// @param in number of the container that it is packed in
    /// @param listed number of the one that the order lists it in
    /// @param by 1, or -1 to take it away
    void add(int in, int listed, int by) {
        change(packed, in, by);
        change(declared, listed, by);
    }

    private void change(int[] packs, int container, int by) {
        if (container != NONE) {
            sum(container, -1);
            packs[container] += by;
            sum(container, 1);
        }
    }

    private void sum(int container, int by) {
        boolean isPartial = isPartial(container);
        partial.set(container, isPartial);
        loose += isPartial ? (long) by * packed[container] : 0;
        complete += packed[container] > 0 && !isPartial ? by : 0;
    }

    private boolean isPartial(int container) {
        int whole = declared[container] > 0 ? declared[container] : full.orElse(0);
        return packed[container] > 0 && packed[container] < whole;
    }

    /// Packs in containers that are not full.
    long loose() {
        return loose;
    }

    /// Containers that are not full, though something is in them.
    long partial() {
        return partial.cardinality();
    }

    /// The one container that is not full; empty if there are none or several.
    Optional<UnitId> onlyPartial() {
        return partial() != 1
                ? Optional.empty()
                : Optional.of(containers.get(partial.nextSetBit(0) - 1));
    }

    /// Containers that are as full as they should be.
    long complete() {
        return complete;
    }
}
