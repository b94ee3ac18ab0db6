package org.cordon.adapter.localstore;

import org.cordon.adapter.json.ReasonJson;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.text.Reason;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Rows as values. Columns are counted from 1, in the order of the query.
final class RowMappers {
    private RowMappers() {}

    static Person person(ResultSet row) throws SQLException {
        return new Person(new PersonId(row.getString(1)), row.getString(2), row.getString(3));
    }

    static Order order(ResultSet row) throws SQLException {
        return new Order(
                new OrderId(row.getString(1)),
                row.getString(2),
                new Gtin(row.getString(3)),
                new Lot(row.getString(4)),
                new Expiry(row.getObject(5, LocalDate.class)),
                row.getInt(6));
    }

    static Unit unit(ResultSet row) throws SQLException {
        return unit(row, 1);
    }

    static Unit unit(ResultSet row, int first) throws SQLException {
        return new Unit(
                unitId(row, first),
                UnitKind.valueOf(row.getString(first + 1)),
                optionalUnit(row, first + 2),
                UnitState.valueOf(row.getString(first + 3)));
    }

    static HeldUnit held(ResultSet row) throws SQLException {
        return new HeldUnit(
                unitId(row, 1),
                Optional.ofNullable(row.getString(2)).map(IncidentId::new),
                reason(row, 3),
                instant(row, 4),
                person(row, 5),
                new LogPosition(row.getInt(6), row.getLong(7)));
    }

    static Optional<PersonId> person(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(PersonId::new);
    }

    static Optional<UnitId> optionalUnit(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(RowMappers::unitId);
    }

    static UnitId unitId(ResultSet row, int column) throws SQLException {
        return unitId(row.getString(column));
    }

    private static UnitId unitId(String key) {
        return UnitId.parse(key)
                .orElseThrow(() -> new IllegalStateException("not a unit's name: " + key));
    }

    static Reason reason(ResultSet row, int column) throws SQLException {
        return ReasonJson.ofColumn(row.getString(column));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, Instant.class);
    }
}
