package org.cordon.adapter.localstore;

import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.RejectedUnits;
import org.cordon.core.projection.StateChange;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.verdict.VerdictCode;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Scans, what stations have accepted and rejects taken off, what was reported, counts, and what nobody has answered.
final class ScanTable {
    private static final String SCAN =
            """
            insert into scans (epoch, seq, device, role, received_at, order_id, verdict, unit,
                fault, container, answer, station, lane)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UNSOLVED =
            "insert into unsolved (epoch, seq, alarm_epoch, alarm_seq) values (?, ?, ?, ?)";
    private static final String ACCEPTED =
            """
            merge into accepted a
            using (values (cast(? as varchar), cast(? as varchar), cast(? as varchar),
                cast(? as timestamp(9) with time zone))) n (order_id, station, unit, first_at)
            on a.order_id = n.order_id and a.station = n.station and a.unit = n.unit
            when not matched then insert (order_id, station, unit, first_at)
                values (n.order_id, n.station, n.unit, n.first_at)
            """;
    private static final String HELPER =
            """
            merge into helper_codes h
            using (values (cast(? as varchar), cast(? as varchar), cast(? as varchar),
                cast(? as int), cast(? as bigint))) n (order_id, code, unit, epoch, seq)
            on h.order_id = n.order_id and h.code = n.code and h.unit = n.unit
            when not matched then insert (order_id, code, unit, epoch, seq)
                values (n.order_id, n.code, n.unit, n.epoch, n.seq)
            """;
    private static final String TALLY =
            """
            merge into tallies t
            using (values (cast(? as varchar), cast(? as varchar), cast(? as smallint),
                cast(? as varchar), cast(? as varchar), cast(? as bigint)))
                n (order_id, station, lane, role, verdict, scans)
            on t.order_id = n.order_id and t.station = n.station and t.lane = n.lane
                and t.role = n.role and t.verdict = n.verdict
            when matched then update set scans = t.scans + n.scans
            when not matched then insert (order_id, station, lane, role, verdict, scans)
                values (n.order_id, n.station, n.lane, n.role, n.verdict, n.scans)
            """;
    private static final String REJECTED =
            """
            merge into rejected (order_id, unit, station, may_return)
            key (order_id, unit, station, may_return) values (?, ?, ?, ?)
            """;
    private static final String RETURNED =
            """
            delete from rejected where order_id = ? and unit = ? and may_return
            and (station = ? or ? = '')
            """;
    private static final String MAY_RETURN =
            "select 1 from rejected where order_id = ? and may_return fetch first row only";
    private static final String REPORTED =
            "insert into line_reports (order_id, epoch, seq) values (?, ?, ?)";
    private static final String FIRST_READ =
            """
            merge into first_reads f
            using (values (cast(? as varchar), cast(? as varchar), cast(? as varchar),
                cast(? as varchar), cast(? as timestamp(9) with time zone)))
                n (order_id, verdict, unit, station, first_at)
            on f.order_id = n.order_id and f.verdict = n.verdict and f.unit = n.unit
            when not matched then insert (order_id, verdict, unit, station, first_at)
                values (n.order_id, n.verdict, n.unit, n.station, n.first_at)
            """;
    private static final String REFUSED =
            """
            merge into refused_reads (order_id, unit, verdict, station, last_at)
            key (order_id, unit) values (?, ?, ?, ?, ?)
            """;
    private static final String TEST_PIECE =
            """
            merge into test_pieces t
            using (values (cast(? as varchar), cast(? as varchar), cast(? as varchar),
                cast(? as varchar), cast(? as timestamp(9) with time zone)))
                n (order_id, unit, purpose, station, first_at)
            on t.order_id = n.order_id and t.unit = n.unit
            when not matched then insert (order_id, unit, purpose, station, first_at)
                values (n.order_id, n.unit, n.purpose, n.station, n.first_at)
            """;
    private static final String CAME_BACK =
            """
            merge into came_back (order_id, unit, station) key (order_id, unit, station)
            select order_id, unit, cast(? as varchar) from put_back where order_id = ? and unit = ?
            """;
    private static final String ANY_BACK =
            "select 1 from put_back where order_id = ? fetch first row only";
    private static final String ANSWERS =
            "select seq, answer from answers where epoch = ? and seq between ? and ?";

    private final PreparedStatements sql;
    private final Map<Tally, Long> tallies = new HashMap<>();
    private final Set<Arrival> arrivals = new HashSet<>();
    private final Set<Map.Entry<String, HelperCode>> helpers = new HashSet<>();

    // Of each order what these entries took off and did not bring back, and whether others may come
    // back.
    private final Map<OrderId, RejectedUnits> rejected = new HashMap<>();
    private final Map<OrderId, Boolean> mayReturn = new HashMap<>();

    // Of each order whether anything was put back.
    private final Map<OrderId, Boolean> putBack = new HashMap<>();

    private record Tally(
            String order, String station, int lane, DeviceRole role, VerdictCode verdict) {}

    private record Arrival(String order, String station, String unit) {}

    private ScanTable(PreparedStatements sql) {
        this.sql = sql;
    }

    /// @param entries of one epoch of SCANS, oldest first
    static void apply(PreparedStatements sql, List<Entry> entries) throws SQLException {
        ScanTable rows = new ScanTable(sql);
        Map<Long, String> answers = rows.answers(entries);
        for (Entry entry : entries) {
            if (entry.event() instanceof ScanJudged scan) {
                rows.add(entry, scan, Optional.ofNullable(answers.get(entry.seq())));
            }
            if (entry.event() instanceof LineEvent event && event.order().isPresent()) {
                rows.add(event, event.order().get());
                rows.lineData(entry, event, event.order().get());
            }
        }
        for (Map.Entry<Tally, Long> tally : rows.tallies.entrySet()) {
            Tally of = tally.getKey();
            sql.add(
                    TALLY,
                    of.order(),
                    of.station(),
                    of.lane(),
                    of.role(),
                    of.verdict(),
                    tally.getValue());
        }
        for (Map.Entry<OrderId, RejectedUnits> order : rows.rejected.entrySet()) {
            for (RejectedUnit unit : order.getValue().all()) {
                sql.add(
                        REJECTED,
                        order.getKey().value(),
                        unit.unit().key(),
                        unit.station().value(),
                        unit.mayReturn());
            }
        }
        for (String batch :
                List.of(
                        SCAN,
                        UNSOLVED,
                        ACCEPTED,
                        HELPER,
                        RETURNED,
                        REJECTED,
                        TALLY,
                        REPORTED,
                        ReportedTable.ROW,
                        REFUSED,
                        FIRST_READ,
                        TEST_PIECE)) {
            sql.flush(batch);
        }
    }

    private Map<Long, String> answers(List<Entry> entries) throws SQLException {
        return sql
                .list(
                        ANSWERS,
                        row -> Map.entry(row.getLong(1), row.getString(2)),
                        entries.getFirst().epoch(),
                        entries.getFirst().seq(),
                        entries.getLast().seq())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isOpen(LogPosition alarm) throws SQLException {
        return sql.list(ANSWERS, row -> row.getLong(1), alarm.epoch(), alarm.seq(), alarm.seq())
                .isEmpty();
    }

    private void add(LineEvent event, OrderId order) throws SQLException {
        rejected.computeIfAbsent(order, _ -> new RejectedUnits()).apply(event);
        if (event instanceof ScanJudged scan && scan.isAccepted() && mayReturn(order)) {
            String station = scan.station().map(StationId::value).orElse("");
            sql.add(RETURNED, order.value(), scan.unit().map(UnitId::key), station, station);
        }
    }

    private boolean mayReturn(OrderId order) throws SQLException {
        return any(MAY_RETURN, order, mayReturn);
    }

    private boolean any(String query, OrderId order, Map<OrderId, Boolean> asked)
            throws SQLException {
        Boolean known = asked.get(order);
        if (known == null) {
            known = !sql.list(query, row -> row.getInt(1), order.value()).isEmpty();
            asked.put(order, known);
        }
        return known;
    }

    private void lineData(Entry entry, LineEvent event, OrderId order) throws SQLException {
        switch (event) {
            case LineEvent.LineDataReported reported -> {
                sql.add(REPORTED, order.value(), entry.epoch(), entry.seq());
                ReportedTable.add(sql, entry, order, reported);
                for (UnitId unit : reported.putBack()) {
                    putBack(unit.key(), order);
                }
            }
            case ScanJudged scan -> {
                String station = scan.station().map(StationId::value).orElse("");
                if (scan.isAccepted() && any(ANY_BACK, order, putBack)) {
                    sql.run(CAME_BACK, station, order.value(), scan.unit().map(UnitId::key));
                }
                if (scan.isRefusedAtStation()) {
                    sql.add(
                            REFUSED,
                            order.value(),
                            scan.unit().map(UnitId::key),
                            scan.verdict(),
                            station,
                            scan.receivedAt());
                }
                if (RecordedLineData.isKept(scan)) {
                    sql.add(
                            FIRST_READ,
                            order.value(),
                            scan.verdict(),
                            scan.unit().map(UnitId::key),
                            station,
                            scan.receivedAt());
                }
            }
            case LineEvent.UnitRejected _, LineEvent.LineSignalled _ -> {
                // Stands among the rejected ones.
            }
        }
    }

    /// It is rejected no more, and may come once more to stations that had accepted it.
    private void putBack(String unit, OrderId order) throws SQLException {
        putBack.put(order, true);
        sql.run("delete from rejected where order_id = ? and unit = ?", order.value(), unit);
        sql.run("delete from came_back where order_id = ? and unit = ?", order.value(), unit);
        sql.run(
                "merge into put_back (order_id, unit) key (order_id, unit) values (?, ?)",
                order.value(),
                unit);
    }

    private void testPiece(ScanJudged scan, String order, String station) throws SQLException {
        if (scan.testPiece().isPresent()) {
            sql.add(
                    TEST_PIECE,
                    order,
                    scan.unit().map(UnitId::key),
                    scan.purpose(),
                    station,
                    scan.receivedAt());
        }
    }

    private void add(Entry entry, ScanJudged scan, Optional<String> answer) throws SQLException {
        Optional<String> order = scan.order().map(Object::toString);
        Optional<String> unit = scan.unit().map(UnitId::key);
        String station = scan.station().map(StationId::value).orElse("");
        sql.add(
                SCAN,
                entry.epoch(),
                entry.seq(),
                scan.device().value(),
                scan.role(),
                scan.receivedAt(),
                order,
                scan.verdict(),
                unit,
                scan.fault(),
                scan.container().map(UnitId::key),
                answer,
                station,
                scan.lane());
        Optional<LogPosition> alarm = StateChange.of(scan).alarmOf(entry).map(AlarmId::position);
        boolean open =
                alarm.isPresent()
                        && (alarm.get().equals(entry.position())
                                ? answer.isEmpty()
                                : isOpen(alarm.get()));
        if (open) {
            sql.add(UNSOLVED, entry.epoch(), entry.seq(), alarm.get().epoch(), alarm.get().seq());
        }
        if (order.isPresent() && scan.purpose().isPresent()) {
            testPiece(scan, order.get(), station);
        } else if (order.isPresent()) {
            tallies.merge(
                    new Tally(order.get(), station, scan.lane(), scan.role(), scan.verdict()),
                    1L,
                    Long::sum);
            if (scan.isAccepted() && arrivals.add(new Arrival(order.get(), station, unit.get()))) {
                sql.add(ACCEPTED, order, station, unit, scan.receivedAt());
            }
            Optional<HelperCode> helper = scan.helper();
            if (helper.isPresent() && helpers.add(Map.entry(order.get(), helper.get()))) {
                sql.add(HELPER, order, helper.get().text(), unit, entry.epoch(), entry.seq());
            }
        }
    }
}
