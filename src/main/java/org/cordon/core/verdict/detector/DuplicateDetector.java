package org.cordon.core.verdict.detector;

import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A pack that an in-line reader has seen before. One pack read twice is none, and a person may scan
/// anything again.
final class DuplicateDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (!(scan.reading() instanceof Reading.Pack)
                || scan.id().isEmpty()
                || scan.scan().role() != DeviceRole.INLINE
                || scan.scan().echo()) {
            return Optional.empty();
        }
        UnitId unit = scan.id().get();
        return scan.known().firstSeen(unit).map(seen -> new Verdict.Duplicate(unit, seen));
    }
}
