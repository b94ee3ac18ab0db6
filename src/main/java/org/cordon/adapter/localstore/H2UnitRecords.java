package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.UnitRecords;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.Listing;
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

/// What the local store holds of units and lots. Safe from any thread but the FX thread: every method blocks, for
/// [#LONGEST_SECONDS] at most.
public final class H2UnitRecords implements UnitRecords {
    /// A query that takes longer fails.
    static final int LONGEST_SECONDS = 10;

    static final String POSITIONS =
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

    private static final String INSIDE =
            " from orders o join units u on u.opening = o.opening and u.parent = ?";

    /// Notes of storage locations and reports are few; of an incident's other entries there may be thousands.
    private static final String OF_INCIDENT =
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
    public H2UnitRecords(H2Database database, EntryReader reader) {
        this.database = database;
        this.reader = reader;
        queries = new H2StoreQueries(database, reader);
    }

    @Override
    public Optional<LogPosition> applied(StreamId stream) {
        return database.read(handle ->
                asked(
                                handle,
                                "select epoch, seq from applied where stream = ?",
                                stream.storedName())
                        .map((row, _) -> new LogPosition(row.getInt(1), row.getLong(2)))
                        .findOne());
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

    @Override
    public List<Entry> lineData(OrderId order, int max) {
        return database.read(handle ->
                entries(handle, StreamId.SCANS, asked(handle, REPORTS, order.value(), max)));
    }

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
            products(
                    handle,
                    "subject",
                    "from entry_subjects where subject > ? order by subject",
                    found);
            handle.createQuery("select opening from orders")
                    .mapTo(Long.class)
                    .list()
                    .forEach(opening ->
                            products(
                                    handle,
                                    "unit",
                                    "from units where opening = "
                                            + opening
                                            + " and unit > ? order by opening, unit",
                                    found));
            return found;
        });
    }

    private static void products(Handle handle, String column, String from, Set<Gtin> found) {
        Optional<String> next = Optional.of("01");
        while (next.isPresent()) {
            Optional<Gtin> gtin =
                    asked(
                                    handle,
                                    "select " + column + " " + from + " fetch first row only",
                                    next.get())
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
