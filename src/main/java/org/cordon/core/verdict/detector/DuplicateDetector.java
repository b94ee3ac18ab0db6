package org.cordon.core.verdict.detector;

import org.cordon.core.line.Arrivals.Sight;
import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit that its station has accepted before: two carry one code. One pack read twice is none, nor one that lay in the
/// wrong container and is put into its own; and a person may scan anything again away from the stations. So is one whose serial was used in another order, where the
/// profile does not allow that.
final class DuplicateDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.unit().isEmpty() || scan.scan().visit().isEmpty()) {
            return Optional.empty();
        }
        UnitId unit = scan.unit().get().id();
        Visit visit = scan.scan().visit().get();
        if (visit.sight(unit) == Sight.AGAIN && !isPutRight(scan, unit, visit)) {
            return visit.first(unit).map(first -> new Verdict.Duplicate(unit, first));
        }
        var other = scan.known().reused(unit);
        return other.isPresent()
                ? Optional.of(new Verdict.Reused(unit, other.get()))
                : Optional.empty();
    }

    /// Whether it lay in a container that it is not recorded in, whose label was refused for it, and comes once more.
    private static boolean isPutRight(DetectorContext scan, UnitId unit, Visit visit) {
        return visit.takenOutOf(unit)
                .filter(label ->
                        !scan.isRecordedIn(unit, label)
                                && scan.recordedContainer(unit, label).isPresent())
                .isPresent();
    }
}
