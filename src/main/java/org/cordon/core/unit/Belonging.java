package org.cordon.core.unit;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.core.unit.LifeLine.Kind;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A container that a unit stands in, and who says so. Sources that contradict each other give two of them.
///
/// @param sources at least one
public record Belonging(UnitId container, Set<Source> sources) {
    /// Who says so.
    public enum Source {
        /// The list of the order.
        ORDER,
        /// The line itself, which read the unit as accepted for the container.
        LINE,
        /// A report of a line system.
        LINE_DATA
    }

    /// Keeps its own copy.
    public Belonging {
        sources = Set.copyOf(sources);
    }

    /// The containers that a unit stands in directly, by all that is recorded of it.
    public static List<Belonging> of(UnitId unit, UnitHistory history) {
        Map<UnitId, EnumSet<Source>> told = new LinkedHashMap<>();
        listed(history).ifPresent(container -> add(told, container, Source.ORDER));
        packed(history).ifPresent(container -> add(told, container, Source.LINE));
        reported(unit, history).ifPresent(container -> add(told, container, Source.LINE_DATA));
        return told.entrySet().stream()
                .map(each -> new Belonging(each.getKey(), each.getValue()))
                .toList();
    }

    private static void add(Map<UnitId, EnumSet<Source>> told, UnitId container, Source source) {
        told.computeIfAbsent(container, _ -> EnumSet.noneOf(Source.class)).add(source);
    }

    private static Optional<UnitId> listed(UnitHistory history) {
        return history.lines().reversed().stream()
                .flatMap(line -> line.listing().stream())
                .findFirst()
                .flatMap(listing -> listing.unit().parent());
    }

    private static Optional<UnitId> packed(UnitHistory history) {
        return history.lines().reversed().stream()
                .map(LifeLine::event)
                .filter(ScanJudged.class::isInstance)
                .map(ScanJudged.class::cast)
                .filter(ScanJudged::isAccepted)
                .flatMap(scan -> scan.container().stream())
                .findFirst();
    }

    /// What was reported last by the time of the report counts.
    private static Optional<UnitId> reported(UnitId unit, UnitHistory history) {
        List<LineReport> reports =
                history.lines().stream()
                        .filter(line -> line.kind() == Kind.PACKED || line.kind() == Kind.UNPACKED)
                        .flatMap(line -> line.report().stream())
                        .sorted(
                                Comparator.comparing(LineReport::eventTime)
                                        .thenComparing(report ->
                                                report.recordTime().orElse(report.eventTime())))
                        .toList();
        Optional<UnitId> in = Optional.empty();
        for (LineReport report : reports) {
            in = after(report.fact(), unit, in);
        }
        return in;
    }

    private static Optional<UnitId> after(LineFact fact, UnitId unit, Optional<UnitId> before) {
        if (fact instanceof LineFact.Packed(var container, var units) && units.contains(unit)) {
            return Optional.of(container);
        }
        boolean out =
                fact instanceof LineFact.Unpacked(var container, var units)
                        && (units.isEmpty() || units.contains(unit))
                        && before.equals(Optional.of(container));
        return out ? Optional.empty() : before;
    }
}
