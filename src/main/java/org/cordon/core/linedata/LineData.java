package org.cordon.core.linedata;

import org.cordon.core.order.Interner;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What reports say of units, over what the list of an order says. Reports may come late, in any order and more than
/// once; what they come to depends on when things happened. For one thread.
///
/// A report that was declared wrong counts as never made, also where the declaration comes first. Of two states that end
/// a unit, the one that is harder to undo stays.
///
/// Reports of a whole batch are kept, some 400 bytes for one of a unit: equal units, products and details are one object.
public final class LineData {
    // The first part of each report, and the others of those that have several.
    private final Map<String, LineReport> reports = new HashMap<>();
    private final Map<String, List<LineReport>> parts = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    // Of each unit, and of each container that was filled or emptied, in the order of time.
    private final Map<UnitId, Told> units = new HashMap<>();
    private final Map<UnitId, Told> filled = new HashMap<>();
    private final Map<UnitId, Told> emptied = new HashMap<>();

    private final Map<ClassQuantity.Kind, BigDecimal> counted = new HashMap<>();
    private Interner sharing = new Interner();
    private int sharedDetails;

    /// Different details that are shared: lots and dates are few, helper codes are not.
    private static final int SHARED = 1_000;

    /// What a report changes.
    ///
    /// @param units of which it may change something
    /// @param taken reports that count from now on
    /// @param back reports that count no more
    public record Change(Collection<UnitId> units, List<LineReport> taken, List<LineReport> back) {
        private static final Change NONE = new Change(List.of(), List.of(), List.of());
    }

    /// Reports of one unit, in the order of time. Most units have few, so that the first alone takes no list that grows.
    private static final class Told {
        private final UnitId unit;
        private List<LineReport> reports = List.of();

        private Told(UnitId unit) {
            this.unit = unit;
        }

        private void add(LineReport report) {
            if (reports.isEmpty()) {
                reports = List.of(report);
                return;
            }
            // One report comes in a list that does not grow.
            if (reports.size() == 1) {
                reports = new ArrayList<>(reports);
            }
            int place = reports.size();
            while (place > 0 && LineReport.IN_TIME.compare(reports.get(place - 1), report) > 0) {
                place--;
            }
            reports.add(place, report);
        }

        @SuppressWarnings("ReferenceEquality") // this very report, not one that says the same
        private void remove(LineReport report) {
            reports = new ArrayList<>(reports.stream().filter(each -> each != report).toList());
        }
    }

    /// Takes the next report; one that is known changes nothing.
    public Change apply(LineReport report) {
        if (isKnown(report)) {
            return Change.NONE;
        }
        if (report.fact() instanceof LineFact.Withdrawn) {
            withdrawn.add(report.id());
            List<LineReport> back = known(report.id());
            Set<UnitId> concerned = new LinkedHashSet<>();
            back.forEach(each -> concerned.addAll(takeBack(each)));
            return new Change(concerned, List.of(), back);
        }
        LineReport kept = kept(report);
        if (reports.putIfAbsent(kept.id(), kept) != null) {
            parts.computeIfAbsent(kept.id(), _ -> new ArrayList<>()).add(kept);
        }
        if (withdrawn.contains(kept.id())) {
            return Change.NONE;
        }
        kept.fact().units().forEach(unit -> told(units, unit).add(kept));
        switch (kept.fact()) {
            case LineFact.Packed(var container, var _) -> told(filled, container).add(kept);
            case LineFact.Unpacked(var container, var some) when some.isEmpty() ->
                    told(emptied, container).add(kept);
            case LineFact.Unpacked _,
                    LineFact.Commissioned _,
                    LineFact.Rejected _,
                    LineFact.Reintroduced _,
                    LineFact.Ended _,
                    LineFact.SampleTaken _,
                    LineFact.Withdrawn _,
                    LineFact.Nothing _ -> {
                // Of its units alone.
            }
        }
        count(kept, false);
        return new Change(concerned(kept), List.of(report), List.of());
    }

    private LineReport kept(LineReport report) {
        List<UnitId> same = report.fact().units().stream().map(this::shared).toList();
        return report.with(report.fact().of(same), report.details().flatMap(this::shared));
    }

    private UnitId shared(UnitId unit) {
        Told known = units.get(unit);
        return known != null ? known.unit : sharing.unit(unit);
    }

    private Optional<ReportDetails> shared(ReportDetails details) {
        Optional<ReportDetails> less = details.inMemory();
        if (less.isEmpty() || !less.get().helpers().isEmpty()) {
            return less;
        }
        if (++sharedDetails > SHARED) {
            sharing = new Interner();
            sharedDetails = 0;
        }
        return sharing.one(less);
    }

    private static Told told(Map<UnitId, Told> all, UnitId unit) {
        return all.computeIfAbsent(unit, Told::new);
    }

    private static List<LineReport> of(Map<UnitId, Told> all, UnitId unit) {
        Told told = all.get(unit);
        return told == null ? List.of() : told.reports;
    }

    private List<LineReport> known(String id) {
        LineReport first = reports.get(id);
        return first == null
                ? List.of()
                : Stream.concat(Stream.of(first), parts.getOrDefault(id, List.of()).stream())
                        .toList();
    }

    /// Whether a report of that id was taken.
    public boolean has(String id) {
        return reports.containsKey(id);
    }

    /// Whether the same was reported before.
    public boolean isKnown(LineReport report) {
        if (report.fact() instanceof LineFact.Withdrawn) {
            return withdrawn.contains(report.id());
        }
        LineReport first = reports.get(report.id());
        return first != null
                && (first.part() == report.part()
                        || parts.getOrDefault(report.id(), List.of()).stream()
                                .anyMatch(each -> each.part() == report.part()));
    }

    private Collection<UnitId> takeBack(LineReport report) {
        Collection<UnitId> concerned = concerned(report);
        report.fact().units().forEach(unit -> remove(units, unit, report));
        if (report.fact() instanceof LineFact.Packed(var container, var _)) {
            remove(filled, container, report);
        }
        if (report.fact() instanceof LineFact.Unpacked(var container, var _)) {
            remove(emptied, container, report);
        }
        count(report, true);
        return concerned;
    }

    private static void remove(Map<UnitId, Told> all, UnitId unit, LineReport report) {
        all.computeIfPresent(
                unit,
                (_, told) -> {
                    told.remove(report);
                    return told.reports.isEmpty() ? null : told;
                });
    }

    private void count(LineReport report, boolean back) {
        report.details()
                .ifPresent(details ->
                        details.counted()
                                .forEach(each ->
                                        counted.merge(
                                                new ClassQuantity.Kind(
                                                        details.step(),
                                                        details.disposition(),
                                                        each.product(),
                                                        each.unit()),
                                                back ? each.number().negate() : each.number(),
                                                (known, more) -> {
                                                    BigDecimal sum = known.add(more);
                                                    return back && sum.signum() == 0 ? null : sum;
                                                })));
    }

    private Collection<UnitId> concerned(LineReport report) {
        return switch (report.fact()) {
            case LineFact.Packed(var container, var some) -> and(container, some);
            case LineFact.Unpacked(var container, var some) ->
                    and(container, some.isEmpty() ? packedInto(container).toList() : some);
            case LineFact.Commissioned _,
                    LineFact.Rejected _,
                    LineFact.Reintroduced _,
                    LineFact.Ended _,
                    LineFact.SampleTaken _,
                    LineFact.Withdrawn _,
                    LineFact.Nothing _ ->
                    report.fact().units();
        };
    }

    private static Collection<UnitId> and(UnitId container, List<UnitId> content) {
        Set<UnitId> all = new LinkedHashSet<>(content);
        all.add(container);
        return all;
    }

    private Stream<UnitId> packedInto(UnitId container) {
        return of(filled, container).stream()
                .flatMap(report -> report.fact().units().stream())
                .distinct();
    }

    /// A unit by the list of its order and by what was reported of it.
    ///
    /// @param listed as the order lists it
    /// @return empty if neither knows it
    public Optional<Unit> unit(UnitId id, Optional<Unit> listed) {
        List<LineReport> reported = of(units, id);
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
            case LineFact.Rejected _ -> takenOff(before, UnitState.REJECTED);
            case LineFact.SampleTaken _ -> takenOff(before, UnitState.SAMPLE_OUT);
            case LineFact.Reintroduced _ ->
                    before == UnitState.REJECTED || before == UnitState.SAMPLE_OUT
                            ? UnitState.ACTIVE
                            : before;
            case LineFact.Packed _, LineFact.Unpacked _, LineFact.Withdrawn _, LineFact.Nothing _ ->
                    before;
        };
    }

    /// What was not commissioned yet is spoiled.
    private static UnitState takenOff(UnitState before, UnitState now) {
        return switch (before) {
            case ALLOCATED -> UnitState.DECOMMISSIONED;
            case ACTIVE, REJECTED, SAMPLE_OUT -> now;
            case DECOMMISSIONED, SAMPLED, SAMPLE_USED, DESTROYED -> before;
        };
    }

    private Optional<UnitId> after(Optional<UnitId> before, LineReport report) {
        return switch (report.fact()) {
            case LineFact.Packed(var container, var _) ->
                    Optional.of(container)
                            .filter(_ ->
                                    of(emptied, container).stream()
                                            .noneMatch(empty ->
                                                    LineReport.IN_TIME.compare(empty, report) > 0));
            case LineFact.Unpacked(var container, var _) ->
                    before.filter(each -> !each.equals(container));
            case LineFact.Commissioned _,
                    LineFact.Rejected _,
                    LineFact.Reintroduced _,
                    LineFact.Ended _,
                    LineFact.SampleTaken _,
                    LineFact.Withdrawn _,
                    LineFact.Nothing _ ->
                    before;
        };
    }

    /// What holds something is a level above it; as in orders, one level of containers is one of cases.
    private UnitKind kind(UnitId id) {
        Optional<UnitId> content = packedInto(id).findFirst();
        if (content.isEmpty()) {
            return switch (id) {
                case UnitId.Sgtin _ -> UnitKind.PACK;
                case UnitId.Container _ -> UnitKind.CASE;
            };
        }
        return filled.containsKey(content.get()) ? UnitKind.PALLET : UnitKind.CASE;
    }

    /// Units that were reported to be directly in a container, and that are still.
    public Stream<UnitId> content(UnitId container) {
        return packedInto(container)
                .filter(unit ->
                        unit(unit, Optional.empty())
                                .flatMap(Unit::parent)
                                .equals(Optional.of(container)));
    }

    /// The report that a unit was commissioned, the earliest if there are several. A container begins at the latest
    /// with the first thing that is packed into it.
    public Optional<LineReport> commissioned(UnitId unit) {
        return of(units, unit).stream()
                .filter(report -> report.fact() instanceof LineFact.Commissioned)
                .findFirst()
                .or(() -> of(filled, unit).stream().findFirst());
    }

    /// The report that put a unit directly into a container, the earliest if there are several.
    public Optional<LineReport> packed(UnitId unit, UnitId container) {
        return of(units, unit).stream()
                .filter(report ->
                        report.fact() instanceof LineFact.Packed(var into, var _)
                                && into.equals(container))
                .findFirst();
    }

    /// What was reported by class and quantity alone, added up; what was withdrawn does not count.
    public Map<ClassQuantity.Kind, BigDecimal> counted() {
        return Map.copyOf(counted);
    }
}
