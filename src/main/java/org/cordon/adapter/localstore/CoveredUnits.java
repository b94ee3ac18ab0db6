package org.cordon.adapter.localstore;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.OptionalLong;

/// Counts the units of an order that a target of a hold covers.
final class CoveredUnits {
    private static final String UNITS =
            """
            select count(*) from orders o join units u on u.opening = o.opening where o.id = ?
            """;

    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Handle handle;
    private final OrderId order;

    CoveredUnits(Handle handle, OrderId order) {
        this.handle = handle;
        this.order = order;
    }

    /// @param first whether a station is the first of the line
    OptionalLong count(HoldTarget target, boolean first) {
        return switch (target) {
            case HoldTarget.WholeLot(var gtin, var lot) ->
                    count(
                            UNITS
                                    + """
                                    and u.kind = 'PACK' and exists (select 1 from openings p
                                        where p.opening = o.opening and p.gtin = ? and p.lot = ?)
                                    """,
                            gtin.digits(),
                            lot.value());
            case HoldTarget.SerialRange range -> {
                String from = new UnitId.Sgtin(range.gtin(), range.first()).key();
                String to = new UnitId.Sgtin(range.gtin(), range.last()).key();
                yield range.problem().isPresent()
                        ? OptionalLong.of(0)
                        : count(
                                UNITS
                                        + """
                                        and u.unit between ? and ? and char_length(u.unit) = ?
                                        and (? or regexp_like(u.unit, '^[0-9]*$'))
                                        """,
                                from,
                                to,
                                from.length(),
                                !range.isNumeric());
            }
            case HoldTarget.StationTime time ->
                    count(
                            """
                            select count(distinct unit) from accepted
                            where order_id = ? and (station = ? or (? and station = ''))
                                and first_at between ? and ?
                            """,
                            time.station().value(),
                            first,
                            time.from(),
                            time.to().orElse(FOREVER));
            case HoldTarget.Units(var units) ->
                    units.isEmpty()
                            ? OptionalLong.of(0)
                            : count(
                                    UNITS
                                            + " and u.unit in (?"
                                            + ", ?".repeat(units.size() - 1)
                                            + ")",
                                    units.stream().map(UnitId::key).toArray());
            case HoldTarget.Tagged _ -> OptionalLong.empty();
        };
    }

    private OptionalLong count(String sql, Object... values) {
        var asked = handle.createQuery(sql).bind(0, order.value());
        for (int i = 0; i < values.length; i++) {
            asked.bind(i + 1, values[i]);
        }
        return OptionalLong.of(asked.mapTo(Long.class).one());
    }
}
