package org.cordon.boot;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.boot.demo.DemoTerminal;
import org.cordon.boot.settings.DataFolder;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ChildProcess;
import org.cordon.support.Project;
import org.cordon.support.Until;
import org.cordon.ui.shell.TerminalServices;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A terminal in a process of its own, with the memory that an installed one has, which loads an order.
final class LargeOrderChild {
    private static final Pattern RUN_OPTIONS = Pattern.compile("<run.options>(.*)</run.options>");

    /// Seconds since the load was asked for.
    ///
    /// @param active until the order is activated
    /// @param judged until a scan of its last pack is judged
    /// @param listed until the store lists it
    /// @param peak most bytes of heap in use at a time
    /// @param waits of the scans that were made one after the other meanwhile
    record Load(double active, double judged, double listed, long peak, Waits waits) {}

    /// How long scans took until they were durable, in milliseconds, at the median and at most.
    ///
    /// @param loading while the order was loaded
    /// @param after from then on, until the store listed it
    record Waits(double loading, double mostLoading, double after, double mostAfter) {}

    private LargeOrderChild() {}

    /// Loads a file into a new data folder.
    ///
    /// @param last scan of its last pack
    static Load load(Path data, Path file, Bytes last) throws IOException, InterruptedException {
        Process child =
                ChildProcess.of(
                                memory(),
                                LargeOrderChild.class,
                                data.toString(),
                                file.toString(),
                                last.toString())
                        .start();
        try (Scanner said = new Scanner(child.inputReader()).useLocale(Locale.ROOT)) {
            said.useDelimiter("\\s+");
            while (said.hasNext() && !said.next().equals("loaded")) {
                // Something else it said.
            }
            Load load =
                    new Load(
                            said.nextDouble(),
                            said.nextDouble(),
                            said.nextDouble(),
                            said.nextLong(),
                            new Waits(
                                    said.nextDouble(),
                                    said.nextDouble(),
                                    said.nextDouble(),
                                    said.nextDouble()));
            if (child.waitFor() != 0) {
                throw new IllegalStateException("ended with " + child.exitValue());
            }
            return load;
        }
    }

    /// The installed program's own options of memory.
    private static List<String> memory() throws IOException {
        Matcher options = RUN_OPTIONS.matcher(Files.readString(Project.dir().resolve("pom.xml")));
        if (!options.find()) {
            throw new IllegalStateException("the program's options are not found");
        }
        return Arrays.stream(options.group(1).split(" ")).filter(o -> o.startsWith("-X")).toList();
    }

    /// @param arguments data folder, order file, scan of its last pack
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataFolder data = new DataFolder(Path.of(arguments[0]));
        data.create();
        try (DemoTerminal demo = new DemoTerminal(data, new SystemTime(Optional.empty()), 1)) {
            demo.terminal().start().join();
            demo.signIn().join();
            TerminalServices parts = demo.terminal().parts();
            long start = System.nanoTime();
            Scans scans = new Scans(parts.scans(), Bytes.parse(arguments[2]));
            Thread scanning = Thread.ofPlatform().start(scans);
            Order order = parts.orders().load(Path.of(arguments[1]), Progress.NONE).join();
            long activated = System.nanoTime();
            double active = since(start);
            Until.holds(
                    () -> parts.line().status().order().equals(Optional.of(order)),
                    () -> "the line takes it up");
            EvaluatedScan scan = parts.scans().typed(Bytes.parse(arguments[2])).join();
            double judged = since(start);
            if (scan.code() != VerdictCode.ACCEPTED) {
                throw new IllegalStateException(scan.toString());
            }
            parts.store()
                    .applied(
                            StreamId.OPERATIONS,
                            demo.terminal().journal().head(StreamId.OPERATIONS))
                    .join();
            double listed = since(start);
            scans.end();
            scanning.join();
            if (parts.records().order(order.id()).isEmpty()) {
                throw new IllegalStateException("the store does not list the order");
            }
            Waits waits = scans.waits(activated);
            System.out.printf(
                    Locale.ROOT,
                    "loaded %.3f %.3f %.3f %d %.3f %.3f %.3f %.3f%n",
                    active,
                    judged,
                    listed,
                    peak(),
                    waits.loading(),
                    waits.mostLoading(),
                    waits.after(),
                    waits.mostAfter());
        }
    }

    /// Scans one code by hand again and again, twenty milliseconds from one to the next.
    private static final class Scans implements Runnable {
        private static final long PAUSE_NANOS = 20_000_000;

        private final ScanCommands line;
        private final Bytes code;
        private final List<long[]> made = new ArrayList<>();
        private volatile boolean ended;

        Scans(ScanCommands line, Bytes code) {
            this.line = line;
            this.code = code;
        }

        @Override
        public void run() {
            while (!ended) {
                long at = System.nanoTime();
                var _ = line.typed(code).join();
                made.add(new long[] {at, System.nanoTime() - at});
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }

        void end() {
            ended = true;
        }

        /// @param activated when the order was; a scan that was under way then is one after it
        Waits waits(long activated) {
            double[] loading = millis(scan -> scan[0] + scan[1] < activated);
            double[] after = millis(scan -> scan[0] + scan[1] >= activated);
            return new Waits(
                    loading[loading.length / 2],
                    loading[loading.length - 1],
                    after[after.length / 2],
                    after[after.length - 1]);
        }

        private double[] millis(Predicate<long[]> which) {
            return made.stream()
                    .filter(which)
                    .mapToDouble(scan -> scan[1] / 1e6)
                    .sorted()
                    .toArray();
        }
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
