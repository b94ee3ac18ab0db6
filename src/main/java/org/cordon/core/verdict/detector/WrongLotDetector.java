package org.cordon.core.verdict.detector;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// Another lot than ordered, or none.
final class WrongLotDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.reading() instanceof Reading.Pack pack
                && scan.order().isPresent()
                && !(pack.lot().isEmpty() && scan.mayLack(DetectorContext.LOT))) {
            Lot ordered = scan.order().get().lot();
            if (!pack.lot().equals(Optional.of(ordered))) {
                return Optional.of(new Verdict.WrongLot(pack.lot(), ordered));
            }
        }
        return Optional.empty();
    }
}
