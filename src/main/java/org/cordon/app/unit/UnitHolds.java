package org.cordon.app.unit;

import org.cordon.app.port.UnitRecords;
import org.cordon.app.site.SiteReplicaQueries;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.scanner.Reading;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.LifeLine;
import org.cordon.core.unit.UnitHistory;
import org.cordon.core.unit.UnitHold;
import org.cordon.core.unit.UnitHold.Scope;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the holds that concern a unit or a lot, at this terminal and at the others of the site. Blocks.
///
/// @param first the first station of the line, where scans may name none
record UnitHolds(
        UnitRecords records,
        Optional<SiteReplicaQueries> replica,
        RecordedEntries entries,
        StationId first) {
    private static final int MOST = UnitQueries.PAGE;

    /// Holds of a unit.
    ///
    /// @param around containers that it is in
    /// @param printed what its code says, if it was read
    List<UnitHold> of(
            UnitId unit,
            UnitHistory history,
            List<UnitPage.Level> around,
            Optional<Reading.Pack> printed,
            List<Order> orders) {
        List<UnitHold> found = new ArrayList<>();
        held(unit, history).ifPresent(held -> found.add(UnitHold.of(Scope.DIRECT, held)));
        for (UnitPage.Level level : around) {
            UnitId container = level.belonging().container();
            held(container, history(container))
                    .ifPresent(held -> found.add(UnitHold.of(Scope.LINKED, held)));
            if (level.depth() == 1) {
                records.heldInside(container, MOST).stream()
                        .filter(held -> !held.unit().equals(unit))
                        .forEach(held -> found.add(UnitHold.of(Scope.WATCH, held)));
            }
        }
        inside(unit, UnitGatherer.DEEPEST, found);
        records.heldTargets().stream()
                .filter(held -> covers(held.target(), unit, history, printed, orders))
                .forEach(held -> found.add(UnitHold.of(Scope.LINKED, held)));
        replica.ifPresent(site -> {
            site.held(held -> held.held() && held.unit().equals(unit), MOST)
                    .forEach(held -> found.add(UnitHold.of(Scope.DIRECT, held)));
            List<UnitId> containers =
                    around.stream().map(level -> level.belonging().container()).toList();
            if (!containers.isEmpty()) {
                site.held(held -> held.held() && containers.contains(held.unit()), MOST)
                        .forEach(held -> found.add(UnitHold.of(Scope.LINKED, held)));
            }
            site.targets().stream()
                    .filter(held -> held.held() && held.target().isOfWholeSite())
                    .filter(held -> covers(held.target(), unit, history, printed, orders))
                    .forEach(held -> found.add(UnitHold.of(Scope.LINKED, held)));
        });
        return distinct(found);
    }

    /// Holds of a lot as one.
    List<UnitHold> of(Lot lot, List<Order> orders) {
        List<UnitHold> found = new ArrayList<>();
        records.heldTargets().stream()
                .filter(held -> isOf(held.target(), lot, orders))
                .forEach(held -> found.add(UnitHold.of(Scope.DIRECT, held)));
        replica.ifPresent(site ->
                site.targets().stream()
                        .filter(held -> held.held() && isOf(held.target(), lot, orders))
                        .forEach(held -> found.add(UnitHold.of(Scope.DIRECT, held))));
        return distinct(found);
    }

    private static boolean isOf(HoldTarget target, Lot lot, List<Order> orders) {
        return target instanceof HoldTarget.WholeLot(var gtin, var held)
                && held.equals(lot)
                && (orders.isEmpty()
                        || orders.stream().anyMatch(order -> order.gtin().equals(gtin)));
    }

    /// What this terminal holds comes back from the site as held by it.
    private static List<UnitHold> distinct(List<UnitHold> found) {
        List<UnitHold> kept = new ArrayList<>();
        for (UnitHold hold : found) {
            boolean known =
                    kept.stream()
                            .anyMatch(each ->
                                    each.target().equals(hold.target())
                                            && each.at().equals(hold.at()));
            if (!known) {
                kept.add(hold);
            }
        }
        return kept;
    }

    /// Whether it is held by its name, by the entries about it.
    private static Optional<HeldUnit> held(UnitId unit, UnitHistory history) {
        HeldUnits held = new HeldUnits();
        history.lines().stream()
                .map(LifeLine::entry)
                .filter(entry -> entry.stream() == StreamId.OPERATIONS)
                .sorted(Comparator.comparing(Entry::position))
                .forEach(held::apply);
        return held.get(unit);
    }

    private UnitHistory history(UnitId container) {
        return UnitHistory.of(
                new EntrySubject.OfUnit(container),
                entries.of(
                        new EntrySubject.OfUnit(container), StreamId.OPERATIONS, UnitQueries.PAGE),
                List.of());
    }

    private void inside(UnitId container, int deepest, List<UnitHold> found) {
        if (deepest == 0 || found.size() >= MOST) {
            return;
        }
        records.heldInside(container, MOST)
                .forEach(held -> found.add(UnitHold.of(Scope.LINKED, held)));
        for (UnitId child : records.content(container, MOST)) {
            boolean pack =
                    UnitGatherer.kind(records.listings(child))
                            .filter(kind -> kind == UnitKind.PACK)
                            .isPresent();
            if (pack) {
                // One pack in it: its content are packs.
                return;
            }
            inside(child, deepest - 1, found);
        }
    }

    private boolean covers(
            HoldTarget target,
            UnitId unit,
            UnitHistory history,
            Optional<Reading.Pack> printed,
            List<Order> orders) {
        return switch (target) {
            case HoldTarget.SerialRange range -> range.covers(unit);
            case HoldTarget.StationTime time ->
                    accepted(history, time.station()).filter(time::covers).isPresent();
            case HoldTarget.WholeLot(var gtin, var lot) ->
                    printed.flatMap(Reading.Pack::lot)
                            .map(read -> read.equals(lot) && printed.get().gtin().equals(gtin))
                            .orElseGet(() ->
                                    orders.stream()
                                            .anyMatch(order ->
                                                    order.lot().equals(lot)
                                                            && order.gtin().equals(gtin)));
            case HoldTarget.Tagged _, HoldTarget.Units _ -> false;
        };
    }

    /// When a station accepted it first.
    private Optional<Instant> accepted(UnitHistory history, StationId station) {
        return history.lines().stream()
                .map(LifeLine::event)
                .filter(ScanJudged.class::isInstance)
                .map(ScanJudged.class::cast)
                .filter(ScanJudged::isAccepted)
                .filter(scan -> scan.station().orElse(first).equals(station))
                .map(ScanJudged::receivedAt)
                .findFirst();
    }
}
