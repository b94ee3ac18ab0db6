package org.cordon.core.verdict.detector;

import org.cordon.core.order.Unit;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit that was decommissioned, sampled or destroyed.
final class InactiveUnitDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.unit().isPresent()) {
            Unit unit = scan.unit().get();
            if (unit.state().isEnded()) {
                return Optional.of(new Verdict.Inactive(unit.id(), unit.state()));
            }
        }
        return Optional.empty();
    }
}
