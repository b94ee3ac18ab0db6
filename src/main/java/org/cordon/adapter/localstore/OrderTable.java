package org.cordon.adapter.localstore;

import org.cordon.core.event.Entry;
import org.cordon.core.event.OrderEvent.OrderOpened;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.text.Reason;

import java.sql.SQLException;
import java.util.Optional;

/// Orders and their units.
///
/// Units belong to the acceptance of a file (an "opening") and count from its activation on. What
/// an opening listed is dropped once another one takes its place.
final class OrderTable {
    private static final String OPENING =
            """
            insert into openings (opening, order_id, product, gtin, lot, expiry, packs, file,
                sha256, units, allocated)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UNIT =
            """
            merge into units (opening, unit, kind, parent, state) key (opening, unit)
            values (?, ?, ?, ?, ?)
            """;

    private record Current(long opening, long latest, boolean active) {}

    private final PreparedStatements sql;

    OrderTable(PreparedStatements sql) {
        this.sql = sql;
    }

    void open(Entry entry, OrderOpened event) throws SQLException {
        long opening = StoredLogPosition.of(entry.position());
        Order order = event.order();
        sql.run(
                OPENING,
                opening,
                order.id().value(),
                order.product(),
                order.gtin().digits(),
                order.lot().value(),
                order.expiry().date(),
                order.packs(),
                event.file(),
                event.sha256(),
                event.units(),
                event.allocated());
        Optional<Current> before = current(order.id());
        if (before.isEmpty()) {
            sql.run(
                    "insert into orders (id, opening, latest) values (?, ?, ?)",
                    order.id().value(),
                    opening,
                    opening);
            return;
        }
        Current known = before.get();
        if (!known.active() || known.latest() != known.opening()) {
            drop(known.latest());
        }
        sql.run(
                "update orders set opening = ?, latest = ? where id = ?",
                known.active() ? known.opening() : opening,
                opening,
                order.id().value());
    }

    void list(OrderChange.Listed event) throws SQLException {
        Optional<Current> order = current(event.order());
        if (order.isEmpty()) {
            throw new ProjectionException(Reason.of("order.never-opened-listed", event.order()));
        }
        for (Unit unit : event.units()) {
            sql.add(
                    UNIT,
                    order.get().latest(),
                    unit.id().key(),
                    unit.kind(),
                    unit.parent().map(UnitId::key),
                    unit.state());
        }
        sql.flush(UNIT);
    }

    void activate(Entry entry, OrderId id) throws SQLException {
        Optional<Current> order = current(id);
        if (order.isEmpty()) {
            throw new ProjectionException(Reason.of("order.never-opened", id));
        }
        Current known = order.get();
        if (known.opening() != known.latest()) {
            drop(known.opening());
        }
        sql.run(
                "update orders set opening = latest, activated = ? where id = ?",
                StoredLogPosition.of(entry.position()),
                id.value());
    }

    private void drop(long opening) throws SQLException {
        sql.run("delete from units where opening = ?", opening);
        sql.run("delete from openings where opening = ?", opening);
    }

    private Optional<Current> current(OrderId order) throws SQLException {
        return sql
                .list(
                        "select opening, latest, activated is not null from orders where id = ?",
                        row -> new Current(row.getLong(1), row.getLong(2), row.getBoolean(3)),
                        order.value())
                .stream()
                .findFirst();
    }
}
