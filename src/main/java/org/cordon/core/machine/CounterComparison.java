package org.cordon.core.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares what a machine counts with what Cordon counts at its station, from a common beginning on. Between the two lie
/// the packs that are on the way, so that a difference counts only if it is large and lasts.
///
/// @param names counters that are compared: `in`, `out`, `reject`
/// @param tolerance a difference of so many packs is none
/// @param begin both counts when the comparison began; empty before it did
/// @param apart since when each counter differs, on the monotonic clock
public record CounterComparison(
        Set<String> names, long tolerance, Optional<Counts> begin, Map<String, Long> apart) {
    /// A difference counts once it has lasted for so long.
    public static final Duration SETTLING = Duration.ofMinutes(1);

    /// Keeps its own copies.
    public CounterComparison {
        names = new TreeSet<>(names);
        apart = Map.copyOf(apart);
    }

    /// Both counts at one moment, by name.
    ///
    /// @param batch what they are of; a new one begins anew
    public record Counts(String batch, Map<String, Long> machine, Map<String, Long> own) {
        /// Keeps its own copies.
        public Counts {
            machine = Map.copyOf(machine);
            own = Map.copyOf(own);
        }
    }

    /// A difference that counts.
    ///
    /// @param machine what the machine counted since the beginning
    /// @param own what Cordon counted since then
    public record Difference(String counter, long machine, long own) {}

    /// What a comparison came to.
    ///
    /// @param found empty where they agree, or nobody can tell yet
    public record Step(CounterComparison now, Optional<Difference> found) {}

    /// One that has not begun.
    public static CounterComparison of(Set<String> names, long tolerance) {
        return new CounterComparison(names, tolerance, Optional.empty(), Map.of());
    }

    /// The machine told its counters.
    ///
    /// @param counts both as they are now; empty while Cordon does not know its own
    /// @param nanos now, on the monotonic clock
    public Step apply(Optional<Counts> counts, long nanos) {
        if (counts.isEmpty()) {
            return new Step(of(names, tolerance), Optional.empty());
        }
        Counts now = counts.get();
        if (begin.filter(from -> follows(from, now)).isEmpty()) {
            return new Step(
                    new CounterComparison(names, tolerance, Optional.of(now), Map.of()),
                    Optional.empty());
        }
        Counts from = begin.get();
        Map<String, Long> differ = new LinkedHashMap<>();
        Optional<Difference> found = Optional.empty();
        for (String name : names) {
            Optional<Difference> difference = difference(name, from, now);
            if (difference.isPresent()) {
                long since = apart.getOrDefault(name, nanos);
                differ.put(name, since);
                if (nanos - since >= SETTLING.toNanos()) {
                    found = found.or(() -> difference);
                }
            }
        }
        return new Step(new CounterComparison(names, tolerance, begin, differ), found);
    }

    private boolean follows(Counts from, Counts now) {
        return now.batch().equals(from.batch())
                && names.stream()
                        .allMatch(name ->
                                now.machine().containsKey(name) == from.machine().containsKey(name))
                && from.own().entrySet().stream()
                        .allMatch(each ->
                                now.own().getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    private Optional<Difference> difference(String name, Counts from, Counts now) {
        Long before = from.machine().get(name);
        Long after = now.machine().get(name);
        if (before == null || after == null) {
            return Optional.empty();
        }
        long machine = after - before;
        long own = now.own().getOrDefault(name, 0L) - from.own().getOrDefault(name, 0L);
        return Math.abs(machine - own) > tolerance
                ? Optional.of(new Difference(name, machine, own))
                : Optional.empty();
    }
}
