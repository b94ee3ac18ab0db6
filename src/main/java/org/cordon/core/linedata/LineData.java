package org.cordon.core.linedata;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What reports say of units, over what the list of an order says. Reports may come late, in any order and more than
/// once; what they come to depends on when things happened. For one thread.
///
/// A report that was declared wrong counts as never made, also where the declaration comes first. Of two states that end
/// a unit, the one that is harder to undo stays.
public final class LineData {
    private final Map<String, List<LineReport>> reports = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    // Of each unit, and of each container that was filled or emptied, in the order of time.
    private final Map<UnitId, List<LineReport>> ofUnits = new HashMap<>();
    private final Map<UnitId, List<LineReport>> filled = new HashMap<>();
    private final Map<UnitId, List<LineReport>> emptied = new HashMap<>();

    // What was ever packed into each container.
    private final Map<UnitId, Set<UnitId>> packedInto = new HashMap<>();

    /// Takes the next report.
    ///
    /// @return units of which it may change something; empty for one that is known
    public Collection<UnitId> apply(LineReport report) {
        if (isKnown(report)) {
            return List.of();
        }
        if (report.fact() instanceof LineFact.Withdrawn) {
            withdrawn.add(report.id());
            return reports.getOrDefault(report.id(), List.of()).stream()
                    .flatMap(each -> takeBack(each).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        reports.merge(
                report.id(),
                List.of(report),
                (some, last) -> Stream.concat(some.stream(), last.stream()).toList());
        if (report.fact() instanceof LineFact.Nothing || withdrawn.contains(report.id())) {
            return List.of();
        }
        report.fact().units().forEach(unit -> add(ofUnits, unit, report));
        switch (report.fact()) {
            case LineFact.Packed(var container, var units) -> {
                add(filled, container, report);
                packedInto.computeIfAbsent(container, _ -> new LinkedHashSet<>()).addAll(units);
            }
            case LineFact.Unpacked(var container, var units) -> {
                if (units.isEmpty()) {
                    add(emptied, container, report);
                }
            }
            case LineFact.Commissioned _,
                    LineFact.Rejected _,
                    LineFact.Reintroduced _,
                    LineFact.Ended _,
                    LineFact.Withdrawn _,
                    LineFact.Nothing _ -> {
                // Of its units alone.
            }
        }
        return concerned(report);
    }

    /// Whether a report of that id was taken.
    public boolean has(String id) {
        return reports.containsKey(id);
    }

    /// Whether the same was reported before.
    public boolean isKnown(LineReport report) {
        return report.fact() instanceof LineFact.Withdrawn
                ? withdrawn.contains(report.id())
                : reports.getOrDefault(report.id(), List.of()).stream()
                        .anyMatch(each -> each.part() == report.part());
    }

    private Collection<UnitId> takeBack(LineReport report) {
        report.fact().units().forEach(unit -> remove(ofUnits, unit, report));
        if (report.fact() instanceof LineFact.Packed(var container, var _)) {
            remove(filled, container, report);
        }
        if (report.fact() instanceof LineFact.Unpacked(var container, var _)) {
            remove(emptied, container, report);
        }
        return concerned(report);
    }

    private Collection<UnitId> concerned(LineReport report) {
        Set<UnitId> units = new LinkedHashSet<>(report.fact().units());
        switch (report.fact()) {
            case LineFact.Packed(var container, var _) -> units.add(container);
            case LineFact.Unpacked(var container, var some) -> {
                if (some.isEmpty()) {
                    units.addAll(packedInto.getOrDefault(container, Set.of()));
                }
                units.add(container);
            }
            case LineFact.Commissioned _,
                    LineFact.Rejected _,
                    LineFact.Reintroduced _,
                    LineFact.Ended _,
                    LineFact.Withdrawn _,
                    LineFact.Nothing _ -> {
                // Its units are all.
            }
        }
        return units;
    }

    private static void add(Map<UnitId, List<LineReport>> all, UnitId unit, LineReport report) {
        List<LineReport> ofUnit = all.computeIfAbsent(unit, _ -> new ArrayList<>(2));
        int place = ofUnit.size();
        while (place > 0 && LineReport.IN_TIME.compare(ofUnit.get(place - 1), report) > 0) {
            place--;
        }
        ofUnit.add(place, report);
    }

    private static void remove(Map<UnitId, List<LineReport>> all, UnitId unit, LineReport report) {
        all.computeIfPresent(
                unit,
                (_, ofUnit) -> {
                    ofUnit.remove(report);
                    return ofUnit.isEmpty() ? null : ofUnit;
                });
    }

    /// A unit by the list of its order and by what was reported of it.
    ///
    /// @param listed as the order lists it
    /// @return empty if neither knows it
    public Optional<Unit> unit(UnitId id, Optional<Unit> listed) {
        List<LineReport> reported = ofUnits.getOrDefault(id, List.of());
        if (reported.isEmpty() && !filled.containsKey(id)) {
            return listed.map(this::emptiedSince);
        }
        UnitState state = listed.map(Unit::state).orElse(UnitState.ALLOCATED);
        Optional<UnitId> parent = listed.flatMap(this::standsIn);
        for (LineReport report : reported) {
            state = after(state, report.fact());
            parent = after(parent, report);
        }
        if (state == UnitState.ALLOCATED && filled.containsKey(id)) {
            state = UnitState.ACTIVE;
        }
        return Optional.of(
                new Unit(id, listed.map(Unit::kind).orElseGet(() -> kind(id)), parent, state));
    }

    private Unit emptiedSince(Unit listed) {
        return standsIn(listed).equals(listed.parent())
                ? listed
                : new Unit(listed.id(), listed.kind(), Optional.empty(), listed.state());
    }

    /// What the list says was packed before anything that was reported.
    private Optional<UnitId> standsIn(Unit listed) {
        return listed.parent().filter(container -> !emptied.containsKey(container));
    }

    private static UnitState after(UnitState before, LineFact fact) {
        return switch (fact) {
            case LineFact.Commissioned _ ->
                    before == UnitState.ALLOCATED ? UnitState.ACTIVE : before;
            case LineFact.Ended(var _, var state) -> state.compareTo(before) > 0 ? state : before;
            case LineFact.Rejected _ ->
                    switch (before) {
                        case ALLOCATED -> UnitState.DECOMMISSIONED;
                        case ACTIVE -> UnitState.REJECTED;
                        case REJECTED, DECOMMISSIONED, SAMPLED, DESTROYED -> before;
                    };
            case LineFact.Reintroduced _ ->
                    before == UnitState.REJECTED ? UnitState.ACTIVE : before;
            case LineFact.Packed _, LineFact.Unpacked _, LineFact.Withdrawn _, LineFact.Nothing _ ->
                    before;
        };
    }

    private Optional<UnitId> after(Optional<UnitId> before, LineReport report) {
        return switch (report.fact()) {
            case LineFact.Packed(var container, var _) ->
                    Optional.of(container)
                            .filter(_ ->
                                    emptied.getOrDefault(container, List.of()).stream()
                                            .noneMatch(empty ->
                                                    LineReport.IN_TIME.compare(empty, report) > 0));
            case LineFact.Unpacked(var container, var _) ->
                    before.filter(each -> !each.equals(container));
            case LineFact.Commissioned _,
                    LineFact.Rejected _,
                    LineFact.Reintroduced _,
                    LineFact.Ended _,
                    LineFact.Withdrawn _,
                    LineFact.Nothing _ ->
                    before;
        };
    }

    /// What holds something is a level above it; as in orders, one level of containers is one of cases.
    private UnitKind kind(UnitId id) {
        Optional<UnitId> content = packedInto.getOrDefault(id, Set.of()).stream().findFirst();
        if (content.isEmpty()) {
            return switch (id) {
                case UnitId.Sgtin _ -> UnitKind.PACK;
                case UnitId.Container _ -> UnitKind.CASE;
            };
        }
        return packedInto.containsKey(content.get()) ? UnitKind.PALLET : UnitKind.CASE;
    }

    /// Units that were reported to be directly in a container, and that are still.
    public Stream<UnitId> content(UnitId container) {
        return packedInto.getOrDefault(container, Set.of()).stream()
                .filter(unit ->
                        unit(unit, Optional.empty())
                                .flatMap(Unit::parent)
                                .equals(Optional.of(container)));
    }

    /// The report that a unit was commissioned, the earliest if there are several. A container begins at the latest
    /// with the first thing that is packed into it.
    public Optional<LineReport> commissioned(UnitId unit) {
        return ofUnits.getOrDefault(unit, List.of()).stream()
                .filter(report -> report.fact() instanceof LineFact.Commissioned)
                .findFirst()
                .or(() -> filled.getOrDefault(unit, List.of()).stream().findFirst());
    }

    /// The report that put a unit directly into a container, the earliest if there are several.
    public Optional<LineReport> packed(UnitId unit, UnitId container) {
        return ofUnits.getOrDefault(unit, List.of()).stream()
                .filter(report ->
                        report.fact() instanceof LineFact.Packed(var into, var _)
                                && into.equals(container))
                .findFirst();
    }
}
