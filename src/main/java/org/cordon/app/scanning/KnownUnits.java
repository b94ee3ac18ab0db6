package org.cordon.app.scanning;

import org.cordon.core.container.Comeback;
import org.cordon.core.container.RecordedContainer;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.LevelRules;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.Verdict.OnHold.Relation;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known of units that a person scans beside the flow. For the thread that judges; asks the units' source.
final class KnownUnits {
    private final LineContext state;

    KnownUnits(LineContext state) {
        this.state = state;
    }

    /// @param verdict what the scan of it came to
    ScannedUnit scanned(UnitId id, Verdict verdict) {
        Optional<Relation> hold =
                verdict instanceof Verdict.OnHold held
                        ? Optional.of(
                                held.target()
                                        // All that stands around it is held as well.
                                        .filter(HoldTarget.WholeLot.class::isInstance)
                                        .map(_ -> Relation.INSIDE)
                                        .orElse(held.relation()))
                        : Optional.empty();
        return known(id, verdict.code(), hold);
    }

    /// The same unit as it is known now.
    ScannedUnit again(ScannedUnit unit) {
        return known(unit.id(), unit.verdict(), unit.hold().or(() -> hold(unit.id())));
    }

    /// A unit that was not scanned now.
    ScannedUnit of(UnitId id) {
        return known(id, VerdictCode.ACCEPTED, hold(id));
    }

    private ScannedUnit known(UnitId id, VerdictCode verdict, Optional<Relation> hold) {
        state.next();
        List<UnitId> around = state.containers(id);
        return new ScannedUnit(
                id,
                verdict,
                hold,
                state.unit(id),
                around,
                around.isEmpty() ? 0 : state.children(around.getFirst()).size());
    }

    private Optional<Relation> hold(UnitId id) {
        return state.hold(id).isPresent()
                ? Optional.of(Relation.ITSELF)
                : isAroundHeld(id)
                        ? Optional.of(Relation.INSIDE)
                        : state.heldInside(id).map(_ -> Relation.CONTAINS);
    }

    private boolean isAroundHeld(UnitId id) {
        return state.containers(id).stream().anyMatch(each -> state.hold(each).isPresent());
    }

    private boolean isLotHeld() {
        return state.targets().stream()
                .anyMatch(hold ->
                        hold.target() instanceof HoldTarget.WholeLot lot
                                && state.order().filter(order -> isOf(lot, order)).isPresent());
    }

    private static boolean isOf(HoldTarget.WholeLot lot, Order order) {
        return lot.lot().equals(order.lot()) && lot.gtin().equals(order.gtin());
    }

    /// What is recorded of a container.
    RecordedContainer container(UnitId id) {
        return container(id, List.of());
    }

    /// The same.
    ///
    /// @param packed units that the line read into it, which count where nothing is recorded in it
    RecordedContainer container(UnitId id, List<UnitId> packed) {
        state.next();
        Optional<Unit> listed = state.unit(id);
        return new RecordedContainer(
                id,
                listed,
                state.hold(id).isPresent() || isAroundHeld(id) || isLotHeld(),
                content(id, packed),
                listed.map(this::full).orElse(OptionalInt.empty()));
    }

    private List<Unit> content(UnitId id, List<UnitId> packed) {
        List<Unit> recorded = state.children(id);
        return recorded.isEmpty()
                ? packed.stream()
                        .flatMap(unit -> state.unit(unit).stream())
                        .filter(unit -> unit.parent().isEmpty())
                        .toList()
                : recorded;
    }

    private OptionalInt full(Unit container) {
        return state.profile()
                .flatMap(chosen -> chosen.profile().level(container.kind()))
                .map(LevelRules::count)
                .orElse(OptionalInt.empty());
    }

    /// A unit that a person wants to put back.
    Comeback comeback(ScannedUnit unit, boolean closed) {
        return new Comeback(
                again(unit),
                state.batch().wasOnLine(unit.id()),
                state.batch().cameTwice(unit.id()),
                closed);
    }
}
