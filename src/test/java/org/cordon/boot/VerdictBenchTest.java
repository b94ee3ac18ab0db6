package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.port.OrderReader;
import org.cordon.boot.demo.DemoLine;
import org.cordon.boot.demo.DemoTerminal;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.wiring.Desktop;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.support.Project;
import org.cordon.support.Until;
import org.cordon.ui.common.Theme;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.shell.MainWindowAssembly;
import org.cordon.ui.shell.TerminalServices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// What a durable verdict costs: from the last byte of a scan on a socket to its synced entry, with
/// the whole terminal at work and its window drawn, as a ratio to a raw append and sync of a line as
/// long on the same disk in the same run.
///
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times.
@Tag("bench")
final class VerdictBenchTest {
    private static final DeviceId BENCH = new DeviceId("Bench");

    /// @param scansPerSecond how fast scans are sent
    /// @param scans how many
    private record Load(int scansPerSecond, int scans) {}

    private static final List<Load> LOADS = List.of(new Load(10, 200), new Load(1_000, 10_000));

    /// The goal of `req~start.durable-verdict-cost~1`, at the median.
    private static final double MOST_OF_RAW = 20;

    /// Percentiles in nanoseconds.
    private record Cost(long p50, long p99) {
        static Cost of(long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Cost(sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)]);
        }
    }

    // [utest->req~start.durable-verdict-cost~1]
    @Test
    void durableVerdictsBesideRawAppends() throws Exception {
        Path folder = Files.createTempDirectory(Project.dir().resolve("target"), "bench");
        SystemTime time = new SystemTime(Optional.empty());
        try (Desktop desktop = Desktop.start();
                DemoTerminal demo = terminal(new DataFolder(folder), time);
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AtomicLong frames = new AtomicLong();
            window(desktop, demo.terminal().parts(), frames);
            AtomicInteger durable = new AtomicInteger();
            long[] at = new long[LOADS.stream().mapToInt(Load::scans).sum()];
            demo.terminal().journal().onDurable(batch -> note(batch, durable, at));
            demo.terminal()
                    .attach(
                            new ScannerConfig.Tcp(
                                    BENCH,
                                    DeviceRole.HANDHELD,
                                    server.getInetAddress().getHostAddress(),
                                    server.getLocalPort(),
                                    Framing.USUAL,
                                    ScannerConfig.SILENT_AFTER));
            List<byte[]> scans = scans();
            try (Socket client = server.accept()) {
                client.setTcpNoDelay(true);
                System.out.println(
                        "scans/s   verdict p50    p99      raw p50     p99     ratio p50   p99"
                                + "   frames/s");
                int sent = 0;
                double most = 0;
                for (Load load : LOADS) {
                    Cost raw = raw(folder.resolve("raw-" + load.scansPerSecond()), load);
                    long framesBefore = frames.get();
                    long start = System.nanoTime();
                    long[] sentAt = send(client.getOutputStream(), scans, load);
                    int upTo = sent + load.scans();
                    Until.holds(() -> durable.get() >= upTo, () -> durable + " of " + upTo);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    long[] cost = new long[load.scans()];
                    for (int i = 0; i < cost.length; i++) {
                        cost[i] = at[sent + i] - sentAt[i];
                    }
                    sent = upTo;
                    Cost verdict = Cost.of(cost);
                    print(load, verdict, raw, (frames.get() - framesBefore) / seconds);
                    most = Math.max(most, verdict.p50() / (double) raw.p50());
                }
                assertEquals(sent, durable.get(), "every scan sent is durable, once");
                assertTrue(most <= MOST_OF_RAW, "a verdict costs " + most);
            }
        }
    }

    private static DemoTerminal terminal(DataFolder folder, SystemTime time) throws IOException {
        folder.create();
        DemoTerminal demo = new DemoTerminal(folder, time, 1);
        demo.terminal().start().join();
        demo.signIn().join();
        demo.order(OrderReader.Progress.NONE).join();
        return demo;
    }

    private static void window(Desktop desktop, TerminalServices parts, AtomicLong frames) {
        desktop.onFx(() -> {
            MainWindowAssembly workplace =
                    new MainWindowAssembly(
                            parts, desktop.pulse(), new Appearance(Theme.LIGHT, _ -> {}));
            Stage stage = new Stage();
            Scene scene = new Scene(workplace.root(), 1600, 900);
            Theme.LIGHT.dress(scene);
            stage.setScene(scene);
            stage.show();
            scene.addPostLayoutPulseListener(frames::incrementAndGet);
            return stage;
        });
    }

    private static void note(List<Entry> batch, AtomicInteger durable, long[] at) {
        long now = System.nanoTime();
        for (Entry entry : batch) {
            if (entry.event() instanceof ScanJudged scan && scan.device().equals(BENCH)) {
                at[durable.get()] = now;
                durable.incrementAndGet();
            }
        }
    }

    /// Packs of the demo's order, as a camera sends them.
    private static List<byte[]> scans() throws IOException {
        return DemoLine.shift().stream()
                .flatMap(line -> line.codes().stream())
                .filter(scan -> scan.startsWith("]d2"))
                .map(Bytes::parse)
                .map(scan -> {
                    byte[] bytes = Arrays.copyOf(scan.toArray(), scan.length() + 2);
                    bytes[scan.length()] = '\r';
                    bytes[scan.length() + 1] = '\n';
                    return bytes;
                })
                .toList();
    }

    private static long[] send(OutputStream out, List<byte[]> scans, Load load) throws IOException {
        long[] sentAt = new long[load.scans()];
        long start = System.nanoTime();
        for (int i = 0; i < load.scans(); i++) {
            await(start, i, load);
            out.write(scans.get(i % scans.size()));
            sentAt[i] = System.nanoTime();
        }
        return sentAt;
    }

    private static void await(long start, int index, Load load) {
        long due = start + index * 1_000_000_000L / load.scansPerSecond();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Appends and syncs lines as long as a scan's entry, at the same pace: a machine that idles in
    /// between is slower to begin.
    private static Cost raw(Path file, Load load) throws IOException {
        byte[] line = "x".repeat(700).concat("\n").getBytes(StandardCharsets.US_ASCII);
        long[] nanos = new long[Math.min(1_000, load.scans())];
        long start = System.nanoTime();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < nanos.length; i++) {
                await(start, i, load);
                long before = System.nanoTime();
                channel.write(ByteBuffer.wrap(line));
                channel.force(false);
                nanos[i] = System.nanoTime() - before;
            }
        }
        return Cost.of(nanos);
    }

    private static void print(Load load, Cost verdict, Cost raw, double frames) {
        System.out.printf(
                Locale.ROOT,
                "%7d   %8.2f ms  %8.2f ms  %6.2f ms  %6.2f ms  %8.1f  %6.1f  %8.1f%n",
                load.scansPerSecond(),
                verdict.p50() / 1e6,
                verdict.p99() / 1e6,
                raw.p50() / 1e6,
                raw.p99() / 1e6,
                verdict.p50() / (double) raw.p50(),
                verdict.p99() / (double) raw.p99(),
                frames);
    }
}
