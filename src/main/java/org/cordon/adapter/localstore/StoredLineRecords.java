package org.cordon.adapter.localstore;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers about what was read, rejected and reported of orders from the database. Every method blocks.
final class StoredLineRecords {
    static final String LINE_REPORTS =
            """
            select e.line from line_reports r
            left join entries e on e.stream = 'SCANS' and e.epoch = r.epoch and e.seq = r.seq
            where r.order_id = ?
            order by r.epoch, r.seq
            """;

    private static final String MACHINE_REPORTS =
            """
            select e.line from machine_reports r
            join entries e on e.stream = 'SCANS' and e.epoch = r.epoch and e.seq = r.seq
            order by r.epoch, r.seq
            """;

    private static final String PUT_BACK =
            """
            select p.unit, c.station from put_back p
            left join came_back c on c.order_id = p.order_id and c.unit = p.unit
            where p.order_id = ?
            """;

    private final H2Database database;
    private final StoredEntries entries;

    StoredLineRecords(H2Database database, StoredEntries entries) {
        this.database = database;
        this.entries = entries;
    }

    /// Units of an order that each station has accepted, with the first time.
    Map<Optional<StationId>, Map<UnitId, Instant>> accepted(OrderId order) {
        return database.read(handle -> {
            Map<Optional<StationId>, Map<UnitId, Instant>> accepted = new HashMap<>();
            handle.createQuery("select station, unit, first_at from accepted where order_id = ?")
                    .bind(0, order.value())
                    .map((row, _) -> {
                        accepted.computeIfAbsent(station(row.getString(1)), _ -> new HashMap<>())
                                .put(RowMappers.unitId(row, 2), RowMappers.instant(row, 3));
                        return row;
                    })
                    .forEach(_ -> {});
            return accepted;
        });
    }

    /// Units of an order that rejects took off the belt.
    Set<RejectedUnit> rejected(OrderId order) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "select station, unit, may_return from rejected where order_id = ?")
                        .bind(0, order.value())
                        .map((row, _) ->
                                new RejectedUnit(
                                        new StationId(row.getString(1)),
                                        RowMappers.unitId(row, 2),
                                        row.getBoolean(3)))
                        .stream()
                        .collect(Collectors.toSet()));
    }

    /// Helper codes of an order, in the order in which they were found.
    List<HelperCode> helperCodes(OrderId order) {
        return database.read(handle ->
                handle.createQuery(
                                "select code, unit from helper_codes where order_id = ?"
                                        + " order by epoch, seq, code")
                        .bind(0, order.value())
                        .map((row, _) ->
                                new HelperCode(row.getString(1), RowMappers.unitId(row, 2)))
                        .list());
    }

    /// Units of an order that were read in set-up or in a challenge.
    Map<UnitId, TestPiece> testPieces(OrderId order) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "select unit, purpose, first_at from test_pieces where order_id ="
                                        + " ?")
                        .bind(0, order.value())
                        .map((row, _) ->
                                Map.entry(
                                        RowMappers.unitId(row, 1),
                                        new TestPiece(
                                                ReadPurpose.valueOf(row.getString(2)),
                                                RowMappers.instant(row, 3))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// What machines said last of each thing, oldest first.
    List<LineEvent.MachineReported> machineReports() {
        return entries.listed(MACHINE_REPORTS).stream()
                .map(Entry::event)
                .filter(LineEvent.MachineReported.class::isInstance)
                .map(LineEvent.MachineReported.class::cast)
                .toList();
    }

    /// What is recorded of an order's line data.
    RecordedLineData lineData(OrderId order) {
        RecordedLineData.Projector reported = new RecordedLineData.Projector();
        entries.listed(LINE_REPORTS, order.value()).stream()
                .map(Entry::event)
                .filter(LineEvent.class::isInstance)
                .forEach(event -> reported.apply((LineEvent) event));
        return database.read(handle -> {
            Map<UnitId, Set<Optional<StationId>>> putBack = new HashMap<>();
            handle.createQuery(PUT_BACK)
                    .bind(0, order.value())
                    .map((row, _) -> {
                        Set<Optional<StationId>> since =
                                putBack.computeIfAbsent(
                                        RowMappers.unitId(row, 1), _ -> new HashSet<>());
                        Optional.ofNullable(row.getString(2))
                                .ifPresent(stored -> since.add(station(stored)));
                        return row;
                    })
                    .forEach(_ -> {});
            Map<UnitId, RecordedLineData.Read> notCommissioned = new HashMap<>();
            Set<UnitId> twice = new HashSet<>();
            handle.createQuery(
                            "select unit, verdict, station, first_at from first_reads"
                                    + " where order_id = ?")
                    .bind(0, order.value())
                    .map((row, _) -> {
                        UnitId unit = RowMappers.unitId(row, 1);
                        if (VerdictCode.ofStoredName(row.getString(2)) == VerdictCode.DUPLICATE) {
                            twice.add(unit);
                        } else {
                            notCommissioned.put(
                                    unit,
                                    new RecordedLineData.Read(
                                            station(row.getString(3)), RowMappers.instant(row, 4)));
                        }
                        return row;
                    })
                    .forEach(_ -> {});
            return new RecordedLineData(
                    reported.get().reports(),
                    reported.get().last(),
                    putBack,
                    notCommissioned,
                    twice,
                    reported.get().rework());
        });
    }

    /// Scans of an order by place and verdict.
    Map<ScanCounts.Place, Map<VerdictCode, Long>> counts(OrderId order) {
        return database.read(handle -> {
            ScanCounts counts = new ScanCounts();
            handle.createQuery(
                            "select station, lane, role, verdict, scans from tallies"
                                    + " where order_id = ?")
                    .bind(0, order.value())
                    .map((row, _) -> {
                        counts.add(
                                new ScanCounts.Place(
                                        station(row.getString(1)),
                                        row.getInt(2),
                                        DeviceRole.valueOf(row.getString(3))),
                                VerdictCode.ofStoredName(row.getString(4)),
                                row.getLong(5));
                        return row;
                    })
                    .forEach(_ -> {});
            return counts.byPlace();
        });
    }

    private static Optional<StationId> station(String stored) {
        return stored.isEmpty() ? Optional.empty() : Optional.of(new StationId(stored));
    }
}
