package org.cordon.core.reconciliation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What became of the serials of an order.
///
/// @param lines in the order in which people read them
/// @param differences so many serials of each; those without any are absent
/// @param counters counters of machines that disagree
public record Reconciliation(
        List<ReconciliationLine> lines,
        Map<DifferenceKind, Long> differences,
        List<CounterDifference> counters) {
    /// Keeps its own copies.
    public Reconciliation {
        lines = List.copyOf(lines);
        counters = List.copyOf(counters);
        Map<DifferenceKind, Long> copy = new EnumMap<>(DifferenceKind.class);
        copy.putAll(differences);
        differences = copy;
    }

    /// The count of a row; 0 if there is none.
    public long count(ReconciliationLine.Key key) {
        return lines.stream()
                .filter(line -> line.key() == key)
                .mapToLong(ReconciliationLine::count)
                .sum();
    }

    /// Serials with a difference.
    public long count(DifferenceKind difference) {
        return differences.getOrDefault(difference, 0L);
    }
}
