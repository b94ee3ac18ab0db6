package org.cordon.core.verdict.detector;

import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit in quarantine, whatever the line runs and whatever else is wrong with it.
final class HoldDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.id().isPresent()
                ? scan.known()
                        .hold(scan.id().get())
                        .map(hold ->
                                new Verdict.OnHold(
                                        scan.id().get(), hold.incident(), hold.elsewhere()))
                : Optional.empty();
    }
}
