package org.cordon.core.verdict.detector;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// Another product than ordered. A bundle or case that the order lists may have a number of its own.
final class WrongProductDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.reading() instanceof Reading.Pack pack
                && scan.order().isPresent()
                && scan.unit().isEmpty()) {
            Gtin ordered = scan.order().get().gtin();
            if (!pack.gtin().equals(ordered)) {
                return Optional.of(new Verdict.WrongProduct(pack.gtin(), ordered));
            }
        }
        return Optional.empty();
    }
}
