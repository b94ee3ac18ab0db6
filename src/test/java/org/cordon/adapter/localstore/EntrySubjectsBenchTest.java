package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.Shift;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the index of what entries are about costs each scan as the store applies it: the same scans with the table, and with
/// one in its place that keeps nothing. Both by turns, in one run; processor time of the thread that applies them, which does not
/// depend on what else the machine does.
///
/// `mvn -q -Pbench verify`
@Tag("bench")
final class EntrySubjectsBenchTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH = 500;
    private static final int ROUNDS = 5;
    private static final int SCANS = Integer.getInteger("bench.scans", 20_000);

    /// The goal of `req~store.subjects-cost~1`.
    private static final double MOST = 2.6;

    @TempDir private Path folder;

    /// Takes rows and keeps none.
    public static final class Nothing implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            // Nothing is kept.
        }
    }

    // [utest->req~store.subjects-cost~1]
    @Test
    void theIndexOfSubjectsDoesNotTripleAScan() {
        List<Entry> scans = scans();
        nanos("warm", scans, true);
        nanos("warm-without", scans, false);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long with = nanos("with" + round, scans, true);
            long without = nanos("without" + round, scans, false);
            ratios.add(with / (double) without);
            System.out.printf(
                    Locale.ROOT,
                    "with subjects %6.1f µs a scan, without %6.1f µs, ratio %4.2f%n",
                    with / 1e3 / SCANS,
                    without / 1e3 / SCANS,
                    with / (double) without);
        }
        ratios.sort(null);
        double median = ratios.get(ROUNDS / 2);
        assertTrue(median <= MOST, () -> "with subjects it takes " + median + " times as long");
    }

    private static List<Entry> scans() {
        Chain scans = Chain.of(StreamId.SCANS);
        for (int i = 0; i < SCANS; i++) {
            // Serials come in no order.
            int pack = (int) (i * 7_919L % SCANS);
            scans.add(
                    Shift.scan(
                            new OrderId("PO-1"),
                            VerdictCode.ACCEPTED,
                            pack,
                            Instant.ofEpochSecond(i)));
        }
        return scans.entries();
    }

    private long nanos(String file, List<Entry> scans, boolean subjects) {
        try (H2Database database = new H2Database(folder.resolve(file))) {
            if (!subjects) {
                database.read(handle -> {
                    handle.execute("drop table entry_subjects");
                    handle.execute(
                            "create view entry_subjects as select line subject, stream, epoch, seq"
                                    + " from entries");
                    handle.execute(
                            "create trigger nothing instead of insert on entry_subjects for each"
                                    + " row call '"
                                    + Nothing.class.getName()
                                    + "'");
                    return true;
                });
            }
            H2StoreWriter store = new H2StoreWriter(database);
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int from = 0; from < scans.size(); from += BATCH) {
                store.apply(scans.subList(from, Math.min(scans.size(), from + BATCH)));
            }
            return THREADS.getCurrentThreadCpuTime() - begin;
        }
    }
}
