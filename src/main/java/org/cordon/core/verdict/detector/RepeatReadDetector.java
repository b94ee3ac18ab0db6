package org.cordon.core.verdict.detector;

import org.cordon.core.line.Arrivals.Sight;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A pack that its station has just accepted, read again: it counts once.
final class RepeatReadDetector implements Detector {
    private static final Optional<Verdict> REPEAT = Optional.of(new Verdict.RepeatRead());

    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.unit().isPresent()
                        && scan.scan().visit().isPresent()
                        && scan.scan().visit().get().sight(scan.unit().get().id()) == Sight.REPEAT
                ? REPEAT
                : Optional.empty();
    }
}
