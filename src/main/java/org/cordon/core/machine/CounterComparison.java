package org.cordon.core.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /// One that goes on after a restart, with counters that count from what was recorded last.
    ///
    /// @param batch that it is of
    /// @param before how far it had come; of other counters than those it compares nothing is taken
    public CounterComparison goesOn(String batch, List<ComparedCounter> before) {
        Map<String, Long> machine = new LinkedHashMap<>();
        Map<String, Long> own = new LinkedHashMap<>();
        before.stream()
                .filter(each -> names.contains(each.counter()))
                .forEach(each -> {
                    machine.put(each.counter(), -each.machine());
                    own.put(each.counter(), each.ownBefore());
                });
        return machine.isEmpty()
                ? this
                : new CounterComparison(
                        names, tolerance, Optional.of(new Counts(batch, machine, own)), Map.of());
    }

    /// How far it has come.
    ///
    /// @param counters of the machine as they are now
    public List<ComparedCounter> soFar(Map<String, Counter> counters) {
        return begin.map(from ->
                        names.stream()
                                .filter(name ->
                                        counters.containsKey(name)
                                                && from.machine().containsKey(name))
                                .map(name -> soFar(name, from, counters))
                                .toList())
                .orElse(List.of());
    }

    private static ComparedCounter soFar(String name, Counts from, Map<String, Counter> counters) {
        return new ComparedCounter(
                name,
                Objects.requireNonNull(counters.get(name)).counted()
                        - Objects.requireNonNull(from.machine().get(name)),
                from.own().getOrDefault(name, 0L));
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
