package org.cordon.core.verdict.detector;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.Verdict.OnHold.Relation;

import java.util.Optional;

/// A unit in quarantine, one that is recorded inside a container in quarantine, or a container with something
/// in quarantine in it; whatever the line runs and whatever else is wrong with it. What stands beside a held unit in
/// its container is not held.
final class HoldDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.id().isEmpty() || !scan.known().anyHold()) {
            return Optional.empty();
        }
        UnitId unit = scan.id().get();
        Optional<Verdict> found = held(scan, unit, Relation.ITSELF, unit);
        Optional<UnitId> around = scan.unit().flatMap(Unit::parent);
        for (int depth = 0; depth < DetectorContext.DEEPEST && found.isEmpty(); depth++) {
            if (around.isEmpty()) {
                return scan.known()
                        .heldInside(unit)
                        .flatMap(inside -> held(scan, unit, Relation.CONTAINS, inside));
            }
            found = held(scan, unit, Relation.INSIDE, around.get());
            around = scan.known().unit(around.get()).flatMap(Unit::parent);
        }
        return found;
    }

    private static Optional<Verdict> held(
            DetectorContext scan, UnitId unit, Relation relation, UnitId held) {
        return scan.known()
                .hold(held)
                .map(hold ->
                        new Verdict.OnHold(
                                unit, hold.incident(), hold.elsewhere(), relation, held));
    }
}
