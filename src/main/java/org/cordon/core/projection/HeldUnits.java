package org.cordon.core.projection;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange.HoldChange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Units and other targets in quarantine. Of several holds of a unit or of another target the first counts until one
/// release ends them all; an entry taken twice counts once. Belongs to one thread.
public final class HeldUnits {
    private final Map<UnitId, HeldUnit> units = new LinkedHashMap<>();
    private final Map<HoldTarget, HeldTarget> targets = new LinkedHashMap<>();

    /// Takes the next entry; one that holds or releases nothing changes nothing.
    public void apply(Entry entry) {
        if (StateChange.of(entry.event()) instanceof HoldChange change) {
            switch (change) {
                case HoldChange.Held held -> {
                    addAll(units(entry, held));
                    target(entry, held).ifPresent(each -> targets.putIfAbsent(each.target(), each));
                }
                case HoldChange.Released released -> {
                    released.units().forEach(units::remove);
                    targets.remove(released.target());
                }
            }
        }
    }

    /// Takes up units that are held.
    public void addAll(List<HeldUnit> held) {
        held.forEach(unit -> units.putIfAbsent(unit.unit(), unit));
    }

    /// Adds targets that are held.
    public void addTargets(List<HeldTarget> held) {
        held.forEach(each -> targets.putIfAbsent(each.target(), each));
    }

    /// The units that an entry holds.
    static List<HeldUnit> units(Entry entry, HoldChange.Held held) {
        return held.units().stream()
                .map(unit ->
                        new HeldUnit(
                                unit,
                                held.incident(),
                                held.reason(),
                                entry.stamp().at(),
                                entry.person(),
                                entry.position()))
                .toList();
    }

    /// What an entry holds other than named units.
    public static Optional<HeldTarget> target(Entry entry) {
        return StateChange.of(entry.event()) instanceof HoldChange.Held held
                ? target(entry, held)
                : Optional.empty();
    }

    static Optional<HeldTarget> target(Entry entry, HoldChange.Held held) {
        return held.target() instanceof HoldTarget.Units
                ? Optional.empty()
                : Optional.of(
                        new HeldTarget(
                                held.target(),
                                held.incident(),
                                held.reason(),
                                entry.stamp().at(),
                                entry.person(),
                                entry.position()));
    }

    /// The hold of a unit; empty if it is not in quarantine.
    public Optional<HeldUnit> get(UnitId unit) {
        return Optional.ofNullable(units.get(unit));
    }

    /// The hold of a target that is not named units; empty if it is not in quarantine.
    public Optional<HeldTarget> get(HoldTarget target) {
        return Optional.ofNullable(targets.get(target));
    }

    /// All targets that are not named units, in the order in which they were held.
    public List<HeldTarget> targets() {
        return List.copyOf(targets.values());
    }

    /// Whether a target is in quarantine: all of its units, or just this other target.
    public boolean contains(HoldTarget target) {
        return target instanceof HoldTarget.Units(var named)
                ? units.keySet().containsAll(named)
                : targets.containsKey(target);
    }

    /// Whether nothing at all is in quarantine.
    public boolean isEmpty() {
        return units.isEmpty() && targets.isEmpty();
    }

    /// All units, in the order in which they were held.
    public List<HeldUnit> all() {
        return List.copyOf(units.values());
    }

    /// How many units there are.
    public int size() {
        return units.size();
    }
}
