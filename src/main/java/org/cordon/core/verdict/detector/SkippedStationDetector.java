package org.cordon.core.verdict.detector;

import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit that came to its station without being accepted by the one that must have accepted it.
final class SkippedStationDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.unit().isEmpty() || scan.scan().visit().isEmpty()) {
            return Optional.empty();
        }
        UnitId unit = scan.unit().get().id();
        Visit visit = scan.scan().visit().get();
        return !visit.isLabel(unit, scan.unit()) && visit.skipped(scan.unit().get())
                ? visit.required().map(each -> new Verdict.NotVerified(unit, each.station().id()))
                : Optional.empty();
    }
}
