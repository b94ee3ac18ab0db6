package org.cordon.core.verdict.detector;

import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// What cannot be read, and no reader is known to be at fault.
final class BadCodeDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.reading() instanceof Reading.Unreadable unreadable
                ? Optional.of(new Verdict.BadCode(unreadable.fault()))
                : Optional.empty();
    }
}
