package org.cordon.core.projection;

import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.reconciliation.UnitRecord;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is recorded of the units of one order, from the events of both streams, each oldest first. Keeps them in memory,
/// about a kilobyte a pack: for commands and tests; the terminal reads its local store. For one thread.
public final class RecordedUnits {
    private final OrderId order;

    // As the order runs, and as it is being loaded.
    private Map<UnitId, Unit> listed = Map.of();
    private Map<UnitId, Unit> loading = new HashMap<>();
    private Optional<OrderEvent.OrderOpened> opened = Optional.empty();
    private Optional<OrderEvent.OrderOpened> running = Optional.empty();

    private final LineData data = new LineData();
    private final Set<UnitId> reported = new HashSet<>();

    // The reports that packed each unit, and those that were declared wrong.
    private final Map<UnitId, Set<String>> packed = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<UnitId, Map<Optional<StationId>, Instant>> accepted = new HashMap<>();
    private final Map<UnitId, UnitRecord.Refused> refused = new HashMap<>();
    private final RejectedUnits rejected = new RejectedUnits();
    private final Set<UnitId> trials = new HashSet<>();
    private final Set<UnitId> twice = new HashSet<>();
    private final OrderStatements statements = new OrderStatements();
    private Optional<Instant> lastReport = Optional.empty();

    /// Nothing is recorded yet.
    public RecordedUnits(OrderId order) {
        this.order = order;
    }

    /// Takes account of the next event; one of another order changes nothing.
    public void apply(JournalEvent event) {
        if (event instanceof OrderEvent loaded) {
            apply(loaded);
        }
        if (event instanceof LineEvent line && line.order().equals(Optional.of(order))) {
            apply(line);
        }
        if (event instanceof ReconciliationEvent stated && stated.order().equals(order)) {
            statements.apply(stated);
        }
    }

    private void apply(OrderEvent event) {
        switch (event) {
            case OrderEvent.OrderOpened e when e.order().id().equals(order) -> {
                opened = Optional.of(e);
                loading = new HashMap<>();
            }
            case OrderEvent.UnitsListed(var id, var units) when id.equals(order) ->
                    units.forEach(unit -> loading.put(unit.id(), unit));
            case OrderEvent.OrderActivated(var id, _) when id.equals(order) -> {
                listed = loading;
                running = opened;
            }
            case OrderEvent.OrderOpened _,
                    OrderEvent.UnitsListed _,
                    OrderEvent.OrderActivated _,
                    OrderEvent.OrderPlanned _ -> {
                // Of another order, or one that waits.
            }
        }
    }

    private void apply(LineEvent event) {
        rejected.apply(event);
        switch (event) {
            case LineEvent.LineDataReported e -> {
                lastReport = Optional.of(e.receivedAt());
                e.reports().forEach(this::apply);
            }
            case ScanJudged scan -> {
                if (scan.isAccepted()) {
                    accepted.computeIfAbsent(scan.unit().orElseThrow(), _ -> new HashMap<>(4))
                            .putIfAbsent(scan.station(), scan.receivedAt());
                }
                if (scan.isRefusedAtStation()) {
                    UnitId unit = scan.unit().orElseThrow();
                    refused.put(
                            unit,
                            new UnitRecord.Refused(
                                    scan.verdict(), scan.station(), scan.receivedAt()));
                }
                if (RecordedLineData.isKept(scan) && scan.verdict() == VerdictCode.DUPLICATE) {
                    twice.add(scan.unit().orElseThrow());
                }
                if (scan.testPiece().isPresent()) {
                    trials.add(scan.unit().orElseThrow());
                }
            }
            case ContainerEvent.Reworked reworked -> reworked.reports().forEach(this::apply);
            case LineEvent.UnitRejected _ -> {
                // Taken account of above.
            }
            case LineEvent.LineSignalled _, LineEvent.MachineReported _ -> {
                // Of no unit.
            }
        }
    }

    private void apply(LineReport report) {
        data.apply(report);
        reported.addAll(report.fact().units());
        if (report.fact() instanceof LineFact.Packed(var container, var units)) {
            reported.add(container);
            units.forEach(
                    unit -> packed.computeIfAbsent(unit, _ -> new HashSet<>(2)).add(report.id()));
        }
        if (report.fact() instanceof LineFact.Withdrawn) {
            withdrawn.add(report.id());
        }
    }

    /// The order as it runs; empty if it never ran.
    public Optional<OrderEvent.OrderOpened> running() {
        return running;
    }

    /// When the last line data came.
    public Optional<Instant> lastReport() {
        return lastReport;
    }

    /// What people have stated.
    public OrderStatements statements() {
        return statements;
    }

    /// All units that are listed, reported or accepted, in the order of their keys.
    public Stream<UnitRecord> all() {
        Set<UnitId> off =
                rejected.all().stream().map(RejectedUnit::unit).collect(Collectors.toSet());
        return Stream.of(
                        listed.keySet(),
                        reported,
                        accepted.keySet(),
                        off,
                        refused.keySet(),
                        trials,
                        twice)
                .flatMap(Set::stream)
                .distinct()
                .sorted(Comparator.comparing(UnitId::key))
                .map(unit -> record(unit, off));
    }

    private UnitRecord record(UnitId id, Set<UnitId> off) {
        Optional<Unit> unit = Optional.ofNullable(listed.get(id));
        return new UnitRecord(
                id,
                unit,
                data.unit(id, unit),
                new UnitRecord.Reported(
                        data.commissioned(id).isPresent(),
                        !withdrawn.containsAll(packed.getOrDefault(id, Set.of()))),
                accepted.getOrDefault(id, Map.of()),
                Optional.ofNullable(refused.get(id)),
                off.contains(id),
                trials.contains(id),
                twice.contains(id),
                statements.explained(id));
    }
}
