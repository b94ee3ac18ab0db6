package org.cordon.sim.plant;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.sim.plant.PlantCodes.Job;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The order of a plant, whose units are listed as a second belt of the same run comes to them: shortly
/// before the packs do. Those of packs that have long left are forgotten, so that the longest shift needs the
/// memory of a short one.
final class PlantUnits {
    /// Events that the list is ahead: more than a pack needs from the printer into a case.
    private static final int AHEAD = 500;

    /// Units on the line: more than are in open containers.
    private static final int KEPT = 20_000;

    private final Map<UnitId, Unit> listed =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UnitId, Unit> eldest) {
                    boolean tooMany = size() > KEPT;
                    if (tooMany) {
                        leave(eldest.getValue());
                    }
                    return tooMany;
                }
            };

    /// Those of [#listed] that have a parent, by it.
    private final Map<UnitId, Map<UnitId, Unit>> byParent = new HashMap<>();

    private final Iterator<PlantEvent> belt;

    PlantUnits(PlantRun run) {
        belt = new PlantBelt(run, this::list);
        for (int i = 0; i < AHEAD; i++) {
            next();
        }
    }

    /// What every pack should carry; without a list of serials the order has one pack.
    static Order order(PlantRun run) {
        Job own = Job.OWN;
        LocalDate expiry = LocalDate.parse(own.expiry(), DateTimeFormatter.ofPattern("yyMMdd"));
        return new Order(
                new OrderId("PO-SIM"),
                "Simulated 5 mg, 30 tablets",
                new Gtin(own.gtin()),
                new Lot(own.lot()),
                new Expiry(expiry),
                run.layout() == PlantLayout.TWO_LANES ? 1 : Math.toIntExact(run.packs()));
    }

    /// The next event of the line is asked for.
    void next() {
        if (belt.hasNext()) {
            belt.next();
        }
    }

    Optional<Unit> unit(UnitId id) {
        return Optional.ofNullable(listed.get(id));
    }

    List<Unit> children(UnitId container) {
        return List.copyOf(byParent.getOrDefault(container, Map.of()).values());
    }

    private void list(String row) {
        String[] cell = row.split(",", -1);
        String key = cell[0].isEmpty() ? cell[1] : "01" + cell[0] + "21" + cell[1];
        UnitId id = UnitId.parse(key).orElseThrow();
        Unit unit = new Unit(id, kind(key), UnitId.parse(cell[4]), UnitState.ACTIVE);
        Unit before = listed.put(id, unit);
        if (before != null) {
            leave(before);
        }
        unit.parent()
                .ifPresent(parent ->
                        byParent.computeIfAbsent(parent, _ -> new LinkedHashMap<>()).put(id, unit));
    }

    private void leave(Unit unit) {
        unit.parent()
                .ifPresent(parent ->
                        byParent.computeIfPresent(
                                parent,
                                (_, children) -> {
                                    children.remove(unit.id(), unit);
                                    return children.isEmpty() ? null : children;
                                }));
    }

    private static UnitKind kind(String key) {
        if (key.startsWith("01")) {
            return key.startsWith(Job.BUNDLE.gtin(), 2) ? UnitKind.BUNDLE : UnitKind.PACK;
        }
        return key.charAt(2) == '3' ? UnitKind.CASE : UnitKind.PALLET;
    }
}
