package org.cordon.core.verdict.detector;

import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit that a reject of the line took off the belt, or that line data say was rejected, at a station in the flow, where
/// that was not allowed; and one that was taken as a sample and is not reported as put back.
final class RejectedSeenDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.unit().isEmpty() || scan.scan().visit().isEmpty()) {
            return Optional.empty();
        }
        UnitId unit = scan.unit().get().id();
        Visit visit = scan.scan().visit().get();
        if (scan.unit().get().state() == UnitState.SAMPLE_OUT) {
            return Optional.of(new Verdict.RejectedSeen(unit, true));
        }
        return visit.isRejected(unit)
                        || (scan.unit().get().state() == UnitState.REJECTED && !visit.mayRerun())
                ? Optional.of(new Verdict.RejectedSeen(unit))
                : Optional.empty();
    }
}
