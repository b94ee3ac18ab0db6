package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.Postgres;
import org.cordon.support.Program;
import org.cordon.support.ProgramLog;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Two packaged terminals at one PostgreSQL: what a person holds at the one is on hold at the other.
final class TwoTerminalsIT {
    private static final String PACK = "0104012345000009217Q2M4XA";

    @TempDir private Path folder;

    private Path terminal(String name, String url, String more) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        Files.writeString(data.resolve("site.password"), "x\n");
        Files.writeString(
                data.resolve("cordon.properties"),
                """
                terminal.name=%s
                line.name=Line %s
                site.url=%s
                site.user=two_%s
                site.password.file=site.password
                %s
                """
                        .formatted(name, name, url, name.toLowerCase(java.util.Locale.ROOT), more));
        return data;
    }

    private Program start(Path data, String scenario, Path report) throws IOException {
        return Program.driven(
                folder,
                "",
                scenario,
                report,
                Map.of("cordon.pack", PACK, "cordon.end", report + ".end"),
                "--data",
                data.toString());
    }

    // [itest->req~news.line-to-line-packaged~1]
    @Test
    void whatIsHeldAtTheOneIsOnHoldAtTheOther() throws Exception {
        String url = Postgres.site(Map.of("L3", "two_l3", "L5", "two_l5"));
        try (ServerSocket camera = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path three = terminal("L3", url, "");
            Path five =
                    terminal(
                            "L5",
                            url,
                            """
                            scanner.1.name=Camera 1
                            scanner.1.type=tcp
                            scanner.1.role=inline
                            scanner.1.address=127.0.0.1:%d
                            """
                                    .formatted(camera.getLocalPort()));
            Path held = folder.resolve("held.txt");
            Path waited = folder.resolve("waited.txt");
            try (Program other = start(five, "wait", waited);
                    Socket line = camera.accept()) {
                try (Program one = start(three, "hold-a-pack", held)) {
                    Until.holds(
                            () -> read(held).contains("ok   held") || !one.isAlive(),
                            () -> read(held) + one.err());
                    // The hold comes to the other terminal by way of the site: scanned until then.
                    Until.holds(
                            () -> {
                                scan(line);
                                return verdicts(five).anyMatch(entry -> entry.contains("ON_HOLD"));
                            },
                            () -> verdicts(five).toList() + read(held) + one.err() + other.err());
                    Files.createFile(folder.resolve("held.txt.end"));
                    assertEquals(0, one.await(), () -> read(held) + one.err());
                    assertEquals("", one.err());
                }
                Files.createFile(folder.resolve("waited.txt.end"));
                assertEquals(0, other.await(), () -> read(waited) + other.err());
                assertEquals("", other.err());
            }
            assertEquals(List.of(), ProgramLog.warnings(three.resolve("logs")));
            assertEquals(List.of(), ProgramLog.warnings(five.resolve("logs")));
        }
    }

    private static void scan(Socket line) {
        try {
            line.getOutputStream()
                    .write(("]d2" + PACK + "\r\n").getBytes(StandardCharsets.US_ASCII));
            // Farther apart than what the line takes for one pack read twice.
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Entries of scans, as the packaged program follows them beside the running one.
    private Stream<String> verdicts(Path data) {
        try (Program tail =
                Program.start(
                        folder,
                        "journal",
                        "tail",
                        "--data",
                        data.toString(),
                        "--stream",
                        "SCANS",
                        "-n",
                        "5")) {
            int _ = tail.await();
            return tail.out().lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
