package org.cordon.app.unit;

import org.cordon.app.port.UnitRecords;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.Listing;
import org.cordon.core.verdict.VerdictCode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The same as the local store tells, from the entries of a journal alone, for where no store is at hand. Give it all
/// entries by [#apply]; of scans, line data and listed units it keeps those that are wanted. Belongs to one thread.
public final class JournalUnitRecords implements UnitRecords {
    private final Predicate<Entry> wantedOfLine;
    private final Predicate<Unit> wantedUnits;
    private final Map<StreamId, List<Entry>> kept = new EnumMap<>(StreamId.class);
    private final Map<StreamId, LogPosition> applied = new EnumMap<>(StreamId.class);
    private final Map<OrderId, Opening> openings = new LinkedHashMap<>();
    private final Map<OrderId, Opening> counting = new LinkedHashMap<>();
    private final Set<OrderId> active = new HashSet<>();
    private final Map<OrderId, Map<VerdictCode, Long>> counts = new HashMap<>();
    private final Map<String, Set<UnitId>> helpers = new HashMap<>();
    private final Set<Gtin> products = new LinkedHashSet<>();
    private final HeldUnits held = new HeldUnits();

    /// An order's list.
    private record Opening(Entry entry, OrderEvent.OrderOpened event, Map<UnitId, Unit> units) {}

    /// @param wantedOfLine scans and line data to keep
    /// @param wantedUnits listed units to keep
    public JournalUnitRecords(Predicate<Entry> wantedOfLine, Predicate<Unit> wantedUnits) {
        this.wantedOfLine = wantedOfLine;
        this.wantedUnits = wantedUnits;
        for (StreamId stream : StreamId.values()) {
            kept.put(stream, new ArrayList<>());
        }
    }

    /// Takes entries, in the order of their stream, from the first of the first epoch on.
    public void apply(Collection<Entry> entries) {
        entries.forEach(this::apply);
    }

    private void apply(Entry entry) {
        applied.put(entry.stream(), entry.position());
        EntrySubject.of(entry).forEach(this::note);
        switch (entry.event()) {
            case OrderEvent.OrderOpened opened -> {
                Opening next = new Opening(entry, opened, new LinkedHashMap<>());
                openings.put(opened.order().id(), next);
                // What runs counts until the next list is activated.
                if (!active.contains(opened.order().id())) {
                    counting.put(opened.order().id(), next);
                }
                keep(entry);
            }
            case OrderEvent.UnitsListed(var order, var units) -> list(order, units);
            case OrderEvent.OrderActivated(var order, _) -> {
                Optional.ofNullable(openings.get(order))
                        .ifPresent(opening -> {
                            active.add(order);
                            counting.put(order, opening);
                        });
                keep(entry);
            }
            case LineEvent line -> {
                if (line instanceof ScanJudged scan) {
                    count(scan);
                }
                if (wantedOfLine.test(entry)) {
                    keep(entry);
                }
            }
            default -> {
                held.apply(entry);
                keep(entry);
            }
        }
    }

    private void keep(Entry entry) {
        kept(entry.stream()).add(entry);
    }

    private List<Entry> kept(StreamId stream) {
        return kept.getOrDefault(stream, List.of());
    }

    private void note(EntrySubject subject) {
        if (subject instanceof EntrySubject.OfUnit(UnitId.Sgtin(var gtin, _))) {
            products.add(gtin);
        }
    }

    private void list(OrderId order, List<Unit> units) {
        for (Unit unit : units) {
            note(new EntrySubject.OfUnit(unit.id()));
            if (wantedUnits.test(unit)) {
                Optional.ofNullable(openings.get(order))
                        .ifPresent(opening -> opening.units().put(unit.id(), unit));
            }
        }
    }

    private void count(ScanJudged scan) {
        scan.order()
                .ifPresent(order ->
                        counts.computeIfAbsent(order, _ -> new EnumMap<>(VerdictCode.class))
                                .merge(scan.verdict(), 1L, Long::sum));
        scan.helper()
                .ifPresent(helper ->
                        helpers.computeIfAbsent(helper.text(), _ -> new LinkedHashSet<>())
                                .add(helper.unit()));
    }

    @Override
    public Optional<LogPosition> applied(StreamId stream) {
        return Optional.ofNullable(applied.get(stream));
    }

    @Override
    public List<Entry> entries(EntrySubject subject, StreamId stream, LogPosition before, int max) {
        return latest(
                kept(stream).stream().filter(entry -> EntrySubject.of(entry).contains(subject)),
                before,
                max);
    }

    private static List<Entry> latest(Stream<Entry> entries, LogPosition before, int max) {
        return entries.filter(entry -> before.isAfter(entry.position()))
                .sorted(Comparator.comparing(Entry::position).reversed())
                .limit(max)
                .toList();
    }

    @Override
    public long count(EntrySubject subject, StreamId stream) {
        return kept(stream).stream()
                .filter(entry -> EntrySubject.of(entry).contains(subject))
                .count();
    }

    @Override
    public List<Entry> scans(OrderId order, LogPosition before, int max) {
        return latest(
                line(order).filter(entry -> entry.event() instanceof ScanJudged), before, max);
    }

    @Override
    public List<Entry> lineData(OrderId order, int max) {
        return latest(
                line(order).filter(entry -> entry.event() instanceof LineEvent.LineDataReported),
                LATEST,
                max);
    }

    private Stream<Entry> line(OrderId order) {
        return kept(StreamId.SCANS).stream()
                .filter(entry ->
                        entry.event() instanceof LineEvent line
                                && line.order().equals(Optional.of(order)));
    }

    @Override
    public List<Listing> listings(UnitId unit) {
        return openings()
                .filter(opening -> opening.units().containsKey(unit))
                .map(opening -> listing(opening, unit))
                .toList();
    }

    private static Listing listing(Opening opening, UnitId unit) {
        return new Listing(
                opening.entry(),
                opening.event().order(),
                Optional.ofNullable(opening.units().get(unit)).orElseThrow());
    }

    private Stream<Opening> openings() {
        return counting.values().stream()
                .sorted(Comparator.comparing(opening -> opening.entry().position()));
    }

    @Override
    public List<UnitId> content(UnitId container, int max) {
        return inside(container).sorted(Comparator.comparing(UnitId::key)).limit(max).toList();
    }

    @Override
    public long contentCount(UnitId container) {
        return inside(container).count();
    }

    private Stream<UnitId> inside(UnitId container) {
        return openings()
                .flatMap(opening -> opening.units().values().stream())
                .filter(unit -> unit.parent().equals(Optional.of(container)))
                .map(Unit::id)
                .distinct();
    }

    @Override
    public Set<Gtin> products() {
        return Set.copyOf(products);
    }

    @Override
    public List<Order> orders(Lot lot, int max) {
        return openings()
                .map(opening -> opening.event().order())
                .filter(order -> order.lot().equals(lot))
                .toList()
                .reversed()
                .stream()
                .limit(max)
                .toList();
    }

    @Override
    public List<UnitId> helped(String code) {
        return helpers.getOrDefault(code, Set.of()).stream()
                .sorted(Comparator.comparing(UnitId::key))
                .toList();
    }

    @Override
    public List<HeldTarget> heldTargets() {
        return held.targets().reversed();
    }

    @Override
    public List<HeldUnit> heldInside(UnitId container, int max) {
        return inside(container)
                .flatMap(unit -> held.get(unit).stream())
                .sorted(
                        Comparator.comparing(HeldUnit::position)
                                .thenComparing(each -> each.unit().key()))
                .limit(max)
                .toList();
    }

    @Override
    public Map<VerdictCode, Long> counts(OrderId order) {
        return counts.getOrDefault(order, Map.of());
    }

    @Override
    public List<Entry> incident(IncidentId incident) {
        return kept(StreamId.OPERATIONS).stream()
                .filter(entry ->
                        switch (entry.event()) {
                            case IncidentEvent.NoteTaken note -> note.incident().equals(incident);
                            case IncidentEvent.ReportIssued report ->
                                    report.incident().equals(incident);
                            default -> false;
                        })
                .toList();
    }
}
