package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.linedata.EndpointStatus;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.HttpSender;
import org.cordon.support.LiveSocket;
import org.cordon.support.Mara;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A whole terminal with a camera and a capture endpoint, to which a line system pushes over real sockets.
final class EndpointTerminalDbTest {
    private static final String TOKEN = "a-token-for-tests-alone";

    @TempDir private Path dir;

    private int port;

    @BeforeEach
    void settings() throws IOException {
        port = HttpSender.freePort();
        Files.createDirectories(data());
        Path token = Files.writeString(data().resolve("endpoint.token"), TOKEN + "\n");
        if (dir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Path data() {
        return dir.resolve("terminal");
    }

    private Terminal terminal(ServerSocket camera) throws IOException {
        DataFolder folder = new DataFolder(data());
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                line-data.feed=live
                line-data.late=3
                line-data.endpoint.port=%d
                line-data.endpoint.token.file=endpoint.token
                station.1.name=Carton check
                station.1.level=unit
                scanner.1.name=Camera 1
                scanner.1.type=tcp
                scanner.1.address=127.0.0.1:%d
                scanner.1.role=inline
                """
                        .formatted(port, camera.getLocalPort()));
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        Mara.signIn(terminal.parts().authentication());
        Until.holds(
                () -> status(terminal).state() == EndpointStatus.State.LISTENING,
                () -> status(terminal).toString());
        return terminal;
    }

    private static EndpointStatus status(Terminal terminal) {
        return terminal.parts().endpoint().status();
    }

    private void load(Terminal terminal) throws IOException {
        Path order = dir.resolve("order.csv");
        Files.writeString(
                order,
                """
                # order: PO-1
                # product: Amlodipine
                gtin,serial,lot,expiry,parent,state
                """
                        + IntStream.range(0, 20)
                                .mapToObj(
                                        "04012345000009,S%d,K2411A,2028-11-30,,allocated\n"
                                                ::formatted)
                                .collect(Collectors.joining()));
        var _ = terminal.parts().orders().load(order, Progress.NONE).join();
        Until.holds(
                () -> terminal.parts().line().status().order().isPresent(),
                () -> terminal.parts().line().status().toString());
    }

    private HttpSender sender() {
        return new HttpSender("http://127.0.0.1:" + port, Optional.of(TOKEN));
    }

    private static String document(int from, int to) {
        return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-28T12:00:00Z",
         "epcisBody": {"eventList": [%s]}}
        """
                .formatted(
                        IntStream.range(from, to)
                                .mapToObj(EndpointTerminalDbTest::event)
                                .collect(Collectors.joining(",")));
    }

    private static String event(int n) {
        return """
        {"type": "ObjectEvent", "eventID": "urn:uuid:e%d", "eventTime": "2026-11-28T12:00:00Z",
         "eventTimeZoneOffset": "+00:00", "action": "ADD", "bizStep": "commissioning",
         "epcList": ["https://id.gs1.org/01/04012345000009/21/S%d"]}
        """
                .formatted(n, n % 20);
    }

    private static void read(Terminal terminal, Socket camera, int serial, VerdictCode verdict)
            throws IOException {
        long before = terminal.parts().line().status().scans();
        String code = "]d2010401234500000921S" + serial + "\u001d1728113010K2411A\r\n";
        camera.getOutputStream().write(code.getBytes(StandardCharsets.ISO_8859_1));
        Until.holds(
                () ->
                        terminal.parts().line().status().scans() == before + 1
                                && terminal.parts().line().status().recent().getFirst().code()
                                        == verdict,
                () -> terminal.parts().line().status().toString());
    }

    private static List<String> ids(Terminal terminal) {
        return terminal.journal().epochs(StreamId.SCANS).stream()
                .flatMap(epoch ->
                        terminal.journal().entries(StreamId.SCANS, epoch.epoch(), 0, epoch.seq()))
                .map(Entry::event)
                .filter(LineEvent.LineDataReported.class::isInstance)
                .map(LineEvent.LineDataReported.class::cast)
                .flatMap(each -> each.reports().stream())
                .map(LineReport::id)
                .toList();
    }

    private static List<String> ids(int to) {
        return IntStream.range(0, to).mapToObj(n -> "urn:uuid:e" + n).toList();
    }

    // [utest->req~line-data.endpoint~1]
    // [utest->req~line-data.endpoint-once~1]
    // [utest->req~line-data.endpoint-not-now~1]
    @Test
    void whatIsPushedCountsForTheScansAfterItAlsoAfterARestart() throws IOException {
        String job;
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpSender sender = sender()) {
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                HttpResponse<String> early = sender.capture(document(0, 2));
                assertEquals(503, early.statusCode(), early.body());
                load(terminal);
                HttpResponse<String> taken = sender.capture(document(0, 2));
                assertEquals(202, taken.statusCode(), taken.body());
                job = taken.headers().firstValue("Location").orElseThrow();
                read(terminal, camera, 1, VerdictCode.ACCEPTED);
                read(terminal, camera, 3, VerdictCode.NOT_COMMISSIONED);
                assertEquals(new EndpointStatus.Events(1, 2, 2), status(terminal).events());
            }
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                Until.holds(
                        () -> terminal.parts().line().status().order().isPresent(),
                        () -> terminal.parts().line().status().toString());
                HttpResponse<String> forgotten = sender.send("GET", job, "");
                assertEquals(404, forgotten.statusCode());
                assertTrue(forgotten.body().contains("no event counts twice"), forgotten.body());
                Until.holds(
                        () -> sender.capture(document(0, 4)).statusCode() == 202,
                        () -> status(terminal).toString());
                read(terminal, camera, 3, VerdictCode.DUPLICATE);
                read(terminal, camera, 0, VerdictCode.ACCEPTED);
                assertEquals(ids(4), ids(terminal));
            }
        }
    }

    // [utest->req~line-data.endpoint-once~1]
    @Test
    void nothingIsLostOrDoubledWhenTheProgramIsKilledWhileASenderPushes() throws Exception {
        kill(20_261_130, 2);
    }

    // [utest->req~line-data.endpoint-once~1]
    @Tag("crash")
    @Test
    void nothingIsLostOrDoubledWhenTheProgramIsKilledWhileASenderPushesAtLength() throws Exception {
        kill(System.nanoTime(), 30);
    }

    /// A sender pushes numbered events and goes on to the next document once one was acknowledged; every other event comes
    /// in the next document too. Acknowledged is recorded, whatever happened since.
    private void kill(long seed, int kills) throws Exception {
        Random random = new Random(seed);
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicBoolean end = new AtomicBoolean();
        int perDocument = 700;
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras)) {
                load(terminal);
            }
            CompletableFuture<Void> pushing =
                    CompletableFuture.runAsync(() -> {
                        while (!end.get()) {
                            int from = Math.max(0, acknowledged.get() - perDocument / 2);
                            if (isTaken(document(from, from + perDocument))) {
                                acknowledged.set(from + perDocument);
                            }
                        }
                    });
            for (int kill = 0; kill < kills; kill++) {
                killChild(acknowledged, random.nextInt(4), random.nextInt(60));
            }
            end.set(true);
            pushing.join();
            try (Terminal terminal = terminal(cameras)) {
                List<String> recorded = ids(terminal);
                assertEquals(
                        recorded.size(), new TreeSet<>(recorded).size(), "doubled, seed " + seed);
                assertTrue(acknowledged.get() > 0);
                assertTrue(
                        new TreeSet<>(recorded).containsAll(ids(acknowledged.get())),
                        "lost, seed " + seed);
            }
        }
    }

    /// A sender that does not know whether the program runs.
    private boolean isTaken(String document) {
        try (HttpSender sender = sender()) {
            return sender.capture(document).statusCode() == 202;
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    /// @param documents that are acknowledged before the kill, counted from now
    /// @param millis after that
    private void killChild(AtomicInteger acknowledged, int documents, int millis)
            throws IOException, InterruptedException {
        Process child = LineDataChild.start(data());
        try {
            int enough = acknowledged.get() + documents * 350 + 1;
            Until.holds(
                    () -> acknowledged.get() >= enough || !child.isAlive(),
                    () -> "acknowledged " + acknowledged);
            assertTrue(child.isAlive());
            assertFalse(child.waitFor(millis, TimeUnit.MILLISECONDS));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
