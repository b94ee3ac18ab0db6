package org.cordon.core.verdict;

import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.LevelRules;
import org.cordon.core.scanner.Reading;

import java.util.Optional;

/// One scan as detectors see it.
///
/// @param reading a pack, a container, or what cannot be read
/// @param id the unit it names; empty for what cannot be read
/// @param order the line runs
/// @param unit as the order lists it; empty without an order
/// @param scan how the code was seen
/// @param inside whether the unit may be where it was seen: it is recorded somewhere inside that
///     container, or no container or no listed unit is concerned
/// @param recorded the container that the record puts the unit in, at the level of the one it was seen
///     in; empty where it was seen in none
/// @param known what else is known
public record DetectorContext(
        Reading reading,
        Optional<UnitId> id,
        Optional<Order> order,
        Optional<Unit> unit,
        ScanContext scan,
        boolean inside,
        Optional<UnitId> recorded,
        VerdictContext known) {
    /// Application identifier of the lot.
    public static final String LOT = "10";

    /// Application identifier of the expiry.
    public static final String EXPIRY = "17";

    /// Containers around a unit are not followed further than this.
    public static final int DEEPEST = 8;

    static DetectorContext of(Reading reading, ScanContext scan, VerdictContext known) {
        Optional<Order> order = known.order();
        Optional<UnitId> id = reading.unit();
        Optional<Unit> unit =
                order.isPresent() && id.isPresent()
                        ? known.unit(id.get())
                                .or(() -> scan.visit().flatMap(at -> at.learned(id.get())))
                        : Optional.empty();
        boolean concerned =
                scan.container().isPresent()
                        && unit.isPresent()
                        && (reading instanceof Reading.Pack || scan.visit().isPresent())
                        && !isLabel(scan, unit.get())
                        && mayBeWrong(unit.get(), scan.container().get(), known);
        return new DetectorContext(
                reading,
                id,
                order,
                unit,
                scan,
                !concerned || within(unit.get(), scan.container().get(), known),
                concerned
                        ? containerOf(unit.get(), scan.container().get(), known)
                        : Optional.empty(),
                known);
    }

    /// What the profile says of units of this level; empty where the order does not list the unit.
    public Optional<LevelRules> level() {
        Optional<ChosenProfile> chosen = known.profile();
        return unit.isEmpty() || chosen.isEmpty()
                ? Optional.empty()
                : chosen.get().profile().level(unit.get().kind());
    }

    /// Whether the code may lack lot or expiry: those of bundles and cases often do, and those of packs where
    /// their profile does not ask for it.
    ///
    /// @param identifier application identifier
    public boolean mayLack(String identifier) {
        return unit.isPresent()
                && (unit.get().kind() != UnitKind.PACK
                        || level().filter(rules -> !rules.required().contains(identifier))
                                .isPresent());
    }

    /// Whether it is a pack whose code lacks a lot or an expiry that it must carry.
    public boolean isIncomplete() {
        return reading instanceof Reading.Pack pack
                && ((pack.lot().isEmpty() && !mayLack(LOT))
                        || (pack.expiry().isEmpty() && !mayLack(EXPIRY)));
    }

    /// Whether a listed unit is recorded somewhere inside a container.
    public boolean isRecordedIn(UnitId content, UnitId container) {
        return known.unit(content)
                .filter(unit ->
                        !mayBeWrong(unit, container, known) || within(unit, container, known))
                .isPresent();
    }

    /// Whether anything is recorded that the place of a unit can differ from. Of a container that was only given out,
    /// nothing is.
    private static boolean mayBeWrong(Unit unit, UnitId container, VerdictContext known) {
        return unit.parent().isPresent()
                || (known.isListed(container)
                        && known.unit(container)
                                .filter(each -> each.state() != UnitState.ALLOCATED)
                                .isPresent());
    }

    /// The container that the record puts a unit in, at the level of the one it was found in.
    public Optional<UnitId> recordedContainer(UnitId content, UnitId found) {
        return known.unit(content).flatMap(unit -> containerOf(unit, found, known));
    }

    private static boolean isLabel(ScanContext scan, Unit unit) {
        return scan.visit().isPresent() && scan.visit().get().isLabel(unit.id(), Optional.of(unit));
    }

    /// Whether a unit is recorded somewhere inside a container.
    private static boolean within(Unit unit, UnitId container, VerdictContext known) {
        Optional<UnitId> parent = unit.parent();
        for (int depth = 0; depth < DEEPEST && parent.isPresent(); depth++) {
            if (parent.get().equals(container)) {
                return true;
            }
            parent = known.unit(parent.get()).flatMap(Unit::parent);
        }
        return false;
    }

    /// The container a unit is recorded in, at the level of the one it was found in.
    private static Optional<UnitId> containerOf(Unit unit, UnitId found, VerdictContext known) {
        Optional<Unit> level = known.unit(found);
        Optional<UnitId> parent = unit.parent();
        for (int depth = 0; depth < DEEPEST && parent.isPresent(); depth++) {
            Optional<Unit> container = known.unit(parent.get());
            if (level.isEmpty()
                    || container.filter(c -> c.kind() == level.get().kind()).isPresent()) {
                return parent;
            }
            parent = container.flatMap(Unit::parent);
        }
        return Optional.empty();
    }
}
