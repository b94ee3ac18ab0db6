package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.projection.ActiveOrder;
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
import java.util.function.BooleanSupplier;

/// How the store's answers about the running order grow with the serials it knows: an order of 10
/// thousand packs, one of 1 million, and, with `-Dbench.tenMillion=true`, ten of 1 million each and one
/// of 10 million. Ratios to the smallest and to a query of nothing, in one run.
///
/// `mvn -q -Pbench verify`
@Tag("bench")
final class StoreGrowthBenchTest {
    private static final int PER_ENTRY = 910;
    private static final int LOOKUPS = 20_000;

    /// The goals of `req~store.grows-flat~1`, at the median.
    private static final double MOST_OF_NOTHING = 4.5;

    private static final double MOST_AMONG_MILLION = 16;
    private static final double MOST_AMONG_TEN_MILLION = 25;

    /// Rows a second among more, of those among few.
    private static final double LEAST_RATE = 0.5;

    /// @param orders all of the same size; the last one runs
    /// @param nothing median of a query of nothing
    private record Measure(
            int orders,
            int packs,
            double rowsPerSecond,
            long nothing,
            long p50,
            long p99,
            double bytesPerRow) {}

    // [utest->req~store.grows-flat~1]
    @Test
    void lookUpsStayFlat() throws IOException {
        boolean ten = Boolean.getBoolean("bench.tenMillion");
        Path folder = Files.createTempDirectory(Project.dir().resolve("target"), "growth");
        List<Measure> all = new ArrayList<>();
        measure(folder.resolve("warm"), 1, 11);
        all.add(measure(folder.resolve("small"), 1, 11));
        all.add(
                measure(
                        folder.resolve("million"),
                        1,
                        1_099 / Integer.getInteger("bench.divisor", 1)));
        if (ten) {
            all.add(measure(folder.resolve("orders"), 10, 1_099));
            all.add(measure(folder.resolve("order"), 1, 10_989));
        }
        System.out.println(
                "orders of packs   rows/s in   look-up p50     p99   bytes/row   ratio p50   p99"
                        + "   of nothing");
        Measure first = all.getFirst();
        for (Measure m : all) {
            System.out.printf(
                    Locale.ROOT,
                    "%6d  %7d   %9.0f   %8.1f µs %7.1f µs   %9.0f   %9.2f %5.2f   %8.2f%n",
                    m.orders(),
                    m.packs(),
                    m.rowsPerSecond(),
                    m.p50() / 1e3,
                    m.p99() / 1e3,
                    m.bytesPerRow(),
                    m.p50() / (double) first.p50(),
                    m.p99() / (double) first.p99(),
                    m.p50() / (double) m.nothing());
        }
        Files.delete(folder);
        double ofNothing = first.p50() / (double) first.nothing();
        assertTrue(ofNothing <= MOST_OF_NOTHING, () -> "a look-up costs " + ofNothing);
        for (Measure m : all) {
            double grown = m.p50() / (double) first.p50();
            double most =
                    m.orders() * m.packs() > 2_000_000
                            ? MOST_AMONG_TEN_MILLION
                            : MOST_AMONG_MILLION;
            assertTrue(grown <= most, () -> m + ": a look-up costs " + grown);
            double rate = m.rowsPerSecond() / first.rowsPerSecond();
            assertTrue(rate >= LEAST_RATE, () -> m + ": rows a second " + rate);
        }
    }

    private static Measure measure(Path file, int orders, int entries) throws IOException {
        int packs = entries * PER_ENTRY;
        Path database = file.resolveSibling(file.getFileName() + ".mv.db");
        Measure measure;
        try (H2Database open = new H2Database(file)) {
            H2StoreWriter store = new H2StoreWriter(open);
            Source source = new Source();
            long start = System.nanoTime();
            for (int order = 0; order < orders - 1; order++) {
                load(store, source, order, entries);
            }
            Entry activated = load(store, source, orders - 1, entries);
            double seconds = (System.nanoTime() - start) / 1e9;
            H2StoreQueries records = new H2StoreQueries(open, line -> activated);
            ActiveOrder order = records.active().orElseThrow();
            assertEquals(activated.position(), order.activated());
            Random random = new Random(packs);
            int from = (orders - 1) * packs;
            lookUp(records, order, from, packs, random);
            long[] nanos = lookUp(records, order, from, packs, random);
            long[] nothing =
                    nanos(() ->
                            open.read(handle ->
                                    handle.createQuery("select 1").mapTo(int.class).one())
                                    == 1);
            double rows = orders * packs * 1.1;
            measure =
                    new Measure(
                            orders,
                            packs,
                            rows / seconds,
                            nothing[nothing.length / 2],
                            nanos[nanos.length / 2],
                            nanos[(int) (nanos.length * 0.99)],
                            Files.size(database) / rows);
        }
        Files.delete(database);
        return measure;
    }

    /// @return the entry that makes the order run
    private static Entry load(H2StoreWriter store, Source source, int number, int entries) {
        String name = "PO-" + number;
        OrderId order = new OrderId(name);
        int packs = entries * PER_ENTRY;
        store.apply(
                List.of(
                        source.next(
                                new OrderEvent.OrderOpened(
                                        Shift.order(name, packs),
                                        "a",
                                        Entry.NO_HASH,
                                        packs,
                                        false))));
        for (int from = 0; from < entries; from += 50) {
            List<Entry> batch = new ArrayList<>();
            for (int i = from; i < Math.min(entries, from + 50); i++) {
                int first = number * packs + i * PER_ENTRY;
                batch.add(
                        source.next(
                                new OrderEvent.UnitsListed(order, Shift.units(first, PER_ENTRY))));
            }
            store.apply(batch);
        }
        Entry activated = source.next(new OrderEvent.OrderActivated(order));
        store.apply(List.of(activated));
        return activated;
    }

    private static long[] lookUp(
            H2StoreQueries records, ActiveOrder order, int from, int packs, Random random) {
        return nanos(
                () -> records.unit(order, Shift.pack(from + random.nextInt(packs))).isPresent());
    }

    private static long[] nanos(BooleanSupplier query) {
        long[] nanos = new long[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            long before = System.nanoTime();
            assertTrue(query.getAsBoolean());
            nanos[i] = System.nanoTime() - before;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /// Entries in a chain, which are forgotten once applied.
    private static final class Source {
        private long seq;

        private Entry next(JournalEvent event) {
            seq++;
            return new Entry(
                    new TerminalId("L3"),
                    StreamId.OPERATIONS,
                    1,
                    seq,
                    new EventTime(Instant.ofEpochSecond(seq), ZoneOffset.UTC, Optional.empty()),
                    Optional.empty(),
                    "1",
                    event,
                    seq == 1 ? Entry.NO_HASH : hash(seq - 1),
                    hash(seq),
                    "a line");
        }

        private static String hash(long seq) {
            return "%064x".formatted(seq);
        }
    }
}
