package org.cordon.core.verdict.detector;

import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;
import java.util.Set;

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
            for (UnitId content :
                    visit.isLabel(label, scan.unit()) ? visit.contentOf(label) : Set.<UnitId>of()) {
                if (!scan.isRecordedIn(content, label)) {
                    return Optional.of(
                            new Verdict.WrongContainer(
                                    content, label, scan.recordedContainer(content, label)));
                }
            }
        }
        return Optional.empty();
    }
}
