package org.cordon.core.verdict.detector;

import org.cordon.core.code.gs1.Serial;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.List;
import java.util.Optional;

/// Letters that the reader changed: only the order tells. The pack is one of the order with something
/// undone that readers do to lot and serial.
///
/// A lot alone never tells: a wrong lot may differ from the ordered one by just those letters. The serial
/// must agree with it, as it came where it has no such letters.
final class CharacterSubstitutionDetector implements Detector {
    private static final CharacterSubstitution[] ALL = CharacterSubstitution.values();

    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (!(scan.reading() instanceof Reading.Pack pack) || scan.order().isEmpty()) {
            return Optional.empty();
        }
        Order order = scan.order().get();
        boolean differs = pack.lot().isPresent() && !pack.lot().get().equals(order.lot());
        if (!differs && scan.unit().isPresent()) {
            return Optional.empty();
        }
        for (CharacterSubstitution each : ALL) {
            boolean lot = differs && each.makes(pack.lot().get().value(), order.lot().value());
            if (made(each, lot, pack, scan)) {
                return Optional.of(new Verdict.ReaderFault(each.fault()));
            }
        }
        return Optional.empty();
    }

    /// @param lot whether it makes the lot that was read of the ordered one
    private static boolean made(
            CharacterSubstitution each, boolean lot, Reading.Pack pack, DetectorContext scan) {
        boolean listed = scan.unit().isPresent();
        if (!lot && listed) {
            return false;
        }
        List<String> meant = each.undone(pack.serial().value());
        boolean undone =
                meant.stream()
                        .map(serial -> new UnitId.Sgtin(pack.gtin(), new Serial(serial)))
                        .anyMatch(unit -> scan.known().unit(unit).isPresent());
        return undone || (lot && listed && (meant.isEmpty() || each.mayLeave()));
    }
}
