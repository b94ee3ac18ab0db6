package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Folders;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// What a durable entry costs beside a raw append and sync of a line as long, on the same disk in the
/// same run, in turns: one producer that waits for each entry, and 64 that do so at a time.
///
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times. The
/// goals: one entry at most 1.3 times the raw median, 64 producers at least 0.8 of the raw rate.
@Tag("bench")
final class JournalBenchTest {
    private static final int ROUNDS = 7;

    /// Until the compiler has settled.
    private static final int WARM_UPS = 4;

    private static final int ENTRIES = 2_000;
    private static final int PRODUCERS = 64;
    private static final int EACH = 600;

    /// The goals of `req~journal.cost~1`.
    private static final double MOST_OF_RAW = 1.3;

    private static final double LEAST_OF_RAW_RATE = 0.8;

    private Path folder = Path.of("");
    private long file;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Project.dir().resolve("target"), "bench");
    }

    @AfterEach
    void clear() throws IOException {
        Folders.delete(folder);
    }

    private static JournalEvent scan(int pack) {
        return Shift.scan(
                new OrderId("PO-1"),
                VerdictCode.ACCEPTED,
                pack,
                Instant.ofEpochSecond(1_800_000_000L + pack));
    }

    private FileJournal journal() {
        return FileJournal.open(
                folder.resolve("data"),
                new TerminalId("L3"),
                new RealTime(),
                () -> "1",
                JournalConfig.STANDARD);
    }

    // [utest->req~journal.cost~1]
    @Test
    void oneEntryBesideOneRawAppend() throws IOException {
        try (FileJournal journal = journal()) {
            byte[] line = line(journal);
            for (int i = 0; i < WARM_UPS; i++) {
                rawOne(line);
                journalOne(journal);
            }
            double[] p50 = new double[ROUNDS];
            double[] p99 = new double[ROUNDS];
            System.out.println(
                    "one producer      raw p50     p99   journal p50     p99  ratio p50  p99");
            for (int round = 0; round < ROUNDS; round++) {
                long[] raw = rawOne(line);
                long[] own = journalOne(journal);
                p50[round] = at(own, 0.5) / (double) at(raw, 0.5);
                p99[round] = at(own, 0.99) / (double) at(raw, 0.99);
                System.out.printf(
                        Locale.ROOT,
                        "%17d  %5d µs %5d µs      %5d µs %5d µs      %5.2f %5.2f%n",
                        round,
                        at(raw, 0.5) / 1_000,
                        at(raw, 0.99) / 1_000,
                        at(own, 0.5) / 1_000,
                        at(own, 0.99) / 1_000,
                        p50[round],
                        p99[round]);
            }
            System.out.printf(
                    Locale.ROOT,
                    "one producer, %d-byte lines: median of the ratios %.2f at p50 (goal 1.3), %.2f"
                            + " at p99%n",
                    line.length,
                    median(p50),
                    median(p99));
            assertTrue(median(p50) <= MOST_OF_RAW, () -> "one entry costs " + median(p50));
            assertEquals(
                    1 + ENTRIES * (ROUNDS + (long) WARM_UPS),
                    journal.head(StreamId.SCANS).seq(),
                    "all durable");
        }
    }

    // [utest->req~journal.cost~1]
    @Test
    void sixtyFourProducersBesideRawAppends() throws IOException, InterruptedException {
        try (FileJournal journal = journal()) {
            byte[] line = line(journal);
            List<List<JournalEvent>> events = facts();
            for (int i = 0; i < WARM_UPS; i++) {
                rawMany(line);
                journalMany(journal, events);
            }
            double[] ratios = new double[ROUNDS];
            System.out.println("64 producers   raw rows/s   journal rows/s   ratio");
            for (int round = 0; round < ROUNDS; round++) {
                double raw = rawMany(line);
                double own = journalMany(journal, events);
                ratios[round] = own / raw;
                System.out.printf(
                        Locale.ROOT,
                        "%12d   %10.0f   %14.0f   %5.2f%n",
                        round,
                        raw,
                        own,
                        own / raw);
            }
            System.out.printf(
                    Locale.ROOT,
                    "64 producers: median of the ratios %.2f (goal 0.8)%n",
                    median(ratios));
            assertTrue(
                    median(ratios) >= LEAST_OF_RAW_RATE,
                    () -> "64 producers reach " + median(ratios));
            assertEquals(
                    1 + PRODUCERS * EACH * (ROUNDS + (long) WARM_UPS),
                    journal.head(StreamId.SCANS).seq(),
                    "all durable");
        }
    }

    /// A line as the journal writes it, with its end.
    private static byte[] line(FileJournal journal) {
        Entry entry = journal.append(Optional.empty(), scan(0)).join();
        return (entry.line() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static long[] journalOne(FileJournal journal) {
        long[] nanos = new long[ENTRIES];
        for (int i = 0; i < nanos.length; i++) {
            JournalEvent event = scan(i);
            long before = System.nanoTime();
            journal.append(Optional.empty(), event).join();
            nanos[i] = System.nanoTime() - before;
        }
        return nanos;
    }

    private FileChannel fresh() throws IOException {
        return FileChannel.open(
                folder.resolve("raw" + file++),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    private long[] rawOne(byte[] line) throws IOException {
        long[] nanos = new long[ENTRIES];
        ByteBuffer buffer = ByteBuffer.allocateDirect(line.length);
        try (FileChannel channel = fresh()) {
            for (int i = 0; i < nanos.length; i++) {
                long before = System.nanoTime();
                channel.write(buffer.clear().put(line).flip());
                channel.force(false);
                nanos[i] = System.nanoTime() - before;
            }
        }
        return nanos;
    }

    private static double journalMany(FileJournal journal, List<List<JournalEvent>> events)
            throws InterruptedException {
        return many(producer -> {
            for (JournalEvent event : events.get(producer)) {
                journal.append(Optional.empty(), event).join();
            }
        });
    }

    /// What each producer appends, made beforehand as the raw line is.
    private static List<List<JournalEvent>> facts() {
        return IntStream.range(0, PRODUCERS)
                .mapToObj(producer ->
                        IntStream.range(0, EACH).mapToObj(i -> scan(producer * EACH + i)).toList())
                .toList();
    }

    private double rawMany(byte[] line) throws IOException, InterruptedException {
        try (RawGroup group = new RawGroup(fresh())) {
            return many(_ -> {
                for (int i = 0; i < EACH; i++) {
                    group.append(line).join();
                }
            });
        }
    }

    /// Entries a second of all producers together.
    private static double many(IntConsumer producer) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads =
                IntStream.range(0, PRODUCERS)
                        .mapToObj(n ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            await(go);
                                            producer.accept(n);
                                        }))
                        .toList();
        long start = System.nanoTime();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return PRODUCERS * EACH * 1e9 / (System.nanoTime() - start);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long at(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * share)];
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
