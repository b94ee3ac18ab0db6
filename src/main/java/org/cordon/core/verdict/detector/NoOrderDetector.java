package org.cordon.core.verdict.detector;

import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit while no order is active.
final class NoOrderDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.id().isPresent() && scan.order().isEmpty()
                ? Optional.of(new Verdict.NoOrder())
                : Optional.empty();
    }
}
