package org.cordon.app.scanning;

import org.cordon.core.digest.Sha256;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Units of the running order that stations accepted in other orders. Keeps 8 bytes a unit, so that an order of which all
/// serials were used before costs 8 MB a million. Immutable.
final class ReusedSerials {
    static final ReusedSerials NONE = new ReusedSerials(Map.of(), Optional.empty());

    /// Of each order, the beginnings of digests of its units' keys, in their order.
    private final Map<OrderId, long[]> units;

    private final Optional<UnitId> first;

    private ReusedSerials(Map<OrderId, long[]> units, Optional<UnitId> first) {
        this.units = units;
        this.first = first;
    }

    /// The order in which a unit was accepted before.
    Optional<OrderId> order(UnitId unit) {
        if (units.isEmpty()) {
            return Optional.empty();
        }
        long digest = digest(unit);
        return units.entrySet().stream()
                .filter(order -> Arrays.binarySearch(order.getValue(), digest) >= 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// How many.
    int count() {
        return units.values().stream().mapToInt(each -> each.length).sum();
    }

    /// One of them, by which people find the others.
    Optional<UnitId> first() {
        return first;
    }

    private static long digest(UnitId unit) {
        return Long.parseUnsignedLong(
                Sha256.of(unit.key().getBytes(StandardCharsets.UTF_8)).substring(0, 16), 16);
    }

    /// Gathers them. For one thread.
    static final class Builder {
        private final Map<OrderId, Part> parts = new LinkedHashMap<>();
        private Optional<UnitId> first = Optional.empty();

        private static final class Part {
            private long[] digests = new long[16];
            private int count;

            private void add(long digest) {
                if (count == digests.length) {
                    digests = Arrays.copyOf(digests, 2 * count);
                }
                digests[count++] = digest;
            }

            private long[] sorted() {
                long[] all = Arrays.copyOf(digests, count);
                Arrays.sort(all);
                return all;
            }
        }

        void add(UnitId unit, OrderId order) {
            first = first.or(() -> Optional.of(unit));
            parts.computeIfAbsent(order, _ -> new Part()).add(digest(unit));
        }

        ReusedSerials build() {
            Map<OrderId, long[]> units = new LinkedHashMap<>();
            parts.forEach((order, part) -> units.put(order, part.sorted()));
            return new ReusedSerials(units, first);
        }
    }
}
