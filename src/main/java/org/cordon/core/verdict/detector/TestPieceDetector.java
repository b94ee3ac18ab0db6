package org.cordon.core.verdict.detector;

import org.cordon.core.line.TestPiece;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit that was read in set-up or in a challenge, and comes as product: it was left on the line, or another pack carries
/// its serial. Neither is read as product again before it is approved.
final class TestPieceDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.scan().purpose().isPresent() || scan.order().isEmpty() || scan.id().isEmpty()) {
            return Optional.empty();
        }
        UnitId unit = scan.id().get();
        Optional<TestPiece> piece = scan.known().testPiece(unit);
        return piece.isPresent()
                ? Optional.of(new Verdict.OfTestPiece(unit, piece.get()))
                : Optional.empty();
    }
}
