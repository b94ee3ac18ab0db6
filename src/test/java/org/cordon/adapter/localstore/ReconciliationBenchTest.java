package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.reconciliation.FollowedOrder;
import org.cordon.app.reconciliation.OrderCount;
import org.cordon.app.reconciliation.ReconciliationRuleSet;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Line;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.ReconciliationLine;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What it costs to count an order, and to follow it, in relation to its size. `-Dreconcile.packs=` says how many packs the
/// large one has; the small one has a tenth.
///
/// `mvn -q -Pbench verify`
@Tag("bench")
final class ReconciliationBenchTest {
    private static final int PACKS = Integer.getInteger("reconcile.packs", 1_000_000);
    private static final OrderId ORDER = new OrderId("PO-1");

    /// Packs that change between two counts: what a fast line does in ten seconds.
    private static final int CHANGED = 100;

    /// An update costs at most as much as the first count of so many packs.
    private static final int WORTH = 10_000;

    private static final int UPDATES = 11;

    @TempDir private Path folder;

    /// @param read nanoseconds for reading the rows of a pack once
    /// @param counted nanoseconds for counting a pack
    /// @param update nanoseconds for an update, at the median
    private record Measure(int packs, double read, double counted, double update) {}

    // [itest->req~reconciliation.live~1]
    @Test
    void aPackOfALargeOrderCostsAsMuchAsOneOfASmallOneAndAnUpdateGoesByWhatChanged()
            throws Exception {
        measure("warm", PACKS / 10);
        Measure small = measure("small", PACKS / 10);
        Measure large = measure("large", PACKS);
        for (Measure each : List.of(small, large)) {
            System.out.printf(
                    "%,d packs: rows read %.1f us a pack, counted %.1f us a pack, %d changed %.1f"
                            + " ms%n",
                    each.packs(),
                    each.read() / 1e3,
                    each.counted() / 1e3,
                    CHANGED,
                    each.update() / 1e6);
        }
        assertTrue(large.counted() <= 1.5 * small.counted(), large + " after " + small);
        for (Measure each : List.of(small, large)) {
            assertTrue(each.update() <= WORTH * large.counted(), each + " by " + large);
        }
    }

    private Measure measure(String name, int packs) throws Exception {
        try (H2Database database = new H2Database(folder.resolve(name))) {
            ReconciliationScaleTest.fill(database, packs);
            H2OrderRecords records =
                    new H2OrderRecords(
                            database, new H2StoreQueries(database, Chain.reader()), Chain.reader());
            OrderCount count =
                    new OrderCount(
                            records,
                            new ReconciliationRuleSet(
                                    Line.SINGLE, LineFeed.Kind.LIVE, RuleData.profiles()),
                            _ -> List.of());
            FollowedOrder followed = new FollowedOrder(ORDER, count, records);
            H2StoreWriter writer = new H2StoreWriter(database);
            Chain scans = Chain.of(StreamId.SCANS);
            writer.apply(List.of(scan(scans, 1)));
            double read = read(database.writer()) / (double) packs;
            long begun = System.nanoTime();
            assertEquals(packs, commissioned(followed));
            double counted = (System.nanoTime() - begun) / (double) packs;
            long[] updates = new long[UPDATES];
            for (int update = 0; update < UPDATES; update++) {
                int from = update * CHANGED + 1;
                List<Entry> entries =
                        IntStream.range(from, from + CHANGED)
                                .mapToObj(pack -> scan(scans, pack))
                                .toList();
                writer.apply(entries);
                begun = System.nanoTime();
                assertEquals(packs, commissioned(followed));
                updates[update] = System.nanoTime() - begun;
            }
            assertEquals(1, followed.walks());
            Arrays.sort(updates);
            return new Measure(packs, read, counted, updates[UPDATES / 2]);
        }
    }

    private static Entry scan(Chain scans, int pack) {
        Instant at = Instant.parse("2026-11-22T08:00:00Z").plus(Duration.ofSeconds(pack));
        return scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, 100_000_000 + pack, at));
    }

    private static long commissioned(FollowedOrder followed) {
        return followed.update(true, () -> true)
                .orElseThrow()
                .reconciliation()
                .count(ReconciliationLine.Key.COMMISSIONED);
    }

    /// Reads all rows that a count goes through.
    private static long read(Connection connection) throws Exception {
        long begun = System.nanoTime();
        long rows = 0;
        try (var sql = connection.createStatement()) {
            for (String table : List.of("units", "accepted", "reported")) {
                try (var all = sql.executeQuery("select * from " + table)) {
                    int columns = all.getMetaData().getColumnCount();
                    while (all.next()) {
                        for (int column = 1; column <= columns; column++) {
                            rows += all.getString(column) == null ? 0 : 1;
                        }
                    }
                }
            }
        }
        assertTrue(rows > 0, "no rows");
        return System.nanoTime() - begun;
    }
}
