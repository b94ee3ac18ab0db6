package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.reconciliation.LiveOrderRecords;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ChangedUnits;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.OrderStatements;
import org.cordon.core.reconciliation.UnitRecord;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Units of orders as the local store has them, by a [walk][UnitWalk] through its tables side by side.
public final class H2OrderRecords implements LiveOrderRecords {
    private static final int PAGE = 1_000;

    /// What an order is made of is long, and changes nothing before the order is activated.
    private static final String ENTRIES =
            """
            select line from entries where stream = ? and epoch = ? and seq between ? and ?
            and fact <> 'UnitsListed' order by seq
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
            from orders o join openings p on p.opening = o.opening
            where o.id = ? and o.activated is not null
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
        new UnitWalk(database, order, statements).all(each);
    }

    @Override
    public void units(
            OrderId order,
            OrderStatements statements,
            Collection<UnitId> units,
            Consumer<UnitRecord> each) {
        if (!units.isEmpty()) {
            new UnitWalk(database, order, statements).some(units, each);
        }
    }

    @Override
    public Map<StreamId, LogPosition> applied() {
        Map<StreamId, LogPosition> applied = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            database.read(handle ->
                            handle.createQuery("select epoch, seq from applied where stream = ?")
                                    .bind(0, stream.storedName())
                                    .map((row, _) -> new LogPosition(row.getInt(1), row.getLong(2)))
                                    .findOne())
                    .ifPresent(position -> applied.put(stream, position));
        }
        return applied;
    }

    @Override
    public ChangedUnits changes(
            OrderId order,
            Map<StreamId, LogPosition> since,
            Map<StreamId, LogPosition> until,
            int most) {
        ChangedUnits changed = new ChangedUnits(order, most);
        until.forEach((stream, end) -> {
            LogPosition begin = since.getOrDefault(stream, new LogPosition(0, 0));
            if (begin.epoch() != end.epoch() || begin.isAfter(end)) {
                // The terminal was set up anew, or its store is being filled again.
                changed.everything();
            }
            changes(changed, stream, begin, end.seq());
        });
        return changed;
    }

    private void changes(ChangedUnits changed, StreamId stream, LogPosition since, long until) {
        for (long from = since.seq(); from < until && !changed.isAll(); from += PAGE) {
            long begin = from + 1;
            long end = Math.min(until, from + PAGE);
            database.read(handle ->
                            handle.createQuery(ENTRIES)
                                    .bind(0, stream.storedName())
                                    .bind(1, since.epoch())
                                    .bind(2, begin)
                                    .bind(3, end)
                                    .mapTo(String.class)
                                    .list())
                    .forEach(line -> changed.apply(reader.read(line).event()));
        }
    }
}
