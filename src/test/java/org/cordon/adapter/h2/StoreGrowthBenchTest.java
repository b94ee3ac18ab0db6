package org.cordon.adapter.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.ActiveOrder;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.journal.Stamp;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.OrderId;
import org.cordon.core.line.TerminalId;
import org.cordon.core.line.Unit;
import org.cordon.core.line.UnitId;
import org.cordon.support.Project;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// How the store's answers grow with the serials it knows: 10 thousand, 1 million, and, with
/// `-Dbench.tenMillion=true`, 10 million. Ratios to the smallest, in one run.
///
/// `mvn -q -Pbench verify`
@Tag("bench")
final class StoreGrowthBenchTest {
    private static final OrderId ORDER = new OrderId("PO-1");
    private static final int PER_ENTRY = 910;
    private static final int LOOKUPS = 20_000;

    private record Measure(
            int packs, double rowsPerSecond, long p50, long p99, double bytesPerRow) {}

    // [utest->req~store.grows-flat~1]
    @Test
    void lookUpsStayFlat() throws IOException {
        boolean ten = Boolean.getBoolean("bench.tenMillion");
        Path folder = Files.createTempDirectory(Project.dir().resolve("target"), "growth");
        List<Measure> all = new ArrayList<>();
        for (int packs :
                ten ? new int[] {10_010, 1_000_090, 10_000_081} : new int[] {10_010, 1_000_090}) {
            all.add(measure(folder.resolve("store" + packs), packs / PER_ENTRY));
        }
        System.out.println(
                "    packs   rows/s in   look-up p50     p99   bytes/row   ratio p50   p99");
        Measure first = all.getFirst();
        for (Measure m : all) {
            System.out.printf(
                    Locale.ROOT,
                    "%9d   %9.0f   %8.1f µs %7.1f µs   %9.0f   %9.2f %5.2f%n",
                    m.packs(),
                    m.rowsPerSecond(),
                    m.p50() / 1e3,
                    m.p99() / 1e3,
                    m.bytesPerRow(),
                    m.p50() / (double) first.p50(),
                    m.p99() / (double) first.p99());
        }
        for (Measure m : all) {
            Files.delete(folder.resolve("store" + m.packs() + ".mv.db"));
        }
        Files.delete(folder);
    }

    private static Measure measure(Path file, int entries) throws IOException {
        int packs = entries * PER_ENTRY;
        Path named = file.resolveSibling("store" + packs);
        try (H2Database database = new H2Database(named)) {
            H2Store store = new H2Store(database);
            Source source = new Source();
            long start = System.nanoTime();
            store.apply(
                    List.of(
                            source.next(
                                    new Fact.OrderOpened(
                                            Shift.order("PO-1", packs),
                                            "a",
                                            Entry.NO_HASH,
                                            packs))));
            for (int from = 0; from < entries; from += 50) {
                List<Entry> batch = new ArrayList<>();
                for (int i = from; i < Math.min(entries, from + 50); i++) {
                    batch.add(
                            source.next(
                                    new Fact.UnitsListed(
                                            ORDER, Shift.units(i * PER_ENTRY, PER_ENTRY))));
                }
                store.apply(batch);
            }
            Entry activated = source.next(new Fact.OrderActivated(ORDER));
            store.apply(List.of(activated));
            double seconds = (System.nanoTime() - start) / 1e9;
            H2Records records = new H2Records(database, line -> activated);
            ActiveOrder order = records.active().orElseThrow();
            assertEquals(activated.seq(), order.seq());
            Random random = new Random(packs);
            lookUp(records, order, packs, random);
            long[] nanos = lookUp(records, order, packs, random);
            double rows = packs * 1.1;
            return new Measure(
                    packs,
                    rows / seconds,
                    nanos[nanos.length / 2],
                    nanos[(int) (nanos.length * 0.99)],
                    Files.size(Path.of(named + ".mv.db")) / rows);
        }
    }

    private static long[] lookUp(H2Records records, ActiveOrder order, int packs, Random random) {
        long[] nanos = new long[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            UnitId pack = Shift.pack(random.nextInt(packs));
            long before = System.nanoTime();
            Optional<Unit> unit = records.unit(order, pack);
            nanos[i] = System.nanoTime() - before;
            assertTrue(unit.isPresent());
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /// Entries in a chain, which are forgotten once applied.
    private static final class Source {
        private long seq;

        private Entry next(Fact fact) {
            seq++;
            return new Entry(
                    new TerminalId("L3"),
                    StreamId.ACTS,
                    1,
                    seq,
                    new Stamp(Instant.ofEpochSecond(seq), ZoneOffset.UTC, Optional.empty()),
                    Optional.empty(),
                    "1",
                    fact,
                    seq == 1 ? Entry.NO_HASH : hash(seq - 1),
                    hash(seq),
                    "a line");
        }

        private static String hash(long seq) {
            return "%064x".formatted(seq);
        }
    }
}
