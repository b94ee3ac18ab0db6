package org.cordon.core.verdict.detector;

import org.cordon.core.order.Order;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A serial that swallowed the lot or the expiry behind it, or a lot that swallowed the expiry: only the
/// order tells. A serial that is listed swallowed nothing.
final class LostSeparatorDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (!(scan.reading() instanceof Reading.Pack pack)
                || scan.order().isEmpty()
                || (pack.lot().isPresent() && pack.expiry().isPresent())) {
            return Optional.empty();
        }
        Order order = scan.order().get();
        String lot = "10" + order.lot().value();
        String expiry = "17" + order.expiry().yymmdd();
        String serial = pack.serial().value();
        boolean hidesLot = pack.lot().isEmpty() && swallowed(serial, lot);
        boolean hidesExpiry = pack.expiry().isEmpty() && swallowed(serial, expiry);
        boolean lotHidesExpiry =
                pack.expiry().isEmpty()
                        && pack.lot()
                                .filter(read -> read.value().equals(order.lot().value() + expiry))
                                .isPresent();
        return ((hidesLot || hidesExpiry) && scan.unit().isEmpty()) || lotHidesExpiry
                ? Optional.of(new Verdict.ReaderFault(ScanFault.LOST_SEPARATOR))
                : Optional.empty();
    }

    private static boolean swallowed(String serial, String element) {
        return serial.length() > element.length() && serial.endsWith(element);
    }
}
