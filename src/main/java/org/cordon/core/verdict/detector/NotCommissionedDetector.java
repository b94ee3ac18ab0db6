package org.cordon.core.verdict.detector;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitState;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit whose serial was given out, or of which nothing is reported yet: it is on the line before it is known to be
/// commissioned. Line data may be late, so it is no alarm yet. A set-up or challenge piece may never be.
final class NotCommissionedDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.unit().isPresent() && scan.scan().purpose().isEmpty()) {
            Unit unit = scan.unit().get();
            if (unit.state() == UnitState.ALLOCATED) {
                return Optional.of(
                        new Verdict.NotCommissioned(unit.id(), scan.known().isListed(unit.id())));
            }
        }
        return Optional.empty();
    }
}
