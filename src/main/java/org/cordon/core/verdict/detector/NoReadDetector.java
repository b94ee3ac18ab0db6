package org.cordon.core.verdict.detector;

import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// The device said that it could not read.
final class NoReadDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.reading() instanceof Reading.Unreadable unreadable
                        && unreadable.fault() == ScanFault.NO_READ
                ? Optional.of(new Verdict.NoRead())
                : Optional.empty();
    }
}
