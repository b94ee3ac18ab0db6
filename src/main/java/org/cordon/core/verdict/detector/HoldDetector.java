package org.cordon.core.verdict.detector;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.line.Arrivals;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.Verdict.OnHold.Relation;
import org.cordon.core.verdict.VerdictContext;
import org.cordon.core.verdict.VerdictContext.Hold;
import org.cordon.core.verdict.VerdictContext.TargetHold;

import java.util.List;
import java.util.Optional;

/// A unit in quarantine, one that is recorded inside a container in quarantine, or a container with something
/// in quarantine in it; whatever the line runs and whatever else is wrong with it. What stands beside a held unit in
/// its container is not held. A unit that is held by its name goes before a lot, a range or a time that it is in.
final class HoldDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (scan.id().isEmpty() || !scan.known().anyHold()) {
            return Optional.empty();
        }
        UnitId unit = scan.id().get();
        Optional<Verdict> named = named(scan, unit);
        return named.isPresent() || scan.known().targets().isEmpty() ? named : covered(scan, unit);
    }

    private static Optional<Verdict> named(DetectorContext scan, UnitId unit) {
        Optional<Verdict> found = held(scan, unit, Relation.ITSELF, unit);
        Optional<UnitId> around = scan.unit().flatMap(Unit::parent);
        for (int depth = 0; depth < DetectorContext.DEEPEST && found.isEmpty(); depth++) {
            if (around.isEmpty()) {
                Optional<UnitId> inside = scan.known().heldInside(unit);
                return inside.isEmpty()
                        ? Optional.empty()
                        : held(scan, unit, Relation.CONTAINS, inside.get());
            }
            found = held(scan, unit, Relation.INSIDE, around.get());
            around = scan.known().unit(around.get()).flatMap(Unit::parent);
        }
        return found;
    }

    private static Optional<Verdict> held(
            DetectorContext scan, UnitId unit, Relation relation, UnitId held) {
        Optional<Hold> hold = scan.known().hold(held);
        return hold.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Verdict.OnHold(
                                unit,
                                hold.get().incident(),
                                hold.get().elsewhere(),
                                relation,
                                held));
    }

    private static Optional<Verdict> covered(DetectorContext scan, UnitId unit) {
        for (TargetHold hold : scan.known().targets()) {
            if (covers(hold.target(), scan, unit)) {
                return Optional.of(onHold(unit, hold, Relation.ITSELF, unit));
            }
        }
        // The code or the order gives the lot: containers and content need no look-up.
        List<TargetHold> byName =
                scan.known().targets().stream()
                        .filter(hold ->
                                hold.target() instanceof HoldTarget.SerialRange
                                        || hold.target() instanceof HoldTarget.StationTime)
                        .toList();
        return byName.isEmpty()
                ? Optional.empty()
                : around(scan, unit, byName).or(() -> content(scan, unit, byName));
    }

    private static Optional<Verdict> around(
            DetectorContext scan, UnitId unit, List<TargetHold> holds) {
        Optional<UnitId> around = scan.unit().flatMap(Unit::parent);
        for (int depth = 0; depth < DetectorContext.DEEPEST && around.isPresent(); depth++) {
            for (TargetHold hold : holds) {
                if (covers(hold.target(), scan.known(), around.get())) {
                    return Optional.of(onHold(unit, hold, Relation.INSIDE, around.get()));
                }
            }
            around = scan.known().unit(around.get()).flatMap(Unit::parent);
        }
        return Optional.empty();
    }

    private static Optional<Verdict> content(
            DetectorContext scan, UnitId unit, List<TargetHold> holds) {
        return scan.unit().filter(listed -> listed.kind() != UnitKind.PACK).isPresent()
                ? content(scan.known(), unit, unit, holds, DetectorContext.DEEPEST)
                : Optional.empty();
    }

    private static Optional<Verdict> content(
            VerdictContext known, UnitId unit, UnitId in, List<TargetHold> holds, int deepest) {
        for (Unit child : known.children(in)) {
            for (TargetHold hold : holds) {
                if (covers(hold.target(), known, child.id())) {
                    return Optional.of(onHold(unit, hold, Relation.CONTAINS, child.id()));
                }
            }
            if (child.kind() != UnitKind.PACK && deepest > 1) {
                Optional<Verdict> deeper = content(known, unit, child.id(), holds, deepest - 1);
                if (deeper.isPresent()) {
                    return deeper;
                }
            }
        }
        return Optional.empty();
    }

    private static Verdict onHold(UnitId unit, TargetHold hold, Relation relation, UnitId covered) {
        return new Verdict.OnHold(
                unit,
                hold.incident(),
                hold.elsewhere(),
                relation,
                covered,
                Optional.of(hold.target()));
    }

    /// Whether the unit that was read is in a target.
    private static boolean covers(HoldTarget target, DetectorContext scan, UnitId unit) {
        return switch (target) {
            case HoldTarget.WholeLot lot -> isOf(lot, scan, unit);
            case HoldTarget.StationTime time when isReadAgain(time, scan, unit) -> false;
            default -> covers(target, scan.known(), unit);
        };
    }

    /// Whether a unit that was not read now is in a target.
    private static boolean covers(HoldTarget target, VerdictContext known, UnitId unit) {
        return switch (target) {
            case HoldTarget.SerialRange range -> range.covers(unit);
            case HoldTarget.StationTime time ->
                    known.accepted(time.station(), unit).filter(time::covers).isPresent();
            case HoldTarget.WholeLot _, HoldTarget.Tagged _, HoldTarget.Units _ -> false;
        };
    }

    /// The code says the lot, that of a container the lot of its packs; of a unit whose code carries none, the order does.
    private static boolean isOf(HoldTarget.WholeLot held, DetectorContext scan, UnitId unit) {
        if (scan.reading() instanceof Reading.Pack pack && pack.lot().isPresent()) {
            return pack.lot().get().equals(held.lot())
                    && (pack.gtin().equals(held.gtin()) || packs(held, scan));
        }
        return scan.unit().isPresent()
                && scan.order()
                        .filter(order -> order.lot().equals(held.lot()))
                        .filter(order -> isProduct(held, order, unit))
                        .isPresent();
    }

    /// Whether it is a container of the running order, whose packs are of the held product.
    private static boolean packs(HoldTarget.WholeLot held, DetectorContext scan) {
        return scan.unit().filter(unit -> unit.kind() != UnitKind.PACK).isPresent()
                && scan.order().filter(order -> order.gtin().equals(held.gtin())).isPresent();
    }

    private static boolean isProduct(HoldTarget.WholeLot held, Order order, UnitId unit) {
        return order.gtin().equals(held.gtin())
                || (unit instanceof UnitId.Sgtin item && item.gtin().equals(held.gtin()));
    }

    /// Whether a station reads the pack again that it has just accepted, while it goes on accepting packs into an open
    /// window: what it accepts is on hold from the next read on.
    private static boolean isReadAgain(
            HoldTarget.StationTime time, DetectorContext scan, UnitId unit) {
        return time.to().isEmpty()
                && scan.scan()
                        .visit()
                        .filter(at -> at.at().station().id().equals(time.station()))
                        .filter(at -> at.sight(unit) == Arrivals.Sight.REPEAT)
                        .isPresent();
    }
}
