package org.cordon.app.scanning;

import org.cordon.core.digest.Sha256;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.SerialReuse;
import org.cordon.core.projection.SerialUse;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Units of the running order that stations accepted in other orders and that may not come again yet. Keeps 8 bytes a use, so
/// that an order of which all serials were used before costs 8 MB a million. Immutable.
final class ReusedSerials {
    static final ReusedSerials NONE = new ReusedSerials(Map.of(), Optional.empty(), 0);

    /// By the orders that used them, by their names.
    private final Map<OrderId, Uses> uses;

    private final Optional<UnitId> first;
    private final int count;

    /// What one order used.
    private static final class Uses {
        /// Beginnings of digests of its units' keys, in their order.
        private final long[] digests;

        /// Before this day none of them may come again.
        private final LocalDate until;

        Uses(long[] digests, LocalDate until) {
            this.digests = digests;
            this.until = until;
        }
    }

    private ReusedSerials(Map<OrderId, Uses> uses, Optional<UnitId> first, int count) {
        this.uses = uses;
        this.first = first;
        this.count = count;
    }

    /// The order in which a unit was accepted before, if it may not come again on a day.
    Optional<OrderId> order(UnitId unit, LocalDate today) {
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        long digest = digest(unit);
        return uses.entrySet().stream()
                .filter(order -> order.getValue().until.isAfter(today))
                .filter(order -> Arrays.binarySearch(order.getValue().digests, digest) >= 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// How many units.
    int count() {
        return count;
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
        private final SerialReuse reuse;
        private final LocalDate today;
        private Optional<UnitId> first = Optional.empty();
        private Optional<UnitId> last = Optional.empty();
        private int count;

        /// @param today what may come again on this day is left out
        Builder(SerialReuse reuse, LocalDate today) {
            this.reuse = reuse;
            this.today = today;
        }

        private static final class Part {
            private final LocalDate until;
            private long[] digests = new long[16];
            private int count;

            private Part(LocalDate until) {
                this.until = until;
            }

            private void add(long digest) {
                if (count == digests.length) {
                    digests = Arrays.copyOf(digests, 2 * count);
                }
                digests[count++] = digest;
            }

            private Uses sorted() {
                long[] all = Arrays.copyOf(digests, count);
                Arrays.sort(all);
                return new Uses(all, until);
            }
        }

        /// Takes account of a use; those of one unit follow each other.
        void add(SerialUse use) {
            LocalDate until = reuse.from(use.expiry()).orElse(LocalDate.MAX);
            if (!until.isAfter(today)) {
                return;
            }
            first = first.or(() -> Optional.of(use.unit()));
            if (!last.equals(Optional.of(use.unit()))) {
                count++;
                last = Optional.of(use.unit());
            }
            parts.computeIfAbsent(use.order(), _ -> new Part(until)).add(digest(use.unit()));
        }

        ReusedSerials build() {
            Map<OrderId, Uses> uses = new LinkedHashMap<>();
            parts.forEach((order, part) -> uses.put(order, part.sorted()));
            return new ReusedSerials(uses, first, count);
        }
    }
}
