package org.cordon.core.verdict.detector;

import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A pack in another container than the record says.
final class WrongContainerDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.inside() || scan.id().isEmpty() || scan.scan().container().isEmpty()) {
            return Optional.empty();
        }
        UnitId found = scan.scan().container().get();
        return Optional.of(new Verdict.WrongContainer(scan.id().get(), found, scan.recorded()));
    }
}
