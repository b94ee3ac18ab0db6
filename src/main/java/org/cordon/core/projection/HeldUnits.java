package org.cordon.core.projection;

import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange.HoldChange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Units in quarantine. Of several holds of a unit the first counts until one release ends them all; an
/// entry taken twice counts once. Belongs to one thread.
public final class HeldUnits {
    private final Map<UnitId, HeldUnit> units = new LinkedHashMap<>();

    /// Takes the next entry; one that holds or releases nothing changes nothing.
    public void apply(Entry entry) {
        if (StateChange.of(entry.event()) instanceof HoldChange change) {
            switch (change) {
                case HoldChange.Held held -> units.putIfAbsent(held.unit(), unit(entry, held));
                case HoldChange.Released released -> units.remove(released.unit());
            }
        }
    }

    /// Takes up units that are held.
    public void addAll(List<HeldUnit> held) {
        held.forEach(unit -> units.putIfAbsent(unit.unit(), unit));
    }

    /// A hold as an entry records it.
    static HeldUnit unit(Entry entry, HoldChange.Held held) {
        return new HeldUnit(
                held.unit(),
                held.incident(),
                held.reason(),
                entry.stamp().at(),
                entry.person(),
                entry.position());
    }

    /// The hold of a unit; empty if it is not in quarantine.
    public Optional<HeldUnit> get(UnitId unit) {
        return Optional.ofNullable(units.get(unit));
    }

    /// All of them, in the order in which they were held.
    public List<HeldUnit> all() {
        return List.copyOf(units.values());
    }

    /// How many there are.
    public int size() {
        return units.size();
    }
}
