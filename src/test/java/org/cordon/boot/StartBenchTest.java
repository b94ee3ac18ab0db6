package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Folders;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.cordon.ui.shell.TerminalServices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;

/// How long after a start the line judges scans, knows what passed before, and shows whole lists: after
/// a kill with the store in place, and with no store at all. With 10 thousand and 1 million scans on
/// record, as ratios.
///
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times.
@Tag("bench")
final class StartBenchTest {
    private static final OrderId ORDER = new OrderId("PO-1");
    private static final int AHEAD = 5_000;
    private static final int PACKS_PER_ENTRY = 500;
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000 / Integer.getInteger("bench.divisor", 1);

    /// The goal of `req~store.start-cost~1`: a start among more scans, of one that grows as they do.
    private static final double MOST_OF_LINEAR = 1;

    /// Seconds since the start.
    private record Start(double open, double judged, double known, double level) {}

    // [utest->req~store.start-cost~1]
    @Test
    void startsAfterAKillAndWithoutAStore() throws IOException, InterruptedException {
        measure(FEW);
        Start[] small = measure(FEW);
        Start[] large = measure(MANY);
        System.out.println(
                "scans on record  store     opened   judged    known    level   ratios to 10,000");
        print(FEW, small, small);
        print(MANY, large, small);
        for (int i = 0; i < large.length; i++) {
            Start few = small[i];
            Start many = large[i];
            double grown =
                    DoubleStream.of(
                                    many.open() / few.open(),
                                    many.judged() / few.judged(),
                                    many.known() / few.known(),
                                    many.level() / few.level())
                            .max()
                            .orElseThrow();
            double most = grown * FEW / MANY;
            assertTrue(most <= MOST_OF_LINEAR, () -> many + " costs " + most);
        }
    }

    private static void print(int scans, Start[] starts, Start[] small) {
        for (int i = 0; i < starts.length; i++) {
            Start s = starts[i];
            System.out.printf(
                    Locale.ROOT,
                    "%15d  %-8s %7.2f s %6.2f s %6.2f s %6.2f s   %.1f %.1f %.1f %.1f%s%n",
                    scans,
                    i == 0 ? "missing" : "killed",
                    s.open(),
                    s.judged(),
                    s.known(),
                    s.level(),
                    s.open() / small[i].open(),
                    s.judged() / small[i].judged(),
                    s.known() / small[i].known(),
                    s.level() / small[i].level(),
                    i == 0 ? "   rebuilt at %.0f entries/s".formatted(scans / s.level()) : "");
        }
    }

    /// Without a store, then after a kill.
    private static Start[] measure(int scans) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(Project.dir().resolve("target"), "start");
        DataFolder folder = new DataFolder(root);
        folder.create();
        record(root, scans);
        Start missing = start(folder, scans);
        kill(root);
        Start killed = start(folder, scans);
        Folders.delete(root);
        return new Start[] {missing, killed};
    }

    private static void record(Path root, int scans) {
        int packs = scans / 5;
        try (FileJournal journal =
                FileJournal.open(
                        root,
                        Settings.demoLine().terminal(),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            Queue<CompletableFuture<Entry>> ahead = new ArrayDeque<>();
            add(
                    journal,
                    ahead,
                    new OrderEvent.OrderOpened(order(packs), "a.csv", Entry.NO_HASH, packs, false));
            for (int from = 0; from < packs; from += PACKS_PER_ENTRY) {
                add(
                        journal,
                        ahead,
                        new OrderEvent.UnitsListed(ORDER, Shift.units(from, PACKS_PER_ENTRY)));
            }
            add(journal, ahead, new OrderEvent.OrderActivated(ORDER));
            for (int i = 0; i < scans; i++) {
                // The last pack is never scanned.
                add(
                        journal,
                        ahead,
                        Shift.scan(
                                ORDER,
                                VerdictCode.ACCEPTED,
                                i % (packs - 1),
                                Instant.ofEpochSecond(1_800_000_000L + i)));
            }
            ahead.forEach(CompletableFuture::join);
        }
    }

    private static org.cordon.core.order.Order order(int packs) {
        return Shift.order("PO-1", packs);
    }

    private static void add(
            FileJournal journal, Queue<CompletableFuture<Entry>> ahead, JournalEvent event) {
        ahead.add(journal.append(Optional.empty(), event));
        if (ahead.size() > AHEAD) {
            assertFalse(ahead.remove().join().line().isEmpty());
        }
    }

    private static Start start(DataFolder folder, int scans) throws IOException {
        long start = System.nanoTime();
        try (Terminal terminal =
                new Terminal(folder, Settings.demoLine(), new SystemTime(Optional.empty()))) {
            double open = since(start);
            terminal.start().join();
            TerminalServices parts = terminal.parts();
            EvaluatedScan fresh =
                    parts.scans()
                            .typed(
                                    Bytes.parse(
                                            "]d2010950600013435221S%05d{GS}1728113010K2411A"
                                                    .formatted(scans / 5 - 1)))
                            .join();
            double judged = since(start);
            assertEquals(VerdictCode.ACCEPTED, fresh.code());
            Until.holds(() -> parts.line().status().sightingsKnown(), () -> "sightings known");
            double known = since(start);
            for (StreamId stream : StreamId.values()) {
                parts.store().applied(stream, terminal.journal().head(stream)).join();
            }
            Until.holds(
                    () -> parts.store().status().state() == StoreStatus.State.LEVEL,
                    () -> parts.store().status().toString());
            double level = since(start);
            assertEquals(scans / 5 - 1, parts.line().status().distinctPacks());
            return new Start(open, judged, known, level);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void kill(Path root) throws IOException, InterruptedException {
        Process child = StartChild.start(root);
        try (BufferedReader said = child.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.equals("level")) {
                line = said.readLine();
            }
            assertEquals("level", line);
            child.toHandle().destroyForcibly();
            assertEquals(137, child.waitFor());
        }
    }
}
