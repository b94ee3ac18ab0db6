package org.cordon.core.verdict.detector;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// Another expiry than ordered, or none.
final class WrongExpiryDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.reading() instanceof Reading.Pack pack
                && scan.order().isPresent()
                && !(pack.expiry().isEmpty() && scan.mayLack(DetectorContext.EXPIRY))) {
            Expiry ordered = scan.order().get().expiry();
            if (!pack.expiry().equals(Optional.of(ordered))) {
                return Optional.of(new Verdict.WrongExpiry(pack.expiry(), ordered));
            }
        }
        return Optional.empty();
    }
}
