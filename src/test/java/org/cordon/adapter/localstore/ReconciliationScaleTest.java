package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.reconciliation.OrderCount;
import org.cordon.app.reconciliation.ReconciliationRuleSet;
import org.cordon.core.line.Line;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.ReconciliationLine;
import org.cordon.support.Chain;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Counting an order of many packs: how long it takes, and that it needs little memory. `-Dreconcile.packs=` says how
/// many.
@Tag("scale")
final class ReconciliationScaleTest {
    private static final int PACKS = Integer.getInteger("reconcile.packs", 1_000_000);
    private static final OrderId ORDER = new OrderId("PO-1");
    private static final String UNIT = "'010950600013435221S1' || lpad(x, 8, '0')";

    // With its check digit: weights 3 and 1 from the right (GS1 General Specifications, 7.9).
    private static final String CASE =
            """
             '00' || lpad(x / 40, 17, '0')
            || mod(10 - mod(3 * mod(x / 40, 10) + mod(x / 400, 10) + 3 * mod(x / 4000, 10)
                + mod(x / 40000, 10) + 3 * mod(x / 400000, 10), 10), 10)\
            """;

    @TempDir private Path folder;

    // [itest->req~reconciliation.bounded~1]
    @Test
    void aMillionPacksAreCountedWithoutHoldingThem() throws Exception {
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            fill(database, PACKS);
            H2OrderRecords records =
                    new H2OrderRecords(
                            database, new H2StoreQueries(database, Chain.reader()), Chain.reader());
            OrderCount count =
                    new OrderCount(
                            records,
                            new ReconciliationRuleSet(
                                    Line.SINGLE, LineFeed.Kind.LIVE, RuleData.profiles()),
                            _ -> List.of());
            long before = used();
            long begun = System.nanoTime();
            long[] most = {0};
            int[] asked = {0};
            OrderCount.Counted counted =
                    count.of(
                                    ORDER,
                                    true,
                                    () -> {
                                        if (asked[0]++ % 100_000 == 0) {
                                            most[0] = Math.max(most[0], used());
                                        }
                                        return true;
                                    })
                            .orElseThrow();
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    "%,d packs counted in %,d ms, %,d KiB more held at most%n",
                    PACKS, taken.toMillis(), (most[0] - before) >> 10);
            assertEquals(
                    PACKS, counted.reconciliation().count(ReconciliationLine.Key.COMMISSIONED));
            assertTrue(most[0] - before < 100L * PACKS + (8L << 20), "held " + (most[0] - before));
        }
    }

    /// Fills a store with one order: each pack accepted at two stations, commissioned and packed, 40 to a case.
    static void fill(H2Database database, int packs) throws Exception {
        var connection = database.writer();
        try (var sql = connection.createStatement()) {
            sql.execute(
                    "insert into openings (opening, order_id, product, gtin, lot, expiry, packs,"
                            + " file, sha256, units, allocated) values (1, 'PO-1', 'T',"
                            + " '09506000134352', 'L1', date '2028-11-30', "
                            + packs
                            + ", 'f', 's', "
                            + packs
                            + ", true)");
            sql.execute(
                    "insert into orders (id, opening, latest, activated) values ('PO-1', 1, 1, 1)");
            sql.execute(
                    "insert into units (opening, unit, kind, parent, state) select 1, "
                            + UNIT
                            + ", 'PACK', null, 'ALLOCATED' from system_range(1, "
                            + packs
                            + ")");
            for (String station : List.of("Unit", "Case")) {
                sql.execute(
                        "insert into accepted (order_id, station, unit, first_at) select 'PO-1', '"
                                + station
                                + "', "
                                + UNIT
                                + ", current_timestamp from system_range(1, "
                                + packs
                                + ")");
            }
            sql.execute(
                    "insert into reported select 'PO-1', "
                            + UNIT
                            + ", 1, x, 0, x, current_timestamp, null, 'Commissioned', null, null"
                            + " from system_range(1, "
                            + packs
                            + ")");
            sql.execute(
                    "insert into reported select 'PO-1', "
                            + UNIT
                            + ", 2, x, 0, x, current_timestamp, null, 'Packed',"
                            + CASE
                            + ", null from system_range(1, "
                            + packs
                            + ")");
        }
        connection.commit();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
