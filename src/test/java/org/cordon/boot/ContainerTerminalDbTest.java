package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.container.ContainerStatus;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.scanning.HandScan;
import org.cordon.app.scanning.ReworkRefusal;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.container.CheckState;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.container.Unexpected;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.LiveSocket;
import org.cordon.support.Mara;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A whole terminal at which containers are checked and packed anew, and packs put back.
final class ContainerTerminalDbTest {
    private static final Optional<OrderId> ORDER = Optional.of(new OrderId("PO-1"));
    private static final UnitId FIRST = new UnitId.Container(new Sscc("340123450000000017"));
    private static final UnitId SECOND = new UnitId.Container(new Sscc("340123450000000024"));

    @TempDir private Path dir;

    private Terminal terminal(ServerSocket camera) throws IOException {
        return terminal(camera, "");
    }

    /// @param more settings
    private Terminal terminal(ServerSocket camera, String more) throws IOException {
        DataFolder folder = new DataFolder(dir.resolve("terminal"));
        Files.createDirectories(dir.resolve("terminal"));
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                station.1.name=Carton check
                %s
                scanner.1.name=Camera 1
                scanner.1.type=tcp
                scanner.1.address=127.0.0.1:%d
                scanner.1.role=inline
                """
                                .formatted(
                                        more.contains("station.1.level")
                                                ? ""
                                                : "station.1.level=unit",
                                        camera.getLocalPort())
                        + more);
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        Mara.signIn(terminal.parts().authentication());
        return terminal;
    }

    /// Packs S0 to S3 in the first case, S4 to S6 in the second, S7 in none.
    private void load(Terminal terminal) throws IOException {
        Path order = dir.resolve("order.csv");
        Files.writeString(
                order,
                """
                # order: PO-1
                # product: Amlodipine
                gtin,serial,lot,expiry,parent,state
                ,340123450000000017,,,,active
                ,340123450000000024,,,,active
                """
                        + IntStream.range(0, 8)
                                .mapToObj(i ->
                                        "04012345000009,S%d,K2411A,2028-11-30,%s,active\n"
                                                .formatted(
                                                        i,
                                                        i < 4
                                                                ? FIRST.label()
                                                                : i < 7 ? SECOND.label() : ""))
                                .collect(Collectors.joining()));
        var _ = terminal.parts().orders().load(order, Progress.NONE).join();
        Until.holds(
                () -> terminal.parts().line().status().order().isPresent(),
                () -> terminal.parts().line().status().toString());
    }

    private static UnitId pack(int serial) {
        return new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("S" + serial));
    }

    private static Bytes code(UnitId unit) {
        return switch (unit) {
            case UnitId.Container c -> Bytes.parse("]C100" + c.label());
            case UnitId.Sgtin s ->
                    Bytes.parse("]d20104012345000009" + "21" + s.label() + "{GS}1728113010K2411A");
        };
    }

    /// Scans by hand, each of which is taken before the next.
    private static void scan(Terminal terminal, Purpose purpose, UnitId... units) {
        List<CompletableFuture<Void>> taken = Collections.synchronizedList(new ArrayList<>());
        try (Subscription _ =
                terminal.parts()
                        .containerCommands()
                        .onHandScan(each ->
                                taken.add(
                                        terminal.parts()
                                                .containerCommands()
                                                .scanned(purpose, each)))) {
            for (UnitId unit : units) {
                int before = taken.size();
                var _ = terminal.parts().scans().typed(code(unit)).join();
                Until.holds(() -> taken.size() > before, () -> "not heard");
                taken.getLast().join();
            }
        }
    }

    /// A unit as a scan shows it.
    private static ScannedUnit scanned(Terminal terminal, UnitId unit) {
        CompletableFuture<HandScan> heard = new CompletableFuture<>();
        try (Subscription _ = terminal.parts().containerCommands().onHandScan(heard::complete)) {
            var _ = terminal.parts().scans().typed(code(unit)).join();
            return heard.join().unit().orElseThrow();
        }
    }

    private static CheckState state(Terminal terminal) {
        return terminal.parts().containers().status().check().orElseThrow();
    }

    private static List<UnitId> content(Terminal terminal, UnitId container) {
        terminal.parts().containerCommands().begin(Purpose.CHECK, container).join();
        List<UnitId> missing = state(terminal).missing();
        terminal.parts().containerCommands().cancel().join();
        return missing;
    }

    private static List<JournalEvent> recorded(Terminal terminal, StreamId stream) {
        return terminal.journal().epochs(stream).stream()
                .flatMap(epoch -> terminal.journal().entries(stream, epoch.epoch(), 0, epoch.seq()))
                .map(Entry::event)
                .filter(ContainerEvent.class::isInstance)
                .toList();
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

    private static String refusal(CompletableFuture<?> command) {
        Throwable failure = assertThrows(RuntimeException.class, command::join);
        return Futures.of(failure) instanceof Refused refused
                        && refused.reason() instanceof ReworkRefusal(Reason.Coded why)
                ? why.code()
                : failure.toString();
    }

    // [utest->req~container.recorded~1]
    // [utest->req~container.unfinished~1]
    @Test
    void aCheckIsOnRecordAndOneThatIsUnfinishedIsToldAfterARestart() throws IOException {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras)) {
                load(terminal);
                // A pack begins the check of its case; the label ends it.
                scan(terminal, Purpose.CHECK, pack(0), pack(1), pack(2), pack(3), FIRST);
                assertEquals(Optional.empty(), terminal.parts().containers().status().check());
                scan(terminal, Purpose.CHECK, SECOND, pack(4), pack(0));
                terminal.parts().containerCommands().count(CountedByHand.DAMAGED).join();
                assertEquals(1, state(terminal).left());
                var _ = terminal.parts().containerCommands().finish("one is torn").join();
                assertEquals(
                        List.of(
                                new ContainerEvent.ContainerCheckBegun(FIRST, ORDER, Purpose.CHECK),
                                new ContainerEvent.ContainerChecked(
                                        FIRST, ORDER, 4, 4, List.of(), List.of(), List.of(), true,
                                        ""),
                                new ContainerEvent.ContainerCheckBegun(
                                        SECOND, ORDER, Purpose.CHECK),
                                new ContainerEvent.ContainerChecked(
                                        SECOND,
                                        ORDER,
                                        3,
                                        1,
                                        List.of(
                                                new Unexpected(
                                                        pack(0),
                                                        Unexpected.Why.OTHER_CONTAINER,
                                                        Optional.of(FIRST))),
                                        List.of(pack(5), pack(6)),
                                        List.of(CountedByHand.DAMAGED),
                                        false,
                                        "one is torn")),
                        recorded(terminal, StreamId.OPERATIONS));
                // No scan of a check is an arrival.
                assertEquals(0, terminal.parts().line().status().distinctPacks());
                scan(terminal, Purpose.CHECK, FIRST, pack(0));
            }
            try (Terminal terminal = terminal(cameras)) {
                assertEquals(
                        Optional.of(FIRST),
                        terminal.parts()
                                .containers()
                                .status()
                                .unfinished()
                                .map(ContainerStatus.Unfinished::container));
                terminal.parts().containerCommands().cancel().join();
            }
            try (Terminal terminal = terminal(cameras)) {
                assertEquals(Optional.empty(), terminal.parts().containers().status().unfinished());
            }
        }
    }

    // [utest->req~container.sound~1]
    @Test
    void theScannerSoundsAsTheCheckSaysAndByTheVerdictWhileNobodyChecks() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket cameras = new ServerSocket(0, 1, here);
                ServerSocket hands = new ServerSocket(0, 1, here)) {
            try (Terminal terminal =
                            terminal(
                                    cameras,
                                    """
                                    scanner.2.name=Hand
                                    scanner.2.type=tcp
                                    scanner.2.address=127.0.0.1:%d
                                    scanner.2.role=handheld
                                    scanner.2.on-accept=+
                                    scanner.2.on-reject=-
                                    """
                                            .formatted(hands.getLocalPort()));
                    Socket hand = hands.accept()) {
                load(terminal);
                hand.setSoTimeout(60_000);
                assertEquals('+', answer(hand, pack(0)), "accepted, and nobody checks anything");
                try (Subscription _ =
                        terminal.parts()
                                .containerCommands()
                                .onHandScan(each -> {
                                    var _ =
                                            terminal.parts()
                                                    .containerCommands()
                                                    .scanned(Purpose.CHECK, each);
                                })) {
                    assertEquals('+', answer(hand, FIRST));
                    assertEquals('+', answer(hand, pack(0)));
                    assertEquals('-', answer(hand, pack(4)), "of another case");
                    assertEquals('-', answer(hand, pack(0)), "scanned before");
                }
                assertEquals('+', answer(hand, pack(4)));
            }
        }
    }

    /// What a scanner is sent for a scan.
    private static char answer(Socket hand, UnitId unit) throws IOException {
        String code = code(unit).toString().replace("{GS}", "\u001d") + "\r\n";
        hand.getOutputStream().write(code.getBytes(StandardCharsets.ISO_8859_1));
        return (char) hand.getInputStream().read();
    }

    private void loadLoose(Terminal terminal) throws IOException {
        Path order = dir.resolve("loose.csv");
        Files.writeString(
                order,
                """
                # order: PO-1
                # product: Amlodipine
                gtin,serial,lot,expiry,parent,state
                """
                        + IntStream.range(0, 8)
                                .mapToObj(
                                        "04012345000009,S%d,K2411A,2028-11-30,,active\n"::formatted)
                                .collect(Collectors.joining()));
        var _ = terminal.parts().orders().load(order, Progress.NONE).join();
        Until.holds(
                () -> terminal.parts().line().status().order().isPresent(),
                () -> terminal.parts().line().status().toString());
    }

    private static void packed(Terminal terminal, Socket camera, UnitId unit) throws IOException {
        long before = terminal.parts().line().status().scans();
        String code = code(unit).toString().replace("{GS}", "\u001d") + "\r\n";
        camera.getOutputStream().write(code.getBytes(StandardCharsets.ISO_8859_1));
        Until.holds(
                () -> terminal.parts().line().status().scans() == before + 1,
                () -> terminal.parts().line().status().toString());
    }

    // [utest->req~container.packed~1]
    @Test
    void whatTheLinePackedByItselfIsContentWhereNothingElseTells() throws IOException {
        String packs =
                """
                station.1.level=case
                station.1.association=container-first
                station.1.learn=yes
                """;
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras, packs);
                    Socket camera = cameras.accept()) {
                loadLoose(terminal);
                for (UnitId unit :
                        List.of(FIRST, pack(0), pack(1), pack(2), SECOND, pack(3), pack(4))) {
                    packed(terminal, camera, unit);
                }
                assertEquals(List.of(pack(0), pack(1), pack(2)), content(terminal, FIRST));
                // A pack begins the check of the case that it was read into.
                scan(terminal, Purpose.CHECK, pack(0), pack(3), pack(7));
                assertEquals(FIRST, state(terminal).container().id());
                assertEquals(
                        List.of(
                                new Unexpected(
                                        pack(3),
                                        Unexpected.Why.OTHER_CONTAINER,
                                        Optional.of(SECOND)),
                                new Unexpected(pack(7), Unexpected.Why.LOOSE, Optional.empty())),
                        state(terminal).unexpected());
                terminal.parts().containerCommands().cancel().join();
                // What is packed anew counts from then on, and no longer what was read.
                scan(terminal, Purpose.REAGGREGATE, SECOND, pack(4), pack(7), SECOND);
                var _ = terminal.parts().containerCommands().finish("one was torn").join();
                assertEquals(List.of(pack(4), pack(7)), content(terminal, SECOND));
                var _ = terminal.parts().rework().open(SECOND, "wet").join();
                assertEquals(List.of(), content(terminal, SECOND));
            }
            for (int start = 0; start < 2; start++) {
                try (Terminal terminal = terminal(cameras, packs)) {
                    Until.holds(
                            () -> terminal.parts().line().status().sightingsKnown(),
                            () -> terminal.parts().line().status().toString());
                    assertEquals(List.of(pack(0), pack(1), pack(2)), content(terminal, FIRST));
                    assertEquals(List.of(), content(terminal, SECOND));
                }
                // The next start builds the local store anew from the journal.
                delete(dir.resolve("terminal").resolve("store"));
            }
        }
    }

    // [utest->req~rework.reintroduced~1]
    // [utest->req~rework.comeback~1]
    @Test
    void aPackThatIsPutBackArrivesOnceMoreAlsoAfterARestart() throws IOException {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                load(terminal);
                for (int serial = 0; serial < 4; serial++) {
                    read(terminal, camera, serial, VerdictCode.ACCEPTED);
                }
                for (int serial : new int[] {0, 1}) {
                    var _ =
                            terminal.parts()
                                    .rework()
                                    .reintroduce(
                                            scanned(terminal, pack(serial)), "inspected, is good")
                                    .join();
                }
                read(terminal, camera, 0, VerdictCode.ACCEPTED);
                read(terminal, camera, 2, VerdictCode.DUPLICATE);
                assertEquals(
                        "not-back.duplicate",
                        refusal(
                                terminal.parts()
                                        .rework()
                                        .reintroduce(scanned(terminal, pack(2)), "good")));
                assertEquals(
                        "not-back.not-rejected",
                        refusal(
                                terminal.parts()
                                        .rework()
                                        .reintroduce(scanned(terminal, pack(7)), "good")));
                assertEquals(
                        Optional.of("not-back.unknown"),
                        terminal.parts()
                                .rework()
                                .comeback(scanned(terminal, pack(99)))
                                .join()
                                .map(Reason.Coded::code));
                assertEquals(2, recorded(terminal, StreamId.SCANS).size());
            }
            try (Terminal terminal = terminal(cameras);
                    Socket camera = LiveSocket.accept(cameras)) {
                Until.holds(
                        () -> terminal.parts().line().status().sightingsKnown(),
                        () -> terminal.parts().line().status().toString());
                read(terminal, camera, 1, VerdictCode.ACCEPTED);
                read(terminal, camera, 3, VerdictCode.DUPLICATE);
                read(terminal, camera, 0, VerdictCode.DUPLICATE);
                read(terminal, camera, 3, VerdictCode.DUPLICATE);
                // Otherwise it would stand before the camera still.
                read(terminal, camera, 5, VerdictCode.ACCEPTED);
                read(terminal, camera, 1, VerdictCode.DUPLICATE);
            }
        }
    }

    // [utest->req~rework.containers~1]
    @Test
    void theLineGoesByWhatWasPackedAnewAlsoAfterARestart() throws IOException {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras)) {
                load(terminal);
                assertEquals(
                        "rework.elsewhere",
                        refusal(terminal.parts().rework().replace(pack(0), pack(4), "torn")));
                var _ = terminal.parts().rework().replace(pack(0), pack(7), "torn").join();
                assertEquals(List.of(pack(1), pack(2), pack(3), pack(7)), content(terminal, FIRST));
                var _ = terminal.parts().rework().open(SECOND, "wet").join();
                assertEquals(List.of(), content(terminal, SECOND));
                assertEquals(
                        "rework.nothing-in",
                        refusal(terminal.parts().rework().open(SECOND, "wet")));
                // What was in the second case is loose; the torn pack was rejected.
                scan(
                        terminal,
                        Purpose.REAGGREGATE,
                        SECOND,
                        pack(4),
                        pack(0),
                        pack(5),
                        pack(1),
                        SECOND);
                assertEquals(
                        List.of(Unexpected.Why.NOT_FIT, Unexpected.Why.OTHER_CONTAINER),
                        state(terminal).unexpected().stream().map(Unexpected::why).toList());
                var _ = terminal.parts().containerCommands().finish("dry again").join();
                assertEquals(List.of(pack(4), pack(5)), content(terminal, SECOND));
            }
            for (int start = 0; start < 2; start++) {
                try (Terminal terminal = terminal(cameras)) {
                    Until.holds(
                            () -> terminal.parts().line().status().sightingsKnown(),
                            () -> terminal.parts().line().status().toString());
                    assertEquals(
                            List.of(pack(1), pack(2), pack(3), pack(7)), content(terminal, FIRST));
                    assertEquals(List.of(pack(4), pack(5)), content(terminal, SECOND));
                    assertEquals(
                            List.of("UnitReplaced", "ContainerOpened", "ContainerReaggregated"),
                            recorded(terminal, StreamId.SCANS).stream()
                                    .map(JournalEvent::storedName)
                                    .toList());
                }
                // The next start builds the local store anew from the journal.
                delete(dir.resolve("terminal").resolve("store"));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
