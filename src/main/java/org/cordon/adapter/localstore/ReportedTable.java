package org.cordon.adapter.localstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cordon.core.digest.Sha256;
import org.cordon.core.event.Entry;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What line data say of each unit, one row for each unit of a report.
final class ReportedTable {
    /// The unit of rows that name none.
    static final String NO_UNIT = "";

    static final String ROW =
            """
            insert into reported (order_id, unit, epoch, seq, place, report, happened_at, had_at,
                fact, container, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private ReportedTable() {}

    static void add(PreparedStatements sql, Entry entry, OrderId order, List<LineReport> reports)
            throws SQLException {
        int place = 0;
        for (LineReport report : reports) {
            LineFact fact = report.fact();
            if (fact instanceof LineFact.Nothing) {
                continue;
            }
            Optional<String> container =
                    switch (fact) {
                        case LineFact.Packed(var into, var _) -> Optional.of(into.key());
                        case LineFact.Unpacked(var from, var _) -> Optional.of(from.key());
                        case LineFact.Commissioned _,
                                LineFact.Rejected _,
                                LineFact.Reintroduced _,
                                LineFact.SampleTaken _,
                                LineFact.Ended _,
                                LineFact.Withdrawn _,
                                LineFact.Nothing _ ->
                                Optional.empty();
                    };
            Optional<UnitState> state =
                    fact instanceof LineFact.Ended(var _, var ended)
                            ? Optional.of(ended)
                            : Optional.empty();
            List<String> units =
                    fact.units().isEmpty()
                            ? List.of(NO_UNIT)
                            : fact.units().stream().map(UnitId::key).toList();
            for (String unit : units) {
                sql.add(
                        ROW,
                        order.value(),
                        unit,
                        entry.epoch(),
                        entry.seq(),
                        place++,
                        number(report.id()),
                        report.eventTime(),
                        report.recordTime(),
                        fact.getClass().getSimpleName(),
                        container,
                        state);
            }
        }
    }

    /// A number that no other id has, but for one in 2^64.
    private static long number(String id) {
        return Long.parseUnsignedLong(Sha256.of(id.getBytes(UTF_8)).substring(0, 16), 16);
    }

    /// One row.
    ///
    /// @param number of the report
    /// @param report of this one unit; its id and part are of this row alone
    record Row(String unit, long number, LineReport report) {
        boolean isWithdrawal() {
            return report.fact() instanceof LineFact.Withdrawn;
        }
    }

    static final String COLUMNS =
            "unit, epoch, seq, place, report, happened_at, had_at, fact, container, state";

    static Row row(ResultSet row) throws SQLException {
        String unit = row.getString(1);
        List<UnitId> units = unit.isEmpty() ? List.of() : List.of(RowMappers.unitId(row, 1));
        String fact = row.getString(8);
        return new Row(
                unit,
                row.getLong(5),
                new LineReport(
                        row.getInt(2) + " " + row.getLong(3) + " " + row.getInt(4),
                        RowMappers.instant(row, 6),
                        Optional.ofNullable(row.getObject(7, Instant.class)),
                        switch (fact) {
                            case "Commissioned" -> new LineFact.Commissioned(units);
                            case "Packed" -> new LineFact.Packed(RowMappers.unitId(row, 9), units);
                            case "Unpacked" ->
                                    new LineFact.Unpacked(RowMappers.unitId(row, 9), units);
                            case "Rejected" -> new LineFact.Rejected(units);
                            case "Reintroduced" -> new LineFact.Reintroduced(units);
                            case "SampleTaken" -> new LineFact.SampleTaken(units);
                            case "Ended" ->
                                    new LineFact.Ended(units, UnitState.valueOf(row.getString(10)));
                            case "Withdrawn" -> new LineFact.Withdrawn();
                            default -> throw new IllegalStateException("no fact is " + fact);
                        }));
    }
}
