package org.cordon.core.verdict.detector;

import org.cordon.core.line.Arrivals.Sight;
import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit that its station has accepted before: two carry one code. One pack read twice is none, and a person
/// may scan anything again away from the stations.
final class DuplicateDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.unit().isEmpty() || scan.scan().visit().isEmpty()) {
            return Optional.empty();
        }
        UnitId unit = scan.unit().get().id();
        Visit visit = scan.scan().visit().get();
        return visit.sight(unit) == Sight.AGAIN
                ? visit.first(unit).map(first -> new Verdict.Duplicate(unit, first))
                : Optional.empty();
    }
}
