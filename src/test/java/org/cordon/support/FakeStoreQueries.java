package org.cordon.support;

import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.LatestMachineReports;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.RejectedUnits;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.projection.SerialUse;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Records in memory. Feed them entries ([#apply], or [#follow] a journal), or put in what a test
/// needs. Safe from any thread.
public final class FakeStoreQueries implements StoreQueries {

    private final Map<PersonId, Person> people = new LinkedHashMap<>();
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final Map<OrderId, Integer> opened = new HashMap<>();
    private final Set<OrderId> pools = new HashSet<>();
    private final Map<OrderId, Map<UnitId, Unit>> units = new HashMap<>();
    private final Map<IncidentId, Incident> incidents = new LinkedHashMap<>();
    private final Map<LogPosition, Entry> alarmScans = new LinkedHashMap<>();
    private final List<HeldUnit> held = new ArrayList<>();
    private final List<HeldTarget> targets = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private Optional<OrderId> active = Optional.empty();
    private Optional<Entry> activation = Optional.empty();
    private boolean broken;

    /// Applies every entry of a journal from here on, as soon as it is durable.
    public FakeStoreQueries follow(FakeJournal journal) {
        for (StreamId stream : StreamId.values()) {
            apply(journal.all(stream));
        }
        journal.onDurable(this::apply);
        return this;
    }

    /// Makes every question fail, as a database that is gone does, or answer again.
    public synchronized void setBroken(boolean broken) {
        this.broken = broken;
    }

    /// Puts in an order with its units and makes it the active one.
    public synchronized FakeStoreQueries activate(Order order, List<Unit> listed) {
        orders.put(order.id(), order);
        Map<UnitId, Unit> byId = units.computeIfAbsent(order.id(), id -> new LinkedHashMap<>());
        listed.forEach(unit -> byId.put(unit.id(), unit));
        active = Optional.of(order.id());
        activation = Optional.empty();
        return this;
    }

    /// Puts in an incident, or replaces the one of that number.
    public synchronized FakeStoreQueries put(Incident incident) {
        incidents.put(incident.id(), incident);
        return this;
    }

    /// Puts in a unit in quarantine.
    public synchronized FakeStoreQueries put(HeldUnit unit) {
        held.add(unit);
        return this;
    }

    /// Applies entries, oldest first.
    public synchronized void apply(List<Entry> batch) {
        batch.forEach(this::apply);
    }

    private void apply(Entry entry) {
        entries.add(entry);
        Instant at = entry.stamp().at();
        switch (entry.event()) {
            case PersonEvent.PersonEnrolled f ->
                    people.put(f.id(), new Person(f.id(), f.name(), f.passwordHash()));
            case PersonEvent.PasswordChanged f ->
                    people.computeIfPresent(
                            f.id(), (id, p) -> new Person(id, p.name(), f.passwordHash()));
            case OrderEvent.OrderOpened f -> {
                orders.put(f.order().id(), f.order());
                opened.put(f.order().id(), f.units());
                if (f.allocated()) {
                    pools.add(f.order().id());
                } else {
                    pools.remove(f.order().id());
                }
                units.put(f.order().id(), new LinkedHashMap<>());
            }
            case OrderEvent.UnitsListed f ->
                    f.units().forEach(u -> units.get(f.order()).put(u.id(), u));
            case OrderEvent.OrderActivated f -> {
                active = Optional.of(f.order());
                activation = Optional.of(entry);
            }
            case ScanJudged f -> {
                if (StateChange.of(f).alarmOf(entry).isPresent()) {
                    alarmScans.put(entry.position(), entry);
                }
            }
            case AlarmEvent.VerdictAnswered f -> close(entry);
            case AlarmEvent.AlarmFollowUp f -> close(entry);
            case HoldEvent.UnitHeld _, HoldEvent.TargetHeld _ -> {
                close(entry);
                hold(entry);
            }
            case HoldEvent.UnitReleased f -> held.removeIf(h -> h.unit().equals(f.unit()));
            case HoldEvent.TargetReleased f -> {
                held.removeIf(h -> f.target().units().contains(h.unit()));
                targets.removeIf(h -> h.target().equals(f.target()));
            }
            case IncidentEvent.IncidentOpened f ->
                    incidents.put(
                            f.incident(),
                            new Incident(
                                    f.incident(),
                                    f.order(),
                                    f.detectedAt(),
                                    f.trigger(),
                                    f.reason(),
                                    f.unit(),
                                    at,
                                    entry.person(),
                                    Duration.ZERO,
                                    List.of(),
                                    List.of(),
                                    List.of()));
            case IncidentEvent.NoteTaken f ->
                    step(
                            f.incident(),
                            new Incident.Step(
                                    f.note().step(),
                                    at,
                                    f.elapsed(),
                                    entry.person(),
                                    Optional.of(f.note())));
            case IncidentEvent.ActCompleted f ->
                    step(
                            f.incident(),
                            new Incident.Step(
                                    f.act(), at, f.elapsed(), entry.person(), Optional.empty()));
            case ProgramEvent.TerminalStarted f -> {}
            case ProgramEvent.TerminalStopped f -> {}
            case PersonEvent.SignedIn f -> {}
            case PersonEvent.SignedOut f -> {}
            case PersonEvent.SignInRefused f -> {}
            case ScannerEvent.DeviceChanged f -> {}
            case ScannerEvent.ScannerChanged f -> {}
            case ScannerEvent.StationsChanged f -> {}
            case ScannerEvent.MachinesChanged f -> {}
            case IncidentEvent.ReportIssued f -> {}
            case ScannerEvent.ScannerQualified f -> {}
            case ScannerEvent.CanaryScanned f -> {}
            case ProgramEvent.BackupMade f -> {}
            case ProgramEvent.JournalFileAltered f -> {}
            case AlarmEvent.AlarmRaised f -> {}
            case LineEvent.UnitRejected f -> {}
            case LineEvent.LineDataReported f -> {}
            case LineEvent.LineSignalled f -> {}
            case ContainerEvent f -> {}
            case BatchEvent f -> {}
            case ReconciliationEvent f -> {}
            case OrderEvent.OrderPlanned f -> {}
            case LineEvent.MachineReported f -> {}
            case JournalEvent.Unknown f -> {}
        }
    }

    private void close(Entry closing) {
        List<AlarmId> closed = StateChange.of(closing.event()).closed();
        alarmScans
                .values()
                .removeIf(scan ->
                        StateChange.of(scan.event())
                                .alarmOf(scan)
                                .filter(closed::contains)
                                .isPresent());
    }

    private void hold(Entry entry) {
        HoldChange.Held f = (HoldChange.Held) StateChange.of(entry.event());
        HeldUnits now = new HeldUnits();
        now.apply(entry);
        held.addAll(now.all());
        targets.addAll(now.targets());
        f.incident()
                .map(incidents::get)
                .ifPresent(i -> {
                    List<HeldUnit> more = new ArrayList<>(i.held());
                    more.addAll(now.all());
                    List<HeldTarget> others = new ArrayList<>(i.targets());
                    others.addAll(now.targets());
                    replace(i, f.elapsed().orElse(i.lastElapsed()), i.steps(), more, others);
                });
    }

    private void step(IncidentId id, Incident.Step step) {
        Incident i = incidents.get(id);
        List<Incident.Step> more = new ArrayList<>(i.steps());
        more.add(step);
        replace(i, step.elapsed(), more, i.held(), i.targets());
    }

    private void replace(
            Incident i,
            Duration elapsed,
            List<Incident.Step> steps,
            List<HeldUnit> units,
            List<HeldTarget> others) {
        incidents.put(
                i.id(),
                new Incident(
                        i.id(),
                        i.order(),
                        i.detectedAt(),
                        i.trigger(),
                        i.reason(),
                        i.unit(),
                        i.openedAt(),
                        i.openedBy(),
                        elapsed,
                        steps,
                        units,
                        others));
    }

    private void answers() {
        if (broken) {
            throw new StoreUnavailable("the store is away; a test took it");
        }
    }

    @Override
    public synchronized List<Person> people() {
        answers();
        return people.values().stream().sorted(Comparator.comparing(Person::name)).toList();
    }

    @Override
    public synchronized Optional<Person> person(PersonId id) {
        answers();
        return Optional.ofNullable(people.get(id));
    }

    /// What a test has put in was activated by no entry.
    @Override
    public synchronized Optional<ActiveOrder> active() {
        answers();
        LogPosition by = activation.map(Entry::position).orElse(new LogPosition(0, 0));
        return active.map(orders::get)
                .map(order ->
                        new ActiveOrder(
                                order,
                                opened.getOrDefault(
                                        order.id(),
                                        units.getOrDefault(order.id(), Map.of()).size()),
                                by,
                                pools.contains(order.id())));
    }

    @Override
    public Optional<Unit> unit(ActiveOrder order, UnitId id) {
        return unit(order.order().id(), id);
    }

    @Override
    public synchronized Optional<Order> order(OrderId id) {
        answers();
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public synchronized Optional<Unit> unit(OrderId order, UnitId id) {
        answers();
        return Optional.ofNullable(units.getOrDefault(order, Map.of()).get(id));
    }

    @Override
    public synchronized List<Unit> children(OrderId order, UnitId container) {
        answers();
        return units.getOrDefault(order, Map.of()).values().stream()
                .filter(u -> u.parent().equals(Optional.of(container)))
                .sorted(Comparator.comparing(u -> u.id().key()))
                .toList();
    }

    @Override
    public synchronized Map<Optional<StationId>, Map<UnitId, Instant>> accepted(OrderId order) {
        answers();
        Map<Optional<StationId>, Map<UnitId, Instant>> accepted = new LinkedHashMap<>();
        scans(order).stream()
                .filter(ScanJudged::isAccepted)
                .forEach(f ->
                        accepted.computeIfAbsent(f.station(), _ -> new LinkedHashMap<>())
                                .putIfAbsent(f.unit().orElseThrow(), f.receivedAt()));
        return accepted;
    }

    @Override
    public synchronized Map<ScanCounts.Place, Map<VerdictCode, Long>> counts(OrderId order) {
        answers();
        ScanCounts counts = new ScanCounts();
        scans(order).forEach(counts::add);
        return counts.byPlace();
    }

    @Override
    public synchronized Set<RejectedUnit> rejected(OrderId order) {
        answers();
        RejectedUnits rejected = new RejectedUnits();
        entries.stream()
                .map(Entry::event)
                .filter(LineEvent.class::isInstance)
                .map(LineEvent.class::cast)
                .filter(f -> f.order().equals(Optional.of(order)))
                .forEach(rejected::apply);
        return rejected.all();
    }

    @Override
    public synchronized List<HelperCode> helperCodes(OrderId order) {
        answers();
        return scans(order).stream().flatMap(scan -> scan.helper().stream()).distinct().toList();
    }

    @Override
    public synchronized Map<UnitId, TestPiece> testPieces(OrderId order) {
        Map<UnitId, TestPiece> pieces = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof ScanJudged scan
                    && scan.order().equals(Optional.of(order))) {
                scan.testPiece()
                        .ifPresent(piece -> pieces.putIfAbsent(scan.unit().orElseThrow(), piece));
            }
        }
        return pieces;
    }

    @Override
    public synchronized Reused reused(OrderId order, String after, int most) {
        answers();
        List<UnitId> part =
                units.getOrDefault(order, Map.of()).keySet().stream()
                        .filter(unit -> unit.key().compareTo(after) > 0)
                        .sorted(Comparator.comparing(UnitId::key))
                        .limit(most)
                        .toList();
        List<SerialUse> found = new ArrayList<>();
        for (OrderId other : orders.keySet()) {
            if (!other.equals(order)) {
                accepted(other)
                        .values()
                        .forEach(at ->
                                part.stream()
                                        .filter(at::containsKey)
                                        .filter(unit ->
                                                found.stream()
                                                        .noneMatch(use ->
                                                                use.order().equals(other)
                                                                        && use.unit().equals(unit)))
                                        .forEach(unit ->
                                                found.add(
                                                        new SerialUse(
                                                                unit,
                                                                other,
                                                                Optional.ofNullable(
                                                                                orders.get(other))
                                                                        .map(each ->
                                                                                each.expiry()
                                                                                        .date()),
                                                                at.get(unit)))));
            }
        }
        found.sort(Comparator.comparing((SerialUse use) -> use.unit().key()));
        return new Reused(
                found, part.size() < most ? Optional.empty() : Optional.of(part.getLast().key()));
    }

    @Override
    public synchronized List<LineEvent.MachineReported> machineReports() {
        answers();
        LatestMachineReports latest = new LatestMachineReports();
        entries.stream()
                .map(Entry::event)
                .filter(LineEvent.MachineReported.class::isInstance)
                .map(LineEvent.MachineReported.class::cast)
                .forEach(latest::apply);
        return latest.all();
    }

    @Override
    public synchronized RecordedLineData lineData(OrderId order) {
        answers();
        RecordedLineData.Projector reported = new RecordedLineData.Projector();
        entries.stream()
                .map(Entry::event)
                .filter(LineEvent.class::isInstance)
                .map(LineEvent.class::cast)
                .filter(f -> f.order().equals(Optional.of(order)))
                .forEach(reported::apply);
        return reported.get();
    }

    private List<ScanJudged> scans(OrderId order) {
        return entries.stream()
                .map(Entry::event)
                .filter(ScanJudged.class::isInstance)
                .map(ScanJudged.class::cast)
                .filter(f -> f.order().equals(Optional.of(order)))
                .toList();
    }

    @Override
    public synchronized List<Entry> alarmScans() {
        answers();
        return List.copyOf(alarmScans.values());
    }

    @Override
    public synchronized List<HeldUnit> held() {
        answers();
        return held.reversed().stream().toList();
    }

    @Override
    public synchronized List<HeldTarget> heldTargets() {
        answers();
        return targets.reversed().stream().toList();
    }

    @Override
    public synchronized OptionalLong covered(OrderId order, HoldTarget target, boolean first) {
        answers();
        return switch (target) {
            case HoldTarget.WholeLot(var gtin, var lot) ->
                    OptionalLong.of(
                            Stream.ofNullable(orders.get(order))
                                    .filter(o -> o.gtin().equals(gtin) && o.lot().equals(lot))
                                    .flatMap(o ->
                                            units.getOrDefault(order, Map.of()).values().stream())
                                    .filter(unit -> unit.kind() == UnitKind.PACK)
                                    .count());
            case HoldTarget.SerialRange range ->
                    OptionalLong.of(
                            units.getOrDefault(order, Map.of()).keySet().stream()
                                    .filter(range::covers)
                                    .count());
            case HoldTarget.StationTime time ->
                    OptionalLong.of(
                            accepted(order).entrySet().stream()
                                    .filter(e ->
                                            e.getKey().map(time.station()::equals).orElse(first))
                                    .flatMap(e -> e.getValue().values().stream())
                                    .filter(time::covers)
                                    .count());
            case HoldTarget.Units(var named) ->
                    OptionalLong.of(
                            named.stream()
                                    .filter(units.getOrDefault(order, Map.of())::containsKey)
                                    .count());
            case HoldTarget.Tagged _ -> OptionalLong.empty();
        };
    }

    @Override
    public synchronized List<Incident> incidents() {
        answers();
        return List.copyOf(incidents.values()).reversed();
    }

    @Override
    public synchronized Optional<Incident> incident(IncidentId id) {
        answers();
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public synchronized List<Entry> entries(StreamId stream, long beforeSeq, int max) {
        answers();
        return entries.reversed().stream()
                .filter(e -> e.stream() == stream && e.seq() < beforeSeq)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized List<Entry> standings() {
        return entries.stream()
                .filter(e ->
                        e.event() instanceof ScannerEvent.ScannerQualified
                                || e.event() instanceof ScannerEvent.CanaryScanned)
                .toList();
    }

    @Override
    public synchronized List<Unlisted> deadLetters(int max) {
        answers();
        return List.of();
    }

    @Override
    public synchronized List<Entry> history(IncidentId id) {
        answers();
        return entries.stream().filter(e -> concerns(e.event(), id)).toList();
    }

    private static boolean concerns(JournalEvent event, IncidentId id) {
        return switch (event) {
            case IncidentEvent.IncidentOpened f -> f.incident().equals(id);
            case IncidentEvent.NoteTaken f -> f.incident().equals(id);
            case IncidentEvent.ActCompleted f -> f.incident().equals(id);
            case IncidentEvent.ReportIssued f -> f.incident().equals(id);
            case HoldEvent.UnitHeld f -> f.incident().equals(Optional.of(id));
            case HoldEvent.TargetHeld f -> f.incident().equals(Optional.of(id));
            case HoldEvent.UnitReleased f -> f.incident().equals(Optional.of(id));
            default -> false;
        };
    }
}
