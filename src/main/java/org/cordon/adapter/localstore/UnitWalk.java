package org.cordon.adapter.localstore;

import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.OrderStatements;
import org.cordon.core.reconciliation.UnitRecord;
import org.cordon.core.verdict.VerdictCode;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Reads the units of one order from all tables side by side, in the order of their keys. For one thread.
final class UnitWalk {
    /// Units that are asked for at a time, where only some are.
    private static final int CHUNK = 500;

    /// The name that comes next in order is the same with this behind it.
    private static final char FIRST_CHARACTER = '\u0001';

    private static final Table UNITS =
            new Table(
                    "select unit, kind, parent, state from units where opening = ?",
                    "opening, unit");
    private static final Table ACCEPTED =
            new Table(
                    "select unit, first_at from accepted where order_id = ? and station = ?",
                    "order_id, station, unit");
    private static final Table REPORTED =
            new Table(
                    "select " + ReportedTable.COLUMNS + " from reported where order_id = ?",
                    "order_id, unit, epoch, seq, place");
    private static final Table REJECTED =
            new Table(
                    "select unit from rejected where order_id = ?",
                    "order_id, unit, station, may_return");
    private static final Table TWICE =
            new Table(
                    "select unit from first_reads where order_id = ? and verdict = 'DUPLICATE'",
                    "order_id, verdict, unit");
    private static final Table TRIALS =
            new Table("select unit from test_pieces where order_id = ?", "order_id, unit");
    private static final Table REFUSED =
            new Table(
                    "select unit, verdict, station, last_at from refused_reads where order_id = ?",
                    "order_id, unit");

    /// One step in the index. For the least of them, and for those above a station, H2 would go through all that were
    /// accepted there.
    private static final String NEXT_STATION =
            """
            select station from accepted where order_id = ? and station >= ?
            order by order_id, station, unit fetch first row only
            """;

    private static final String FIRST_STATION =
            "select 1 from accepted where order_id = ? and station = '' fetch first row only";
    private static final String NO_UNIT =
            "select "
                    + ReportedTable.COLUMNS
                    + " from reported where order_id = ? and unit = '' order by epoch, seq, place";

    private final H2Database database;
    private final String order;
    private final OrderStatements statements;
    private final long opening;
    private final List<String> stations;
    private final Set<Long> withdrawn = new HashSet<>();
    private final Map<UnitId, List<LineReport>> emptied = new HashMap<>();

    /// A table whose rows are read in the order of its primary key.
    private record Table(String select, String key) {
        String page() {
            return select + " and unit > ? order by " + key + " fetch first ? rows only";
        }

        /// One unit a time: asked for many at once, H2 goes through all rows of the order.
        String one() {
            return select + " and unit = ? order by " + key;
        }
    }

    /// Reads a row.
    @FunctionalInterface
    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Makes the rows of a table.
    private interface Source {
        <T> KeyedRows<T> rows(Table table, Mapping<T> mapping, Object... values);
    }

    UnitWalk(H2Database database, OrderId order, OrderStatements statements) {
        this.database = database;
        this.order = order.value();
        this.statements = statements;
        opening = opening();
        stations = stations();
        List<ReportedTable.Row> ofNoUnit =
                database.read(handle ->
                        handle.createQuery(NO_UNIT)
                                .bind(0, this.order)
                                .map((row, _) -> ReportedTable.row(row))
                                .list());
        ofNoUnit.stream()
                .filter(ReportedTable.Row::isWithdrawal)
                .map(ReportedTable.Row::number)
                .forEach(withdrawn::add);
        for (ReportedTable.Row row : ofNoUnit) {
            if (!isWithdrawn(row)
                    && row.report().fact() instanceof LineFact.Unpacked(var container, var _)) {
                emptied.computeIfAbsent(container, _ -> new ArrayList<>()).add(row.report());
            }
        }
    }

    /// Goes through all units; see [org.cordon.app.reconciliation.OrderRecords#units].
    void all(Predicate<UnitRecord> each) {
        Rows rows = new Rows(this::paged);
        for (String key = rows.first(); !key.isEmpty(); key = rows.first()) {
            if (!each.test(record(key, rows))) {
                return;
            }
        }
    }

    /// Goes through some units.
    void some(Collection<UnitId> units, Consumer<UnitRecord> each) {
        List<String> keys = units.stream().map(UnitId::key).sorted().toList();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            List<String> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            Rows rows = new Rows(some(chunk));
            chunk.forEach(key -> each.accept(record(key, rows)));
        }
    }

    private <T> KeyedRows<T> paged(Table table, Mapping<T> mapping, Object... values) {
        String sql = table.page();
        return new KeyedRows<>(
                "",
                (unit, most) ->
                        database.read(handle ->
                                list(
                                        bound(handle.createQuery(sql), values)
                                                .bind(values.length, unit)
                                                .bind(values.length + 1, most),
                                        mapping)));
    }

    private Source some(List<String> keys) {
        return new Source() {
            @Override
            public <T> KeyedRows<T> rows(Table table, Mapping<T> mapping, Object... values) {
                String sql = table.one();
                return KeyedRows.of(
                        database.read(handle -> {
                            List<KeyedRows.Row<T>> found = new ArrayList<>();
                            for (String key : keys) {
                                found.addAll(
                                        list(
                                                bound(handle.createQuery(sql), values)
                                                        .bind(values.length, key),
                                                mapping));
                            }
                            return found;
                        }));
            }
        };
    }

    private static Query bound(Query query, Object... values) {
        IntStream.range(0, values.length).forEach(place -> query.bind(place, values[place]));
        return query;
    }

    private static <T> List<KeyedRows.Row<T>> list(Query query, Mapping<T> mapping) {
        return query.map((row, _) -> new KeyedRows.Row<>(row.getString(1), mapping.of(row))).list();
    }

    private static Optional<StationId> station(String stored) {
        return Optional.of(stored).filter(name -> !name.isEmpty()).map(StationId::new);
    }

    private long opening() {
        return database.read(handle ->
                handle.createQuery("select opening from orders where id = ?")
                        .bind(0, order)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L));
    }

    private List<String> stations() {
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
                                .bind(1, next.get() + FIRST_CHARACTER)
                                .mapTo(String.class)
                                .findOne();
                next.ifPresent(found::add);
            }
            return found;
        });
    }

    /// All tables, each at its next unit.
    private final class Rows {
        private final KeyedRows<Unit> units;
        private final Map<Optional<StationId>, KeyedRows<Instant>> accepted = new HashMap<>();
        private final KeyedRows<ReportedTable.Row> reported;
        private final KeyedRows<UnitRecord.Refused> refused;
        private final KeyedRows<String> rejected;
        private final KeyedRows<String> trials;
        private final KeyedRows<String> twice;
        private final List<KeyedRows<?>> all = new ArrayList<>();

        Rows(Source source) {
            units = source.rows(UNITS, RowMappers::unit, opening);
            for (String each : stations) {
                accepted.put(
                        station(each),
                        source.rows(ACCEPTED, row -> RowMappers.instant(row, 2), order, each));
            }
            reported = source.rows(REPORTED, ReportedTable::row, order);
            refused =
                    source.rows(
                            REFUSED,
                            row ->
                                    new UnitRecord.Refused(
                                            VerdictCode.ofStoredName(row.getString(2)),
                                            station(row.getString(3)),
                                            RowMappers.instant(row, 4)),
                            order);
            rejected = source.rows(REJECTED, row -> row.getString(1), order);
            trials = source.rows(TRIALS, row -> row.getString(1), order);
            twice = source.rows(TWICE, row -> row.getString(1), order);
            all.addAll(List.of(units, reported, refused, rejected, trials, twice));
            all.addAll(accepted.values());
        }

        /// The first unit that any table is at; an empty key at the end.
        String first() {
            String first = "";
            for (KeyedRows<?> each : all) {
                String next = each.next();
                if (next != null && (first.isEmpty() || next.compareTo(first) < 0)) {
                    first = next;
                }
            }
            return first;
        }
    }

    private UnitRecord record(String key, Rows rows) {
        UnitId id = UnitId.parse(key).orElseThrow(() -> new IllegalStateException(key));
        Optional<Unit> listed = rows.units.take(key).stream().findFirst();
        LineData data = new LineData();
        List<ReportedTable.Row> facts = rows.reported.take(key);
        Set<UnitId> containers = new HashSet<>();
        listed.flatMap(Unit::parent).ifPresent(containers::add);
        for (ReportedTable.Row row : facts) {
            if (row.report().fact() instanceof LineFact.Packed(var container, var _)) {
                containers.add(container);
            }
        }
        // A container is emptied only of what was packed into it, so that is taken first.
        facts.stream().filter(row -> !isWithdrawn(row)).forEach(row -> data.apply(row.report()));
        containers.forEach(
                container -> emptied.getOrDefault(container, List.of()).forEach(data::apply));
        Map<Optional<StationId>, Instant> at = new HashMap<>();
        rows.accepted.forEach(
                (station, table) -> table.take(key).forEach(first -> at.put(station, first)));
        return new UnitRecord(
                id,
                listed,
                data.unit(id, listed),
                new UnitRecord.Reported(
                        data.commissioned(id).isPresent(), facts.stream().anyMatch(this::packs)),
                at,
                rows.refused.take(key).stream().findFirst(),
                !rows.rejected.take(key).isEmpty(),
                !rows.trials.take(key).isEmpty(),
                !rows.twice.take(key).isEmpty(),
                statements.explained(id));
    }

    private boolean packs(ReportedTable.Row row) {
        return row.report().fact() instanceof LineFact.Packed && !isWithdrawn(row);
    }

    private boolean isWithdrawn(ReportedTable.Row row) {
        return withdrawn.contains(row.number());
    }
}
