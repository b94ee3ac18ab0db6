package org.cordon.app.unit;

import org.cordon.app.port.Journal;
import org.cordon.app.port.UnitRecords;
import org.cordon.app.site.SiteReplicaQueries;
import org.cordon.core.code.Analysis;
import org.cordon.core.code.ReadElement;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.projection.StateChange;
import org.cordon.core.scanner.Reading;
import org.cordon.core.unit.Belonging;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.LifeLine;
import org.cordon.core.unit.Listing;
import org.cordon.core.unit.UnitHistory;
import org.cordon.core.unit.UnitHold;
import org.cordon.core.unit.UnitStanding;
import org.cordon.core.verdict.VerdictCode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Puts together what a terminal knows of one unit or lot. Blocks; any thread but the FX thread.
///
/// @param records the local store, or the journal where no store is at hand
/// @param journal what the store has not applied yet; empty where `records` reads the journal
/// @param replica what the terminals of the site hold; empty where it is not at hand
/// @param captured how far an EPCIS repository was told, and by which events; empty if none is set
/// @param first the first station of the line, where scans may name none
public record UnitGatherer(
        UnitRecords records,
        Optional<Journal> journal,
        Optional<SiteReplicaQueries> replica,
        ScanAnalyzer analyzer,
        Optional<Capture> captured,
        StationId first) {
    /// What an EPCIS repository is told.
    ///
    /// @param events of an entry
    /// @param done the last entry that it was told of
    public record Capture(EpcisEvents events, Supplier<LogPosition> done) {}

    /// Containers around a unit are followed no further.
    static final int DEEPEST = 4;

    /// Orders of one lot, at most.
    private static final int ORDERS = 20;

    /// Entries with line data, at most: each may name thousands of units.
    private static final int REPORTS = 20;

    /// A national number stands in one of these (GS1 General Specifications, 3.8.18).
    private static final Set<String> NATIONAL =
            Set.of("710", "711", "712", "713", "714", "715", "716", "717");

    /// Everything about a subject.
    ///
    /// @param subject a unit or a lot
    /// @throws IllegalArgumentException if it is another one
    public UnitPage gather(EntrySubject subject) {
        RecordedEntries entries = new RecordedEntries(records, journal);
        return switch (subject) {
            case EntrySubject.OfUnit(var unit) -> unit(unit, entries);
            case EntrySubject.OfLot lot -> lot(lot, entries);
            case EntrySubject.Inside _,
                    EntrySubject.OfOrder _,
                    EntrySubject.OfAlarm _,
                    EntrySubject.OfReport _,
                    EntrySubject.OfTargets _ ->
                    throw new IllegalArgumentException(subject.key());
        };
    }

    private UnitPage unit(UnitId unit, RecordedEntries entries) {
        EntrySubject subject = new EntrySubject.OfUnit(unit);
        List<Listing> listings = records.listings(unit);
        List<Entry> operations = entries.of(subject, StreamId.OPERATIONS, UnitQueries.PAGE);
        List<Entry> line = entries.of(subject, StreamId.SCANS, UnitQueries.PAGE);
        List<Entry> told = new ArrayList<>(operations);
        told.addAll(line);
        told.addAll(followUps(line, operations, entries));
        List<Entry> incidents = incidents(operations);
        incidents.stream()
                .filter(entry -> entry.event() instanceof IncidentEvent.NoteTaken)
                .forEach(told::add);
        List<Entry> withdrawals = withdrawals(line, entries);
        UnitHistory history =
                UnitHistory.of(
                        subject,
                        Stream.concat(told.stream(), withdrawals.stream()).toList(),
                        listings);
        Optional<Entry> read =
                line.stream().filter(entry -> entry.event() instanceof ScanJudged).findFirst();
        Optional<Analysis> analysis = read.map(this::analysis);
        List<UnitPage.Level> around = around(unit, history, entries);
        List<UnitHold> holds =
                new UnitHolds(records, replica, entries, first)
                        .of(unit, history, around, printed(analysis), orders(listings));
        return new UnitPage(
                subject,
                kind(listings),
                UnitStanding.of(history, holds),
                history.lines(),
                operations.size() == UnitQueries.PAGE || line.size() == UnitQueries.PAGE,
                scans(line, entries, subject),
                history.lines().stream().filter(each -> each.report().isPresent()).toList(),
                captured(unit, operations),
                incidents.stream()
                        .filter(entry -> entry.event() instanceof IncidentEvent.ReportIssued)
                        .toList(),
                around,
                content(unit, entries),
                identity(unit, listings, analysis, read),
                read.map(entry -> (ScanJudged) entry.event()),
                orders(listings).reversed(),
                Map.of(),
                entries.behind());
    }

    private static UnitPage.Scans scans(
            List<Entry> line, RecordedEntries entries, EntrySubject subject) {
        List<Entry> page =
                line.stream().filter(entry -> entry.event() instanceof ScanJudged).toList();
        long others = line.size() - (long) page.size();
        return new UnitPage.Scans(
                page,
                line.size() < UnitQueries.PAGE
                        ? page.size()
                        : entries.count(subject, StreamId.SCANS) - others);
    }

    private static List<Order> orders(List<Listing> listings) {
        return listings.stream().map(Listing::order).toList();
    }

    static Optional<UnitKind> kind(List<Listing> listings) {
        return listings.reversed().stream().map(each -> each.unit().kind()).findFirst();
    }

    /// What was done about the alarms of its scans, and about those that name it.
    private static List<Entry> followUps(
            List<Entry> line, List<Entry> operations, RecordedEntries entries) {
        Set<AlarmId> alarms = new LinkedHashSet<>();
        Stream.concat(line.stream(), operations.stream())
                .forEach(entry ->
                        StateChange.of(entry.event()).alarmOf(entry).ifPresent(alarms::add));
        return alarms.stream()
                .limit(UnitQueries.MATCHES)
                .flatMap(alarm ->
                        entries
                                .of(
                                        new EntrySubject.OfAlarm(alarm),
                                        StreamId.OPERATIONS,
                                        UnitQueries.MATCHES)
                                .stream())
                .toList();
    }

    /// Notes and reports of the incidents that entries belong to.
    private List<Entry> incidents(List<Entry> operations) {
        return operations.stream()
                .flatMap(entry ->
                        StateChange.of(entry.event()) instanceof StateChange.HoldChange.Held held
                                ? held.incident().stream()
                                : StateChange.of(entry.event()).incident().stream())
                .distinct()
                .flatMap(incident -> records.incident(incident).stream())
                .toList();
    }

    private static List<Entry> withdrawals(List<Entry> line, RecordedEntries entries) {
        return line.stream()
                .map(Entry::event)
                .filter(LineEvent.LineDataReported.class::isInstance)
                .flatMap(event -> ((LineEvent.LineDataReported) event).reports().stream())
                .map(LineReport::id)
                .distinct()
                .limit(UnitQueries.PAGE)
                .flatMap(
                        id -> entries.of(new EntrySubject.OfReport(id), StreamId.SCANS, 1).stream())
                .toList();
    }

    private Analysis analysis(Entry entry) {
        return analyzer.analyse(((ScanJudged) entry.event()).raw(), ValidationLevel.SYNTAX);
    }

    private static Optional<Reading.Pack> printed(Optional<Analysis> analysis) {
        return analysis.flatMap(Analysis::unit)
                .filter(Reading.Pack.class::isInstance)
                .map(Reading.Pack.class::cast);
    }

    /// Containers around it, the closest first; each once.
    private List<UnitPage.Level> around(UnitId unit, UnitHistory own, RecordedEntries entries) {
        List<UnitPage.Level> found = new ArrayList<>();
        Set<UnitId> seen = new HashSet<>(Set.of(unit));
        List<Belonging> inside = Belonging.of(unit, own);
        for (int depth = 1; depth <= DEEPEST && !inside.isEmpty(); depth++) {
            List<Belonging> next = new ArrayList<>();
            for (Belonging each : inside) {
                if (seen.add(each.container())) {
                    List<Listing> listings = records.listings(each.container());
                    found.add(new UnitPage.Level(depth, kind(listings), each));
                    next.addAll(
                            Belonging.of(
                                    each.container(),
                                    history(each.container(), listings, entries)));
                }
            }
            inside = next;
        }
        return found;
    }

    static UnitHistory history(UnitId unit, List<Listing> listings, RecordedEntries entries) {
        EntrySubject subject = new EntrySubject.OfUnit(unit);
        List<Entry> all =
                new ArrayList<>(entries.of(subject, StreamId.OPERATIONS, UnitQueries.PAGE));
        List<Entry> line = entries.of(subject, StreamId.SCANS, UnitQueries.PAGE);
        all.addAll(line);
        all.addAll(withdrawals(line, entries));
        return UnitHistory.of(subject, all, listings);
    }

    private UnitPage.Content content(UnitId unit, RecordedEntries entries) {
        EntrySubject inside = new EntrySubject.Inside(unit);
        List<UnitId> packed =
                entries.of(inside, StreamId.SCANS, UnitQueries.PAGE).stream()
                        .map(Entry::event)
                        .filter(ScanJudged.class::isInstance)
                        .map(ScanJudged.class::cast)
                        .filter(ScanJudged::isAccepted)
                        .flatMap(scan -> scan.unit().stream())
                        .distinct()
                        .toList();
        return new UnitPage.Content(
                records.contentCount(unit),
                records.content(unit, UnitQueries.PAGE),
                packed,
                packed.size() < UnitQueries.PAGE
                        ? packed.size()
                        : entries.count(inside, StreamId.SCANS));
    }

    private static UnitPage.Identity identity(
            UnitId unit,
            List<Listing> listings,
            Optional<Analysis> analysis,
            Optional<Entry> read) {
        Optional<Reading.Pack> pack = printed(analysis);
        Optional<Order> order = orders(listings).reversed().stream().findFirst();
        Optional<ScanJudged> scan = read.map(entry -> (ScanJudged) entry.event());
        return new UnitPage.Identity(
                order.map(Order::product),
                unit instanceof UnitId.Sgtin(var gtin, _) ? Optional.of(gtin) : Optional.empty(),
                pack.flatMap(Reading.Pack::lot),
                order.map(Order::lot),
                pack.flatMap(Reading.Pack::expiry),
                order.map(Order::expiry),
                analysis.flatMap(UnitGatherer::national),
                scan.flatMap(ScanJudged::grade),
                scan.filter(each -> each.grade().isPresent()).map(ScanJudged::device));
    }

    private static Optional<String> national(Analysis analysis) {
        return analysis.elements().stream()
                .filter(element -> NATIONAL.contains(element.identifier()))
                .map(ReadElement::value)
                .findFirst();
    }

    private List<UnitPage.Captured> captured(UnitId unit, List<Entry> operations) {
        if (captured.isEmpty()) {
            return List.of();
        }
        LogPosition done = captured.get().done().get();
        return operations.reversed().stream()
                .filter(entry -> EpcisEvents.mayTell(entry.event()))
                .flatMap(entry ->
                        captured.get().events().of(entry).stream()
                                .filter(event -> names(event, unit))
                                .map(event ->
                                        new UnitPage.Captured(
                                                entry, event, !entry.position().isAfter(done))))
                .toList();
    }

    private static boolean names(EpcisEvent event, UnitId unit) {
        return switch (event.what()) {
            case EpcisEvent.Objects(var units) -> units.contains(unit);
            case EpcisEvent.Aggregation(var parent, var children) ->
                    parent.equals(unit) || children.contains(unit);
        };
    }

    private UnitPage lot(EntrySubject.OfLot lot, RecordedEntries entries) {
        List<Order> orders = records.orders(lot.lot(), ORDERS);
        Set<Entry> told =
                new LinkedHashSet<>(entries.of(lot, StreamId.OPERATIONS, UnitQueries.PAGE));
        List<Entry> line = new ArrayList<>();
        List<Entry> reports = new ArrayList<>();
        Map<VerdictCode, Long> counts = new EnumMap<>(VerdictCode.class);
        for (Order order : orders) {
            told.addAll(
                    entries.of(
                            new EntrySubject.OfOrder(order.id()),
                            StreamId.OPERATIONS,
                            UnitQueries.PAGE));
            line.addAll(records.scans(order.id(), UnitRecords.LATEST, UnitQueries.PAGE));
            reports.addAll(records.lineData(order.id(), REPORTS));
            records.counts(order.id()).forEach((code, n) -> counts.merge(code, n, Long::sum));
        }
        List<Entry> incidents = incidents(List.copyOf(told));
        told.addAll(incidents);
        UnitHistory history = UnitHistory.of(lot, told, List.of());
        List<UnitHold> holds =
                new UnitHolds(records, replica, entries, first).of(lot.lot(), orders);
        List<LifeLine> reported = UnitHistory.of(lot, reports, List.of()).lines();
        return new UnitPage(
                lot,
                Optional.empty(),
                UnitStanding.of(history, holds),
                history.lines(),
                told.size() >= UnitQueries.PAGE,
                new UnitPage.Scans(
                        latest(line), counts.values().stream().mapToLong(Long::longValue).sum()),
                reported.subList(Math.max(0, reported.size() - UnitQueries.PAGE), reported.size()),
                List.of(),
                incidents.stream()
                        .filter(entry -> entry.event() instanceof IncidentEvent.ReportIssued)
                        .toList(),
                List.of(),
                new UnitPage.Content(0, List.of(), List.of(), 0),
                new UnitPage.Identity(
                        orders.stream().map(Order::product).findFirst(),
                        orders.stream().map(Order::gtin).findFirst(),
                        Optional.empty(),
                        Optional.of(lot.lot()),
                        Optional.empty(),
                        orders.stream().map(Order::expiry).findFirst(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                orders,
                counts,
                entries.behind());
    }

    /// The latest of the scans of several orders, latest first.
    static List<Entry> latest(List<Entry> line) {
        return line.stream()
                .sorted(Comparator.comparing(Entry::position).reversed())
                .limit(UnitQueries.PAGE)
                .toList();
    }

    /// Earlier scans than those of a page, latest first.
    public List<Entry> earlierScans(UnitPage page, LogPosition before) {
        Stream<Entry> found =
                page.subject() instanceof EntrySubject.OfLot
                        ? page.orders().stream()
                                .flatMap(order ->
                                        records
                                                .scans(order.id(), before, UnitQueries.PAGE)
                                                .stream())
                        : records
                                .entries(page.subject(), StreamId.SCANS, before, UnitQueries.PAGE)
                                .stream();
        return latest(found.filter(entry -> entry.event() instanceof ScanJudged).toList());
    }
}
