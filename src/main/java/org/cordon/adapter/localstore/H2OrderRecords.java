package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.reconciliation.OrderRecords;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.OrderStatements;
import org.cordon.core.reconciliation.UnitRecord;
import org.cordon.core.verdict.VerdictCode;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Units of orders as the local store has them, by a walk through its tables side by side.
public final class H2OrderRecords implements OrderRecords {
    private static final String UNITS =
            """
            select unit, kind, parent, state from units where opening = ? and unit > ?
            order by opening, unit fetch first ? rows only
            """;
    private static final String ACCEPTED =
            """
            select unit, first_at from accepted where order_id = ? and station = ? and unit > ?
            order by order_id, station, unit fetch first ? rows only
            """;
    private static final String NEXT_STATION =
            "select min(station) from accepted where order_id = ? and station > ?";
    private static final String FIRST_STATION =
            "select 1 from accepted where order_id = ? and station = '' fetch first row only";
    private static final String REPORTED =
            "select "
                    + ReportedTable.COLUMNS
                    + """
                     from reported where order_id = ? and unit > ?
                    order by order_id, unit, epoch, seq, place fetch first ? rows only
                    """;
    private static final String NO_UNIT =
            "select "
                    + ReportedTable.COLUMNS
                    + " from reported where order_id = ? and unit = '' order by epoch, seq, place";
    private static final String REJECTED =
            """
            select unit from rejected where order_id = ? and unit > ?
            order by order_id, unit, station, may_return fetch first ? rows only
            """;
    private static final String TWICE =
            """
            select unit from first_reads where order_id = ? and verdict = 'DUPLICATE' and unit > ?
            order by order_id, verdict, unit fetch first ? rows only
            """;
    private static final String TRIALS =
            """
            select unit from test_pieces where order_id = ? and unit > ?
            order by order_id, unit fetch first ? rows only
            """;
    private static final String REFUSED =
            """
            select unit, verdict, station, last_at from refused_reads
            where order_id = ? and unit > ? order by order_id, unit fetch first ? rows only
            """;
    static final String STATEMENTS =
            """
            select e.line from statements r
            left join entries e on e.stream = 'ACTS' and e.epoch = r.epoch and e.seq = r.seq
            where r.order_id = ?
            order by r.epoch, r.seq
            """;
    static final String LAST_REPORT =
            """
            select e.line from (select epoch, seq from line_reports where order_id = ?
                order by order_id desc, epoch desc, seq desc fetch first row only) r
            left join entries e on e.stream = 'SCANS' and e.epoch = r.epoch and e.seq = r.seq
            """;
    private static final String OPENING =
            """
            select p.order_id, p.product, p.gtin, p.lot, p.expiry, p.packs, p.allocated, p.units
            from orders o join openings p on p.opening = o.opening where o.id = ?
            """;

    private final H2Database database;
    private final StoreQueries records;
    private final EntryReader reader;

    /// Reads a database.
    ///
    /// @param records of the same one
    /// @param reader turns the lines kept there into entries
    public H2OrderRecords(H2Database database, StoreQueries records, EntryReader reader) {
        this.database = database;
        this.records = records;
        this.reader = reader;
    }

    private record Opening(Order order, boolean allocated, boolean containers) {}

    @Override
    public Optional<OrderRecord> order(OrderId order) {
        Optional<Opening> opening =
                database.read(handle ->
                        handle.createQuery(OPENING)
                                .bind(0, order.value())
                                .map((row, _) ->
                                        new Opening(
                                                RowMappers.order(row),
                                                row.getBoolean(7),
                                                row.getInt(8) > row.getInt(6)))
                                .findOne());
        return opening.map(known ->
                new OrderRecord(
                        known.order(),
                        known.allocated(),
                        known.containers(),
                        lastReport(order),
                        statements(order),
                        tagged()));
    }

    private long tagged() {
        return records.heldTargets().stream()
                .map(HeldTarget::target)
                .filter(HoldTarget.Tagged.class::isInstance)
                .mapToLong(target -> ((HoldTarget.Tagged) target).quantity())
                .sum();
    }

    private Optional<Instant> lastReport(OrderId order) {
        return lines(LAST_REPORT, order)
                .map(line -> reader.read(line).event())
                .filter(LineEvent.LineDataReported.class::isInstance)
                .map(event -> ((LineEvent.LineDataReported) event).receivedAt())
                .findFirst();
    }

    private OrderStatements statements(OrderId order) {
        OrderStatements statements = new OrderStatements();
        lines(STATEMENTS, order)
                .map(line -> reader.read(line).event())
                .filter(ReconciliationEvent.class::isInstance)
                .forEach(event -> statements.apply((ReconciliationEvent) event));
        return statements;
    }

    private Stream<String> lines(String query, OrderId order) {
        return database
                .read(handle ->
                        handle.createQuery(query).bind(0, order.value()).mapTo(String.class).list())
                .stream();
    }

    @Override
    public void units(OrderId order, OrderStatements statements, Predicate<UnitRecord> each) {
        Walk walk = new Walk(order, statements);
        while (walk.hasNext()) {
            if (!each.test(walk.next())) {
                return;
            }
        }
    }

    /// Reads a row.
    @FunctionalInterface
    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> KeyedRows<T> rows(String sql, Mapping<T> mapping, Object... values) {
        return new KeyedRows<>(
                "",
                (unit, most) ->
                        database.read(handle -> {
                            Query query = handle.createQuery(sql);
                            int place = 0;
                            for (Object value : values) {
                                query.bind(place++, value);
                            }
                            return query.bind(place, unit)
                                    .bind(place + 1, most)
                                    .map((row, _) ->
                                            new KeyedRows.Row<>(row.getString(1), mapping.of(row)))
                                    .list();
                        }));
    }

    /// All tables side by side, unit by unit.
    private final class Walk {
        private final OrderStatements statements;
        private final KeyedRows<Unit> units;
        private final Map<Optional<StationId>, KeyedRows<Instant>> accepted = new HashMap<>();
        private final KeyedRows<ReportedTable.Row> reported;
        private final KeyedRows<UnitRecord.Refused> refused;
        private final KeyedRows<String> rejected;
        private final KeyedRows<String> trials;
        private final KeyedRows<String> twice;
        private final Set<Long> withdrawn = new HashSet<>();
        private final Map<UnitId, List<LineReport>> emptied = new HashMap<>();

        Walk(OrderId order, OrderStatements statements) {
            this.statements = statements;
            String id = order.value();
            units = rows(UNITS, RowMappers::unit, opening(order));
            for (String station : stations(id)) {
                accepted.put(
                        station.isEmpty() ? Optional.empty() : Optional.of(new StationId(station)),
                        rows(ACCEPTED, row -> RowMappers.instant(row, 2), id, station));
            }
            reported = rows(REPORTED, ReportedTable::row, id);
            refused =
                    rows(
                            REFUSED,
                            row ->
                                    new UnitRecord.Refused(
                                            VerdictCode.ofStoredName(row.getString(2)),
                                            station(row.getString(3)),
                                            RowMappers.instant(row, 4)),
                            id);
            rejected = rows(REJECTED, row -> row.getString(1), id);
            trials = rows(TRIALS, row -> row.getString(1), id);
            twice = rows(TWICE, row -> row.getString(1), id);
            List<ReportedTable.Row> ofNoUnit =
                    database.read(handle ->
                            handle.createQuery(NO_UNIT)
                                    .bind(0, id)
                                    .map((row, _) -> ReportedTable.row(row))
                                    .list());
            ofNoUnit.stream()
                    .filter(ReportedTable.Row::isWithdrawal)
                    .map(ReportedTable.Row::number)
                    .forEach(withdrawn::add);
            ofNoUnit.stream()
                    .filter(row -> !withdrawn.contains(row.number()))
                    .map(ReportedTable.Row::report)
                    .forEach(this::emptied);
        }

        private void emptied(LineReport report) {
            if (report.fact() instanceof LineFact.Unpacked(var container, var _)) {
                emptied.computeIfAbsent(container, _ -> new ArrayList<>()).add(report);
            }
        }

        private static Optional<StationId> station(String stored) {
            return Optional.of(stored).filter(name -> !name.isEmpty()).map(StationId::new);
        }

        private long opening(OrderId order) {
            return database.read(handle ->
                    handle.createQuery("select opening from orders where id = ?")
                            .bind(0, order.value())
                            .mapTo(Long.class)
                            .findOne()
                            .orElse(0L));
        }

        private List<String> stations(String order) {
            return database.read(handle -> {
                List<String> found = new ArrayList<>();
                if (handle.createQuery(FIRST_STATION)
                        .bind(0, order)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent()) {
                    found.add("");
                }
                Optional<String> next = Optional.of("");
                while (next.isPresent()) {
                    next =
                            handle.createQuery(NEXT_STATION)
                                    .bind(0, order)
                                    .bind(1, next.get())
                                    .mapTo(String.class)
                                    .findOne();
                    next.ifPresent(found::add);
                }
                return found;
            });
        }

        private Stream<KeyedRows<?>> all() {
            return Stream.concat(
                    Stream.of(units, reported, refused, rejected, trials, twice),
                    accepted.values().stream());
        }

        private @Nullable String first() {
            String first = null;
            for (KeyedRows<?> each : all().toList()) {
                String next = each.next();
                if (next != null && (first == null || next.compareTo(first) < 0)) {
                    first = next;
                }
            }
            return first;
        }

        boolean hasNext() {
            return first() != null;
        }

        UnitRecord next() {
            String key = String.valueOf(first());
            UnitId id = UnitId.parse(key).orElseThrow(() -> new IllegalStateException(key));
            Optional<Unit> listed = units.take(key).stream().findFirst();
            LineData data = new LineData();
            List<ReportedTable.Row> facts = reported.take(key);
            Set<UnitId> containers = new HashSet<>();
            listed.flatMap(Unit::parent).ifPresent(containers::add);
            for (ReportedTable.Row row : facts) {
                if (row.report().fact() instanceof LineFact.Packed(var container, var _)) {
                    containers.add(container);
                }
            }
            // A container is emptied only of what was packed into it, so that is taken first.
            facts.stream()
                    .filter(row -> !isWithdrawn(row))
                    .forEach(row -> data.apply(row.report()));
            containers.forEach(
                    container -> emptied.getOrDefault(container, List.of()).forEach(data::apply));
            Map<Optional<StationId>, Instant> at = new HashMap<>();
            accepted.forEach(
                    (station, rows) -> rows.take(key).forEach(first -> at.put(station, first)));
            return new UnitRecord(
                    id,
                    listed,
                    data.unit(id, listed),
                    new UnitRecord.Reported(
                            data.commissioned(id).isPresent(),
                            facts.stream().anyMatch(this::packs)),
                    at,
                    refused.take(key).stream().findFirst(),
                    !rejected.take(key).isEmpty(),
                    !trials.take(key).isEmpty(),
                    !twice.take(key).isEmpty(),
                    statements.explained(id));
        }

        private boolean packs(ReportedTable.Row row) {
            return row.report().fact() instanceof LineFact.Packed && !isWithdrawn(row);
        }

        private boolean isWithdrawn(ReportedTable.Row row) {
            return withdrawn.contains(row.number());
        }
    }
}
