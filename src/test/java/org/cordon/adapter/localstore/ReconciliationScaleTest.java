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
    private static final String UNIT = "'010401234500001621S' || lpad(x, 9, '0')";

    @TempDir private Path folder;

    // [itest->req~reconciliation.bounded~1]
    @Test
    void aMillionPacksAreCountedWithoutHoldingThem() throws Exception {
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            fill(database);
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
            assertTrue(most[0] - before < 150L << 20, "held " + (most[0] - before));
        }
    }

    private static void fill(H2Database database) throws Exception {
        var connection = database.writer();
        try (var sql = connection.createStatement()) {
            sql.execute(
                    "insert into openings (opening, order_id, product, gtin, lot, expiry, packs,"
                            + " file, sha256, units, allocated) values (1, 'PO-1', 'T',"
                            + " '04012345000016', 'L1', date '2028-11-30', "
                            + PACKS
                            + ", 'f', 's', "
                            + PACKS
                            + ", true)");
            sql.execute(
                    "insert into orders (id, opening, latest, activated) values ('PO-1', 1, 1, 1)");
            sql.execute(
                    "insert into units (opening, unit, kind, parent, state) select 1, "
                            + UNIT
                            + ", 'PACK', null, 'ALLOCATED' from system_range(1, "
                            + PACKS
                            + ")");
            for (String station : List.of("Unit", "Case")) {
                sql.execute(
                        "insert into accepted (order_id, station, unit, first_at) select 'PO-1', '"
                                + station
                                + "', "
                                + UNIT
                                + ", current_timestamp from system_range(1, "
                                + PACKS
                                + ")");
            }
            sql.execute(
                    "insert into reported select 'PO-1', "
                            + UNIT
                            + ", 1, x, 0, x, current_timestamp, null, 'Commissioned', null, null"
                            + " from system_range(1, "
                            + PACKS
                            + ")");
            sql.execute(
                    "insert into reported select 'PO-1', "
                            + UNIT
                            + ", 2, x, 0, x, current_timestamp, null, 'Packed',"
                            + " '00340123450000000017', null from system_range(1, "
                            + PACKS
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
