package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.UnitRecords;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Shift;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many rows H2 looks at for what a screen or a command asks, by its own count, in a store with many rows of another order
/// in each table that grows with packs: ten thousand, or as many as `-Dstore.rows` says.
final class StoreScanCountsDbTest extends StoreQueriesDbCase {
    private static final int ROWS = Integer.getInteger("store.rows", 10_000);

    /// What a page and its neighbours may cost; a table has several times as many rows.
    private static final int MOST = 1_500;

    private static final Pattern COUNT = Pattern.compile("scanCount: (\\d+)");
    private static final OrderId FULL = new OrderId("PO-F");

    /// Tables that grow with packs.
    private static final List<String> GROWING =
            List.of(
                    "ENTRIES",
                    "ENTRY_SUBJECTS",
                    "SCANS",
                    "UNITS",
                    "ACCEPTED",
                    "REJECTED",
                    "HELPER_CODES",
                    "LINE_REPORTS",
                    "PUT_BACK",
                    "CAME_BACK",
                    "FIRST_READS",
                    "TEST_PIECES",
                    "REFUSED_READS",
                    "REPORTED",
                    "ANSWERS");

    /// What a column of row X holds, where that matters; other text is `X`, other numbers are 1.
    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("ORDER_ID", "'PO-F'"),
                    Map.entry("UNIT", "'010401234500000921F' || x"),
                    Map.entry("SUBJECT", "'010401234500000921F' || x"),
                    Map.entry("PARENT", "'003401234500000' || (x / 20)"),
                    Map.entry("CODE", "'H' || x"),
                    Map.entry("STREAM", "'SCANS'"),
                    Map.entry("SEQ", "x"),
                    Map.entry("LAST_AT", "now()"),
                    Map.entry("VERDICT", "'ACCEPTED'"));

    private final Map<String, Long> looked = new LinkedHashMap<>();
    private UnitRecords units;
    private Entry some;

    @BeforeEach
    void fill() {
        some =
                new Entry(
                        new TerminalId("L3"),
                        StreamId.SCANS,
                        1,
                        1,
                        new EventTime(AT, ZoneOffset.UTC, Optional.empty()),
                        Optional.empty(),
                        "1",
                        Shift.scan(ORDER, VerdictCode.ACCEPTED, 1, AT),
                        Entry.NO_HASH,
                        Entry.NO_HASH,
                        "a line");
        records = new H2StoreQueries(database, _ -> some);
        units = new H2UnitRecords(database, _ -> some);
        load("PO-1", 0, 30);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        for (int i = 0; i < 40; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i % 30, AT.plusSeconds(i)));
        }
        operations.add(hold(3, Optional.empty()));
        apply();
        database.read(handle -> {
            try (Statement run = handle.getConnection().createStatement()) {
                run.execute("update entries set epoch = 2 where stream = 'SCANS'");
                run.execute("update scans set epoch = 2");
                run.execute("update entry_subjects set epoch = 2 where stream = 'SCANS'");
                run.execute(
                        "insert into openings (opening, order_id, product, gtin, lot, expiry,"
                                + " packs, file, sha256, units) values (1, 'PO-F', 'x',"
                                + " '04012345000009', 'LF', date '2028-11-30', 1, 'x', 'x', 1)");
                run.execute(
                        "insert into orders (id, opening, latest, activated)"
                                + " values ('PO-F', 1, 1, 1)");
                for (String table : GROWING) {
                    run.execute(insert(handle.getConnection(), table));
                }
                run.execute("analyze");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            handle.getJdbi()
                    .getConfig(SqlStatements.class)
                    .setSqlLogger(
                            new SqlLogger() {
                                @Override
                                public void logAfterExecution(StatementContext context) {
                                    explain(context);
                                }
                            });
            return true;
        });
    }

    private static String insert(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet column = connection.getMetaData().getColumns(null, "PUBLIC", table, null)) {
            while (column.next()) {
                String name = column.getString("COLUMN_NAME");
                String type = column.getString("TYPE_NAME");
                names.add(name);
                values.add(
                        COLUMNS.getOrDefault(
                                name,
                                type.startsWith("CHARACTER")
                                        ? "'X'"
                                        : type.startsWith("TIMESTAMP")
                                                ? "now()"
                                                : type.equals("BOOLEAN") ? "false" : "1"));
            }
        }
        return "insert into %s (%s) select %s from system_range(1, %d)"
                .formatted(table, String.join(", ", names), String.join(", ", values), ROWS);
    }

    /// Asks the same once more, for the plan with its counts. Jdbi has no other way to a bound value.
    @SuppressWarnings("removal")
    private void explain(StatementContext context) {
        String sql = String.valueOf(context.getRenderedSql());
        try (PreparedStatement again =
                context.getConnection().prepareStatement("explain analyze " + sql)) {
            int last = again.getParameterMetaData().getParameterCount();
            for (int i = 0; i < last; i++) {
                Argument argument = context.getBinding().findForPosition(i).orElseThrow();
                argument.apply(i + 1, again, context);
            }
            try (ResultSet plan = again.executeQuery()) {
                assertTrue(plan.next());
                Matcher counts = COUNT.matcher(plan.getString(1));
                long most = 0;
                while (counts.find()) {
                    most = Math.max(most, Long.parseLong(counts.group(1)));
                }
                looked.merge(sql.strip().replaceAll("\\s+", " "), most, Math::max);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    // [utest->req~store.no-walks~1]
    @Test
    void whatAUserWaitsForIsFoundWithoutGoingThroughATable() {
        UnitId pack = Shift.pack(3);
        UnitId box = Shift.container(0);
        EntrySubject unit = new EntrySubject.OfUnit(pack);
        ActiveOrder running = records.active().orElseThrow();
        assertEquals(ORDER, running.order().id());
        records.order(ORDER);
        records.unit(ORDER, pack);
        records.children(ORDER, box);
        records.rejected(ORDER);
        records.helperCodes(ORDER);
        records.testPieces(ORDER);
        records.reused(ORDER, "", 500);
        records.reused(FULL, "", 500);
        records.machineReports();
        records.lineData(ORDER);
        records.counts(ORDER);
        records.alarmScans();
        assertEquals(1, records.held().size());
        records.heldTargets();
        records.covered(
                ORDER,
                new HoldTarget.WholeLot(running.order().gtin(), running.order().lot()),
                false);
        records.incidents();
        records.entries(StreamId.SCANS, Long.MAX_VALUE, 200);
        records.standings();
        records.deadLetters(100);
        units.applied(StreamId.SCANS);
        assertEquals(2, units.entries(unit, StreamId.SCANS, UnitRecords.LATEST, 200).size());
        units.count(unit, StreamId.SCANS);
        assertEquals(200, units.scans(FULL, UnitRecords.LATEST, 200).size());
        assertEquals(40, units.scans(ORDER, UnitRecords.LATEST, 200).size());
        units.lineData(FULL, 200);
        assertEquals(1, units.listings(pack).size());
        units.content(box, 200);
        units.contentCount(box);
        units.products();
        units.orders(new Lot("LF"), 20);
        units.helped("H77");
        units.heldTargets();
        units.counts(ORDER);
        units.heldInside(box, 20);

        assertTrue(looked.size() > 25, () -> looked.keySet().toString());
        Map<String, Long> many = new LinkedHashMap<>(looked);
        many.values().removeIf(rows -> rows <= MOST);
        assertEquals(Map.of(), many);
    }
}
