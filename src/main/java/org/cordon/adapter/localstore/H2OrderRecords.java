package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.StoreQueries;
<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
import org.cordon.app.port.UnitRecords;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
import org.cordon.app.reconciliation.UnitRecords;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
========
import org.cordon.app.reconciliation.OrderRecords;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.Listing;
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
import org.cordon.core.projection.Statements;
import org.cordon.core.reconciliation.UnitRecord;
========
import org.cordon.core.projection.OrderStatements;
import org.cordon.core.reconciliation.UnitRecord;
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java
import org.cordon.core.verdict.VerdictCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
/// What the local store holds of units and lots. Safe from any thread but the FX thread: every method blocks, for
/// [#LONGEST_SECONDS] at most.
public final class H2UnitRecords implements UnitRecords {
    /// A query that takes longer fails.
    static final int LONGEST_SECONDS = 10;

    static final String POSITIONS =
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
/// Units of orders as the local store has them, by a walk through its tables side by side.
public final class H2UnitRecords implements UnitRecords {
    private static final String UNITS =
========
/// Units of orders as the local store has them, by a walk through its tables side by side.
public final class H2OrderRecords implements OrderRecords {
    private static final String UNITS =
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java
            """
            select epoch, seq from entry_subjects
            where subject = ? and stream = ? and epoch <= ? and (epoch < ? or seq < ?)
            order by subject desc, stream desc, epoch desc, seq desc
            fetch first ? rows only
            """;

    static final String SCANS =
            """
            select epoch, seq from scans
            where order_id = ? and epoch <= ? and (epoch < ? or seq < ?)
            order by order_id desc, epoch desc, seq desc
            fetch first ? rows only
            """;

    private static final String REPORTS =
            """
            select epoch, seq from line_reports where order_id = ?
            order by order_id desc, epoch desc, seq desc fetch first ? rows only
            """;

    private static final String LINE =
            "select line from entries where stream = ? and epoch = ? and seq = ?";

    static final String LISTINGS =
            """
            select p.order_id, p.product, p.gtin, p.lot, p.expiry, p.packs,
                u.unit, u.kind, u.parent, u.state, o.opening
            from orders o
            join openings p on p.opening = o.opening
            join units u on u.opening = o.opening and u.unit = ?
            order by o.opening
            """;
<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java

    private static final String INSIDE =
            " from orders o join units u on u.opening = o.opening and u.parent = ?";

    /// Notes of storage locations and reports are few; of an incident's other entries there may be thousands.
    private static final String OF_INCIDENT =
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    private static final String REFUSED =
========
    private static final String TRIALS =
            """
            select unit from test_pieces where order_id = ? and unit > ?
            order by order_id, unit fetch first ? rows only
            """;
    private static final String REFUSED =
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java
            """
            select e.line from incident_entries i
            left join entries e on e.stream = i.stream and e.epoch = i.epoch and e.seq = i.seq
            where i.incident = ? and i.stream = 'ACTS' and e.fact in ('NoteTaken', 'ReportIssued')
            order by i.epoch, i.seq
            """;

    private final H2Database database;
    private final EntryReader reader;
    private final StoreQueries queries;

    /// Reads a database.
    ///
    /// @param reader turns the lines kept there into entries
<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    public H2UnitRecords(H2Database database, EntryReader reader) {
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    public H2UnitRecords(H2Database database, StoreQueries records, EntryReader reader) {
========
    public H2OrderRecords(H2Database database, StoreQueries records, EntryReader reader) {
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java
        this.database = database;
        this.reader = reader;
<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
        queries = new H2StoreQueries(database, reader);
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
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

    private Statements statements(OrderId order) {
        Statements statements = new Statements();
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
========
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
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java
    }

    @Override
<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    public Optional<LogPosition> applied(StreamId stream) {
        return database.read(handle ->
                asked(
                                handle,
                                "select epoch, seq from applied where stream = ?",
                                stream.storedName())
                        .map((row, _) -> new LogPosition(row.getInt(1), row.getLong(2)))
                        .findOne());
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    public void units(OrderId order, Statements statements, Predicate<UnitRecord> each) {
        Walk walk = new Walk(order, statements);
        while (walk.hasNext()) {
            if (!each.test(walk.next())) {
                return;
            }
        }
========
    public void units(OrderId order, OrderStatements statements, Predicate<UnitRecord> each) {
        Walk walk = new Walk(order, statements);
        while (walk.hasNext()) {
            if (!each.test(walk.next())) {
                return;
            }
        }
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java
    }

    @Override
    public List<Entry> entries(EntrySubject subject, StreamId stream, LogPosition before, int max) {
        return database.read(handle ->
                entries(
                        handle,
                        stream,
                        asked(
                                handle,
                                POSITIONS,
                                subject.key(),
                                stream.storedName(),
                                before.epoch(),
                                before.epoch(),
                                before.seq(),
                                max)));
    }

    @Override
    public long count(EntrySubject subject, StreamId stream) {
        return database.read(handle ->
                asked(
                                handle,
                                "select count(*) from entry_subjects"
                                        + " where subject = ? and stream = ?",
                                subject.key(),
                                stream.storedName())
                        .mapTo(Long.class)
                        .one());
    }

<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    @Override
    public List<Entry> scans(OrderId order, LogPosition before, int max) {
        return database.read(handle ->
                entries(
                        handle,
                        StreamId.SCANS,
                        asked(
                                handle,
                                SCANS,
                                order.value(),
                                before.epoch(),
                                before.epoch(),
                                before.seq(),
                                max)));
    }
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    /// All tables side by side, unit by unit.
    private final class Walk {
        private final Statements statements;
        private final KeyedRows<Unit> units;
        private final Map<Optional<StationId>, KeyedRows<Instant>> accepted = new HashMap<>();
        private final KeyedRows<ReportedTable.Row> reported;
        private final KeyedRows<UnitRecord.Refused> refused;
        private final KeyedRows<String> rejected;
        private final KeyedRows<String> twice;
        private final Set<Long> withdrawn = new HashSet<>();
        private final Map<UnitId, List<LineReport>> emptied = new HashMap<>();
========
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
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java

<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    @Override
    public List<Entry> lineData(OrderId order, int max) {
        return database.read(handle ->
                entries(handle, StreamId.SCANS, asked(handle, REPORTS, order.value(), max)));
    }
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
        Walk(OrderId order, Statements statements) {
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
========
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
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java

    @Override
    public List<Listing> listings(UnitId unit) {
        return database.read(handle ->
                asked(handle, LISTINGS, unit.key())
                        .map((row, _) -> {
                            Order order = RowMappers.order(row);
                            LogPosition opened = StoredLogPosition.read(row.getLong(11));
                            return new Listing(
                                    entry(handle, StreamId.OPERATIONS, opened),
                                    order,
                                    RowMappers.unit(row, 7));
                        })
                        .list());
    }

    @Override
    public List<UnitId> content(UnitId container, int max) {
        return database.read(handle ->
                asked(
                                handle,
                                "select distinct u.unit"
                                        + INSIDE
                                        + " order by u.unit fetch first ? rows only",
                                container.key(),
                                max)
                        .map((row, _) -> RowMappers.unitId(row, 1))
                        .list());
    }

    @Override
    public long contentCount(UnitId container) {
        return database.read(handle ->
                asked(handle, "select count(distinct u.unit)" + INSIDE, container.key())
                        .mapTo(Long.class)
                        .one());
    }

    /// Jumps from product to product in the order of the index, whatever the number of units.
    @Override
    public Set<Gtin> products() {
        return database.read(handle -> {
            Set<Gtin> found = new LinkedHashSet<>();
            products(handle, "subject", "from entry_subjects where subject > ?", found);
            handle.createQuery("select opening from orders")
                    .mapTo(Long.class)
                    .list()
                    .forEach(opening ->
                            products(
                                    handle,
                                    "unit",
                                    "from units where opening = " + opening + " and unit > ?",
                                    found));
            return found;
        });
    }

    private static void products(Handle handle, String column, String from, Set<Gtin> found) {
        Optional<String> next = Optional.of("01");
        while (next.isPresent()) {
            Optional<Gtin> gtin =
                    asked(handle, "select min(" + column + ") " + from, next.get())
                            .mapTo(String.class)
                            .findOne()
                            .flatMap(UnitId::parse)
                            .filter(UnitId.Sgtin.class::isInstance)
                            .map(unit -> ((UnitId.Sgtin) unit).gtin());
            gtin.ifPresent(found::add);
            // After all serials of the product.
            next = gtin.map(product -> "01" + product.digits() + "22");
        }
    }

    @Override
    public List<Order> orders(Lot lot, int max) {
        return database.read(handle ->
                asked(
                                handle,
                                """
                                select p.order_id, p.product, p.gtin, p.lot, p.expiry, p.packs
                                from orders o join openings p on p.opening = o.opening
                                where p.lot = ? order by o.opening desc fetch first ? rows only
                                """,
                                lot.value(),
                                max)
                        .map((row, _) -> RowMappers.order(row))
                        .list());
    }

<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    @Override
    public List<UnitId> helped(String code) {
        return database.read(handle ->
                asked(
                                handle,
                                "select distinct h.unit from orders o join helper_codes h"
                                        + " on h.order_id = o.id and h.code = ? order by h.unit",
                                code)
                        .map((row, _) -> RowMappers.unitId(row, 1))
                        .list());
    }
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
        private Stream<KeyedRows<?>> all() {
            return Stream.concat(
                    Stream.of(units, reported, refused, rejected, twice),
                    accepted.values().stream());
        }
========
        private Stream<KeyedRows<?>> all() {
            return Stream.concat(
                    Stream.of(units, reported, refused, rejected, trials, twice),
                    accepted.values().stream());
        }
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java

    @Override
    public List<HeldTarget> heldTargets() {
        return queries.heldTargets();
    }

    @Override
    public Map<VerdictCode, Long> counts(OrderId order) {
        Map<VerdictCode, Long> counts = new EnumMap<>(VerdictCode.class);
        queries.counts(order)
                .values()
                .forEach(place -> place.forEach((code, n) -> counts.merge(code, n, Long::sum)));
        return counts;
    }

<<<<<<<< HEAD:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
    @Override
    public List<HeldUnit> heldInside(UnitId container, int max) {
        return database.read(handle ->
                asked(
                                handle,
                                "select h.unit, h.incident, h.reason, h.held_at, h.person, h.epoch,"
                                        + " h.seq"
                                        + INSIDE
                                        + " join holds h on h.unit = u.unit and h.earliest"
                                        + " and h.released_at is null"
                                        + " order by h.epoch, h.seq, h.unit"
                                        + " fetch first ? rows only",
                                container.key(),
                                max)
                        .map((row, _) -> RowMappers.held(row))
                        .list());
    }
|||||||| merged common ancestors:src/main/java/org/cordon/adapter/localstore/H2UnitRecords.java
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
                    false,
                    !twice.take(key).isEmpty(),
                    statements.explained(id));
        }
========
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
>>>>>>>> 93aefa1715349193b58f45610b19a2aa18c36235:src/main/java/org/cordon/adapter/localstore/H2OrderRecords.java

    @Override
    public List<Entry> incident(IncidentId incident) {
        return database.read(handle ->
                asked(handle, OF_INCIDENT, incident.value())
                        .mapTo(String.class)
                        .map(reader::read)
                        .list());
    }

    private List<Entry> entries(Handle handle, StreamId stream, Query positions) {
        List<LogPosition> found =
                positions.map((row, _) -> new LogPosition(row.getInt(1), row.getLong(2))).list();
        List<Entry> entries = new ArrayList<>();
        found.forEach(position -> entries.add(entry(handle, stream, position)));
        return entries;
    }

    private Entry entry(Handle handle, StreamId stream, LogPosition position) {
        return reader.read(
                asked(handle, LINE, stream.storedName(), position.epoch(), position.seq())
                        .mapTo(String.class)
                        .one());
    }

    private static Query asked(Handle handle, String sql, Object... values) {
        Query asked = handle.createQuery(sql).setQueryTimeout(LONGEST_SECONDS);
        for (int i = 0; i < values.length; i++) {
            asked.bind(i, values[i]);
        }
        return asked;
    }
}
