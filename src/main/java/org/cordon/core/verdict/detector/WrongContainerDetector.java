package org.cordon.core.verdict.detector;

import org.cordon.core.line.ReadContent;
import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A unit in another container than the record says: read after the label of that container, or before it.
final class WrongContainerDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (!scan.inside() && scan.id().isPresent() && scan.scan().container().isPresent()) {
            UnitId found = scan.scan().container().get();
            return Optional.of(new Verdict.WrongContainer(scan.id().get(), found, scan.recorded()));
        }
        if (scan.unit().isPresent() && scan.scan().visit().isPresent()) {
            Visit visit = scan.scan().visit().get();
            UnitId label = scan.unit().get().id();
            return visit.isLabel(label, scan.unit())
                    ? foreign(scan, visit.contentOf(label), label)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Verdict> foreign(
            DetectorContext scan, ReadContent content, UnitId label) {
        if (content.units().isEmpty()) {
            return Optional.empty();
        }
        Set<UnitId> unsure = unsure(scan, content, label);
        return content.units().stream()
                .filter(unit -> !unsure.contains(unit) && !scan.isRecordedIn(unit, label))
                .findFirst()
                .map(unit ->
                        new Verdict.WrongContainer(
                                unit, label, scan.recordedContainer(unit, label)));
    }

    /// Content of a container whose own label was not read is all recorded in that one; that of several containers,
    /// in several.
    private static Set<UnitId> unsure(DetectorContext scan, ReadContent content, UnitId label) {
        Set<UnitId> asked = content.begins() ? content.units() : content.doubtful();
        if (asked.isEmpty()) {
            return asked;
        }
        Set<Optional<UnitId>> recorded =
                asked.stream()
                        .map(unit -> scan.recordedContainer(unit, label))
                        .collect(Collectors.toSet());
        boolean elsewhere = !recorded.contains(Optional.of(label));
        return (content.begins() ? recorded.size() > 1 : recorded.size() == 1 && elsewhere)
                ? asked
                : Set.of();
    }
}
