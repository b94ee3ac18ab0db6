package org.cordon.adapter.localstore;

import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.SerialUse;
import org.cordon.core.text.Messages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Answers about orders and their units from the database. Every method blocks.
final class StoredOrders {
    private static final Messages TEXT = Messages.of(H2StoreQueries.class);

    private static final String UNIT =
            """
            select u.unit, u.kind, u.parent, u.state
            from orders o join units u on u.opening = o.opening
            """;

    private static final String LISTED =
            """
            select u.unit, u.kind, u.parent, u.state
            from orders o left join units u on u.opening = o.opening and u.unit = ?
            where o.id = ? and o.activated >= ?
            """;

    static final String REUSED =
            """
            select u.unit, a.order_id, min(p.expiry), min(a.first_at) from (
                select unit from units
                where opening = (select opening from orders where id = ?) and unit > ?
                order by opening, unit fetch first ? rows only) u
            left join accepted a on a.unit = u.unit and a.order_id <> ?
            left join orders other on other.id = a.order_id
            left join openings p on p.opening = other.opening
            group by u.unit, a.order_id order by u.unit, a.order_id
            """;

    private final H2Database database;

    StoredOrders(H2Database database) {
        this.database = database;
    }

    /// The order activated last, and by which entry.
    Optional<ActiveOrder> active() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select p.order_id, p.product, p.gtin, p.lot, p.expiry, p.packs,
                                    p.units, o.activated, p.allocated
                                from orders o join openings p on p.opening = o.opening
                                where o.activated is not null
                                order by o.activated desc fetch first row only
                                """)
                        .map((row, _) ->
                                new ActiveOrder(
                                        RowMappers.order(row),
                                        row.getInt(7),
                                        StoredLogPosition.read(row.getLong(8)),
                                        row.getBoolean(9)))
                        .findOne());
    }

    /// An order as it was last activated or, before that, opened.
    Optional<Order> order(OrderId id) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select p.order_id, p.product, p.gtin, p.lot, p.expiry, p.packs
                                from orders o join openings p on p.opening = o.opening
                                where o.id = ?
                                """)
                        .bind(0, id.value())
                        .map((row, _) -> RowMappers.order(row))
                        .findOne());
    }

    /// One unit of an order.
    Optional<Unit> unit(OrderId order, UnitId id) {
        return database.read(handle ->
                handle.createQuery(UNIT + " where o.id = ? and u.unit = ?")
                        .bind(0, order.value())
                        .bind(1, id.key())
                        .map((row, _) -> RowMappers.unit(row))
                        .findOne());
    }

    /// One unit of the order that the line runs, see [StoreQueries].
    Optional<Unit> unit(ActiveOrder order, UnitId id) {
        return database.lookUp(
                        LISTED,
                        row ->
                                row.getString(1) == null
                                        ? Optional.<Unit>empty()
                                        : Optional.of(RowMappers.unit(row)),
                        id.key(),
                        order.order().id().value(),
                        StoredLogPosition.of(order.activated()))
                .orElseThrow(() ->
                        new StoreUnavailable(
                                TEXT.get("localstore.order.not-held", order.order().id())));
    }

    /// The units directly inside a container, by key.
    List<Unit> children(OrderId order, UnitId container) {
        return database.read(handle ->
                handle.createQuery(UNIT + " where o.id = ? and u.parent = ? order by u.unit")
                        .bind(0, order.value())
                        .bind(1, container.key())
                        .map((row, _) -> RowMappers.unit(row))
                        .list());
    }

    /// A part of the units of an order, looked up among those that stations accepted in other orders.
    StoreQueries.Reused reused(OrderId order, String after, int most) {
        return database.read(handle -> {
            List<SerialUse> found = new ArrayList<>();
            List<String> looked =
                    handle
                            .createQuery(REUSED)
                            .bind(0, order.value())
                            .bind(1, after)
                            .bind(2, most)
                            .bind(3, order.value())
                            .map((row, _) -> {
                                if (row.getString(2) != null) {
                                    found.add(
                                            new SerialUse(
                                                    RowMappers.unitId(row, 1),
                                                    new OrderId(row.getString(2)),
                                                    Optional.ofNullable(
                                                            row.getObject(3, LocalDate.class)),
                                                    RowMappers.instant(row, 4)));
                                }
                                return row.getString(1);
                            })
                            .stream()
                            .distinct()
                            .toList();
            return new StoreQueries.Reused(
                    found, looked.size() < most ? Optional.empty() : Optional.of(looked.getLast()));
        });
    }

    /// How many units of an order a target covers.
    OptionalLong covered(OrderId order, HoldTarget target, boolean first) {
        return database.read(handle -> new CoveredUnits(handle, order).count(target, first));
    }
}
