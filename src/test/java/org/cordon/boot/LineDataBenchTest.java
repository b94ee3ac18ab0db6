package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.EpcisLineReportReader;
import org.cordon.app.linedata.LineDataFolder;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.support.Mara;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Line data at speed: 10,000 EPCIS events a second, of one unit each, into an order of a million, while a camera reads 50
/// packs a second. From the last byte of a scan to its synced entry, with and without line data in one run: as ratios.
///
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times. `-Dbench.divisor` makes
/// the order smaller, `-Dbench.seconds` each phase shorter.
@Tag("bench")
final class LineDataBenchTest {
    private static final int PACKS = 1_000_000 / Integer.getInteger("bench.divisor", 1);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final int EVENTS_PER_SECOND = 10_000;
    private static final int SCANS_PER_SECOND = 50;

    /// The goal of `req~line-data.speed~1`: at the median, which says what the line sees. The worst of a hundred is mostly
    /// the disk's and the collector's, and differs by more than that from run to run without line data too.
    private static final double MOST = 2;

    @TempDir private Path dir;

    private Terminal terminal(ServerSocket camera) throws IOException {
        DataFolder folder = new DataFolder(dir.resolve("terminal"));
        Files.createDirectories(dir.resolve("feed"));
        Files.createDirectories(dir.resolve("terminal"));
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                line-data.feed=live
                line-data.folder=../feed
                station.1.name=Carton check
                station.1.level=unit
                scanner.1.name=Camera 1
                scanner.1.type=tcp
                scanner.1.address=127.0.0.1:%d
                scanner.1.role=inline
                """
                        .formatted(camera.getLocalPort()));
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        Mara.signIn(terminal.parts().authentication());
        return terminal;
    }

    private void load(Terminal terminal) throws IOException {
        Path order = dir.resolve("order.csv");
        try (BufferedWriter text = Files.newBufferedWriter(order)) {
            text.write(
                    "# order: PO-1\n# product: Amlodipine\ngtin,serial,lot,expiry,parent,state\n");
            for (int pack = 0; pack < PACKS; pack++) {
                text.write("04012345000009,S" + pack + ",K2411A,2028-11-30,,allocated\n");
            }
        }
        var _ = terminal.parts().orders().load(order, Progress.NONE).join();
        terminal.parts()
                .store()
                .applied(StreamId.OPERATIONS, terminal.journal().head(StreamId.OPERATIONS))
                .join();
    }

    private static String document(int from, boolean ids) {
        String at = Instant.now().toString();
        return IntStream.range(from, from + EVENTS_PER_SECOND)
                .mapToObj(i ->
                        """
                        {"type":"ObjectEvent",%s"eventTime":"%s","eventTimeZoneOffset":"+00:00",\
                        "action":"ADD","bizStep":"commissioning","ilmd":{"cbvmda:lotNumber":"K2411A"},\
                        "epcList":["https://id.gs1.org/01/04012345000009/21/S%d"]}\
                        """
                                .formatted(
                                        ids
                                                ? "\"eventID\":\"urn:uuid:%s\","
                                                        .formatted(new UUID(1, i))
                                                : "",
                                        at,
                                        i % PACKS))
                .collect(
                        Collectors.joining(
                                ",\n",
                                """
                                {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
                                "type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-28T12:00:00Z",
                                "epcisBody":{"eventList":[
                                """,
                                "]}}"));
    }

    private void put(int number) throws IOException {
        Path unfinished = dir.resolve("feed/" + number + ".tmp");
        Files.writeString(unfinished, document(number * EVENTS_PER_SECOND, true));
        Files.move(unfinished, dir.resolve("feed/" + number + ".json"));
    }

    private long taken() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("feed").resolve(LineDataFolder.TAKEN))) {
            return files.count();
        }
    }

    private void allTaken(int files) {
        Until.holds(
                () -> {
                    try {
                        return taken() == files;
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                () -> "files are left");
    }

    /// Latencies in nanoseconds, sorted.
    private static final class Cost {
        private final long[] sorted;

        Cost(long[] sorted) {
            this.sorted = sorted;
        }

        double at(double share) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%7.2f ms %7.2f ms %7.2f ms", at(0.5), at(0.95), at(0.99));
        }
    }

    private static final class Camera {
        private final OutputStream out;
        private final long[] durable = new long[1_000_000];
        private final AtomicInteger count = new AtomicInteger();
        private int sent;

        Camera(Socket socket, Terminal terminal) throws IOException {
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            terminal.journal().onDurable(this::note);
        }

        private void note(List<Entry> batch) {
            long now = System.nanoTime();
            for (Entry entry : batch) {
                if (entry.event() instanceof ScanJudged) {
                    durable[count.get()] = now;
                    count.incrementAndGet();
                }
            }
        }

        Cost read(int scans) throws IOException {
            long[] at = new long[scans];
            long start = System.nanoTime();
            for (int i = 0; i < scans; i++) {
                long due = start + i * 1_000_000_000L / SCANS_PER_SECOND;
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                String code = "]d2010401234500000921S" + (sent + i) + "\u001d1728113010K2411A\r\n";
                at[i] = System.nanoTime();
                out.write(code.getBytes(StandardCharsets.ISO_8859_1));
            }
            int upTo = sent + scans;
            Until.holds(() -> count.get() >= upTo, () -> count + " of " + upTo);
            long[] cost = new long[scans];
            for (int i = 0; i < scans; i++) {
                cost[i] = durable[sent + i] - at[i];
            }
            sent = upTo;
            Arrays.sort(cost);
            return new Cost(cost);
        }
    }

    private static long used() {
        System.gc();
        Runtime now = Runtime.getRuntime();
        return now.totalMemory() - now.freeMemory();
    }

    // [utest->req~line-data.speed~1]
    @Test
    void scansDoNotWaitForLineData() throws Exception {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Terminal terminal = terminal(cameras);
                Socket socket = cameras.accept()) {
            load(terminal);
            Camera camera = new Camera(socket, terminal);
            put(0);
            allTaken(1);
            var _ = camera.read(SCANS_PER_SECOND * 2);
            long before = used();
            Cost without = camera.read(SCANS_PER_SECOND * SECONDS);
            Thread feed = Thread.ofPlatform().start(this::feed);
            // The first file is taken once it has not changed for two seconds.
            var _ = camera.read(SCANS_PER_SECOND * 3);
            Cost with = camera.read(SCANS_PER_SECOND * SECONDS);
            long left = SECONDS + 4 - taken();
            feed.join();
            allTaken(SECONDS + 4);
            long each = (used() - before) / ((SECONDS + 3L) * EVENTS_PER_SECOND);
            System.out.printf(
                    Locale.ROOT,
                    "scans        p50        p95        p99%nwithout %s%nwith    %s%nratio   %7.2f "
                        + "   %7.2f    %7.2f%nfiles of 10,000 events that waited at the end: %d;"
                        + " heap %d bytes an event%n",
                    without,
                    with,
                    with.at(0.5) / without.at(0.5),
                    with.at(0.95) / without.at(0.95),
                    with.at(0.99) / without.at(0.99),
                    left,
                    each);
            double ratio = with.at(0.5) / without.at(0.5);
            assertTrue(ratio <= MOST, () -> "scans take " + ratio + " times as long");
        }
    }

    private void feed() {
        long start = System.nanoTime();
        try {
            for (int file = 1; file <= SECONDS + 3; file++) {
                put(file);
                LockSupport.parkNanos(start + file * 1_000_000_000L - System.nanoTime());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void howFastEventsAreReadWithTheirIdsAndHashed() {
        for (boolean ids : new boolean[] {true, false, true, false}) {
            String text = document(0, ids);
            int[] count = new int[1];
            long start = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                new EpcisLineReportReader().document(new StringReader(text), _ -> count[0]++);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "events a second, %s: %,.0f%n",
                    ids ? "with ids" : "hashed",
                    count[0] / seconds);
            assertEquals(5 * EVENTS_PER_SECOND, count[0]);
        }
    }
}
