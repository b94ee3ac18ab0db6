package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.linedata.LineDataFolder;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineDataStatus;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.LiveSocket;
import org.cordon.support.Mara;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A whole terminal with a camera and a folder that a line system puts documents into.
final class LineDataTerminalDbTest {
    @TempDir private Path dir;

    private Path watched() {
        return dir.resolve("line-data");
    }

    private Terminal terminal(ServerSocket camera) throws IOException {
        DataFolder folder = new DataFolder(dir.resolve("terminal"));
        Files.createDirectories(watched());
        Files.createDirectories(dir.resolve("terminal"));
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                line-data.feed=live
                line-data.late=3
                line-data.folder=../line-data
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

    private static String document(String... events) {
        return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-28T12:00:00Z",
         "epcisBody": {"eventList": [%s]}}
        """
                .formatted(String.join(",\n", events));
    }

    private static String event(String id, Instant at, String action, String rest, int... serials) {
        return """
        {"type": "ObjectEvent", "eventID": "urn:uuid:%s", "eventTime": "%s",
         "eventTimeZoneOffset": "+00:00", "action": "%s", %s, "epcList": [%s]}
        """
                .formatted(
                        id,
                        at,
                        action,
                        rest,
                        IntStream.of(serials)
                                .mapToObj(
                                        "\"https://id.gs1.org/01/04012345000009/21/S%d\""
                                                ::formatted)
                                .collect(Collectors.joining(", ")));
    }

    private static String commissioned(String id, Instant at, int... serials) {
        return event(id, at, "ADD", "\"bizStep\": \"commissioning\"", serials);
    }

    /// Puts a file there as a careful sender does: under another name first.
    private void put(String name, String content) throws IOException {
        Path unfinished = watched().resolve(name + ".tmp");
        Files.writeString(unfinished, content);
        Files.move(unfinished, watched().resolve(name));
    }

    private void isIn(String sub, String name) {
        Until.holds(
                () -> Files.exists(watched().resolve(sub).resolve(name)),
                () -> {
                    try (Stream<Path> files = Files.walk(watched())) {
                        return files.toList().toString();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
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

    private static boolean isOverdue(Terminal terminal) {
        return terminal.parts().line().status().alarms().stream()
                .map(LineAlarm::alarm)
                .anyMatch(alarm ->
                        alarm.kind().equals(LineFinding.NOT_COMMISSIONED) && !alarm.cleared());
    }

    private static LineDataStatus data(Terminal terminal) {
        return terminal.parts().line().lineData().orElseThrow();
    }

    private static List<LineEvent.LineDataReported> recorded(Terminal terminal) {
        return terminal.journal().epochs(StreamId.SCANS).stream()
                .flatMap(epoch -> entries(terminal, epoch))
                .map(Entry::event)
                .filter(LineEvent.LineDataReported.class::isInstance)
                .map(LineEvent.LineDataReported.class::cast)
                .toList();
    }

    private static Stream<Entry> entries(Terminal terminal, ChainHead epoch) {
        return terminal.journal().entries(StreamId.SCANS, epoch.epoch(), 0, epoch.seq());
    }

    private static List<String> ids(Terminal terminal) {
        return recorded(terminal).stream()
                .flatMap(each -> each.reports().stream())
                .map(LineReport::id)
                .toList();
    }

    // [utest->req~line-data.folder~1]
    // [utest->req~line-data.once~1]
    // [utest->req~line-data.after-restart~1]
    // [utest->req~line-data.pool~1]
    // [utest->req~line-data.shown~1]
    @Test
    void whatAFolderBringsCountsOnceAlsoAfterARestart() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        String first = document(commissioned("e1", before, 1, 2));
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                load(terminal);
                put("a.json", first);
                isIn(LineDataFolder.TAKEN, "a.json");
                read(terminal, camera, 1, VerdictCode.ACCEPTED);
                read(terminal, camera, 3, VerdictCode.NOT_COMMISSIONED);
                // The list holds serials that were given out, so it is whole.
                read(terminal, camera, 99, VerdictCode.UNKNOWN_SERIAL);
                put("a.json", first);
                isIn(LineDataFolder.TAKEN, "a-2.json");
                assertEquals(List.of("urn:uuid:e1"), ids(terminal));
                Until.holds(() -> isOverdue(terminal), () -> data(terminal).toString());
                Until.holds(() -> data(terminal).quiet(), () -> data(terminal).toString());
                Until.holds(() -> data(terminal).waiting() == 1, () -> data(terminal).toString());
            }
            // What came while the program was away, and what was taken before it could be moved.
            put("b.json", first);
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                isIn(LineDataFolder.TAKEN, "b.json");
                assertEquals(List.of("urn:uuid:e1"), ids(terminal));
                Until.holds(() -> data(terminal).quiet(), () -> data(terminal).toString());
                assertEquals(
                        1,
                        terminal.parts().line().status().alarms().stream()
                                .filter(each ->
                                        each.alarm().kind().equals(LineFinding.NOT_COMMISSIONED))
                                .count());
                read(terminal, camera, 2, VerdictCode.ACCEPTED);
                put(
                        "c.json",
                        document(
                                commissioned("e2", before, 3),
                                event(
                                        "e3",
                                        Instant.now(),
                                        "OBSERVE",
                                        "\"bizStep\": \"inspecting\","
                                                + " \"disposition\": \"conformant\"",
                                        1,
                                        2)));
                isIn(LineDataFolder.TAKEN, "c.json");
                Until.holds(() -> !isOverdue(terminal), () -> data(terminal).toString());
                Until.holds(() -> data(terminal).waiting() == 0, () -> data(terminal).toString());
                // It was put back, and arrives once more.
                read(terminal, camera, 1, VerdictCode.ACCEPTED);
            }
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                Until.holds(
                        () -> terminal.parts().line().status().sightingsKnown(),
                        () -> terminal.parts().line().status().toString());
                read(terminal, camera, 1, VerdictCode.DUPLICATE);
                read(terminal, camera, 2, VerdictCode.ACCEPTED);
                read(terminal, camera, 1, VerdictCode.DUPLICATE);
                assertFalse(isOverdue(terminal));
                assertEquals(List.of("urn:uuid:e1", "urn:uuid:e2", "urn:uuid:e3"), ids(terminal));
                assertEquals(2, recorded(terminal).getLast().putBack().size());
            }
        }
    }

    // [utest->req~line-data.once~1]
    @Test
    void nothingIsLostOrDoubledWhenTheProgramIsKilledWhileItTakesFiles() throws Exception {
        kill(20_261_130, 2, 12);
    }

    // [utest->req~line-data.once~1]
    @Tag("crash")
    @Test
    void nothingIsLostOrDoubledWhenTheProgramIsKilledWhileItTakesFilesAtLength() throws Exception {
        kill(System.nanoTime(), 30, 20);
    }

    /// Of the events of a file every third comes in the next one too.
    private void kill(long seed, int kills, int files) throws Exception {
        Random random = new Random(seed);
        int perFile = 900;
        Set<String> all = new TreeSet<>();
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras)) {
                load(terminal);
            }
            for (int kill = 0; kill < kills; kill++) {
                for (int file = 0; file < files; file++) {
                    int from = (kill * files + file) * perFile * 2 / 3;
                    List<String> ids =
                            IntStream.range(from, from + perFile).mapToObj(i -> "e" + i).toList();
                    ids.forEach(id -> all.add("urn:uuid:" + id));
                    put(
                            kill + "-" + file + ".json",
                            document(
                                    ids.stream()
                                            .map(id -> commissioned(id, Instant.EPOCH, serial(id)))
                                            .toArray(String[]::new)));
                }
                killChild(random.nextInt(files), random.nextInt(30));
            }
            try (Terminal terminal = terminal(cameras)) {
                for (int kill = 0; kill < kills; kill++) {
                    for (int file = 0; file < files; file++) {
                        isIn(LineDataFolder.TAKEN, kill + "-" + file + ".json");
                    }
                }
                List<String> recorded = ids(terminal);
                assertEquals(all, new TreeSet<>(recorded));
                assertEquals(all.size(), recorded.size(), "doubled, seed " + seed);
            }
        }
    }

    private static int serial(String id) {
        return Integer.parseInt(id.substring(1)) % 20;
    }

    /// @param taken files that are in `taken` by then, counted from now
    /// @param millis after that
    private void killChild(int taken, int millis) throws IOException, InterruptedException {
        long enough = taken() + taken;
        Process child = LineDataChild.start(dir.resolve("terminal"));
        try {
            Until.holds(() -> taken() >= enough || !child.isAlive(), () -> "taken " + taken());
            assertTrue(child.isAlive());
            assertFalse(child.waitFor(millis, TimeUnit.MILLISECONDS));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private long taken() {
        Path taken = watched().resolve(LineDataFolder.TAKEN);
        try (Stream<Path> files = Files.list(taken)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // [utest->req~line-data.samples~1]
    // [utest->req~line-data.lot~1]
    // [utest->req~line-data.counted~1]
    // [utest->req~line-data.extensions~1]
    @Test
    void whatADocumentStatesBesidesIsOnRecordAndKnownAfterARestart() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                load(terminal);
                put(
                        "a.json",
                        document(
                                event(
                                        "e1",
                                        before,
                                        "ADD",
                                        "\"bizStep\": \"commissioning\","
                                                + " \"ilmd\": {\"cbvmda:lotNumber\": \"K9\"},"
                                                + " \"ex:shift\": \"early\"",
                                        1,
                                        2),
                                event(
                                        "e2",
                                        before.plusSeconds(1),
                                        "OBSERVE",
                                        "\"bizStep\": \"sampling\","
                                                + " \"ex:sampleKind\": \"returnable\"",
                                        1),
                                event(
                                        "e3",
                                        before,
                                        "OBSERVE",
                                        "\"bizStep\": \"inspecting\", \"quantityList\":"
                                            + " [{\"epcClass\": \"urn:c\", \"quantity\": 7}]")));
                isIn(LineDataFolder.TAKEN, "a.json");
                read(terminal, camera, 1, VerdictCode.REJECTED_SEEN);
                read(terminal, camera, 2, VerdictCode.ACCEPTED);
                assertEquals(
                        Map.of("ex:shift", "\"early\""),
                        recorded(terminal)
                                .getFirst()
                                .reports()
                                .getFirst()
                                .details()
                                .orElseThrow()
                                .extensions());
                isAlarmed(terminal, true);
            }
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                Until.holds(
                        () -> data(terminal).counted().size() == 1,
                        () -> data(terminal).toString());
                assertEquals(
                        List.of(new BigDecimal("7")),
                        List.copyOf(data(terminal).counted().values()));
                read(terminal, camera, 1, VerdictCode.REJECTED_SEEN);
                isAlarmed(terminal, true);
                put(
                        "b.json",
                        document(
                                event(
                                        "e1",
                                        before,
                                        "ADD",
                                        "\"bizStep\": \"commissioning\", \"errorDeclaration\":"
                                                + " {\"declarationTime\": \"%s\"}"
                                                        .formatted(before),
                                        1,
                                        2),
                                commissioned("e4", before, 1, 2),
                                event(
                                        "e5",
                                        before.plusSeconds(2),
                                        "OBSERVE",
                                        "\"bizStep\": \"inspecting\","
                                                + " \"disposition\": \"conformant\"",
                                        1)));
                isIn(LineDataFolder.TAKEN, "b.json");
                read(terminal, camera, 1, VerdictCode.ACCEPTED);
                isAlarmed(terminal, false);
            }
        }
    }

    private static void isAlarmed(Terminal terminal, boolean stands) {
        Until.holds(
                () ->
                        terminal.parts().line().status().alarms().stream()
                                        .map(LineAlarm::alarm)
                                        .anyMatch(alarm ->
                                                alarm.kind().equals(LineFinding.REPORTED_LOT)
                                                        && !alarm.cleared())
                                == stands,
                () -> terminal.parts().line().status().toString());
    }

    // [utest->req~line-data.refused~1]
    @Test
    @ExpectedLog(from = LineDataFolder.class, message = "line data were refused: bad.json")
    void aFileThatCannotBeReadIsRefusedWithWhatIsWrongAndTheOthersCount() throws IOException {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Terminal terminal = terminal(cameras);
                Socket camera = LiveSocket.accept(cameras)) {
            load(terminal);
            Instant before = Instant.now().minusSeconds(60);
            String bad =
                    document(
                            commissioned("e1", before, 1),
                            commissioned("e2", before, 2).replace(before.toString(), "noon"));
            put("bad.json", bad);
            Files.writeString(watched().resolve("half.part"), "{");
            put("good.json", document(commissioned("e3", before, 4)));
            isIn(LineDataFolder.TAKEN, "good.json");
            read(terminal, camera, 4, VerdictCode.ACCEPTED);
            isIn(LineDataFolder.REFUSED, "bad.json");
            String why =
                    Files.readString(
                            watched().resolve(LineDataFolder.REFUSED).resolve("bad.json.txt"));
            assertTrue(why.contains("event 2") && why.contains("eventTime"), why);
            assertEquals(bad, Files.readString(watched().resolve("refused/bad.json")));
            assertEquals(List.of("urn:uuid:e3"), ids(terminal));
            Until.holds(() -> data(terminal).refused() == 1, () -> data(terminal).toString());
            assertTrue(Files.exists(watched().resolve("half.part")));
        }
    }
}
