package org.cordon.core.verdict.detector;

import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A serial or SSCC that the order does not list.
final class UnknownSerialDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.order().isPresent() && scan.id().isPresent() && scan.unit().isEmpty()
                ? Optional.of(new Verdict.UnknownSerial(scan.id().get()))
                : Optional.empty();
    }
}
