package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A whole terminal with a camera, on which two orders run one after the other.
final class SerialReuseTerminalDbTest {
    @TempDir private Path dir;

    private Terminal terminal(ServerSocket camera, String reuse) throws IOException {
        DataFolder folder = new DataFolder(dir.resolve("terminal"));
        Files.createDirectories(dir.resolve("terminal/rules"));
        Files.writeString(
                dir.resolve("terminal/rules/profile-own.properties"),
                """
                name=Own
                version=1
                effective=2026-11-30
                source=SOP 12
                products=04012345000009
                expiry.day-zero=allowed
                expiry.shelf-life-days=0
                helper-codes=no
                serial-reuse=%s
                pack.required=01,21,17,10
                """
                        .formatted(reuse));
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
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

    private void load(Terminal terminal, String order, int from, int to) throws IOException {
        Path file = dir.resolve(order + ".csv");
        Files.writeString(
                file,
                """
                # order: %s
                # product: Amlodipine
                gtin,serial,lot,expiry,parent
                """
                                .formatted(order)
                        + IntStream.range(from, to)
                                .mapToObj("04012345000009,S%d,K2411A,2028-11-30,\n"::formatted)
                                .collect(Collectors.joining()));
        var loaded = terminal.parts().orders().load(file, Progress.NONE).join();
        Until.holds(
                () -> terminal.parts().line().status().order().filter(loaded::equals).isPresent(),
                () -> terminal.parts().line().status().toString());
    }

    private static EvaluatedScan read(Terminal terminal, Socket camera, int serial)
            throws IOException {
        long before = terminal.parts().line().status().scans();
        String code = "]d2010401234500000921S" + serial + "\u001d1728113010K2411A\r\n";
        camera.getOutputStream().write(code.getBytes(StandardCharsets.ISO_8859_1));
        Until.holds(
                () -> terminal.parts().line().status().scans() == before + 1,
                () -> terminal.parts().line().status().toString());
        EvaluatedScan scan = terminal.parts().line().status().recent().getFirst();
        return scan;
    }

    private static List<Reason> told(Terminal terminal) {
        return terminal.parts().line().status().alarms().stream()
                .map(LineAlarm::alarm)
                .filter(alarm -> alarm.kind().equals(LineFinding.SERIALS_REUSED))
                .map(Alarm::reason)
                .toList();
    }

    private static final List<Reason> REUSED =
            List.of(Reason.of("serials-reused", 3, "PO-2", "S1", "PO-1"));

    // [utest->req~line-data.reuse~1]
    @Test
    void serialsOfAnotherOrderAreToldAsAnOrderIsActivatedAndWhereTheyAreReadAlsoAfterARestart()
            throws IOException {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(cameras, "no");
                    Socket camera = LiveSocket.accept(cameras)) {
                load(terminal, "PO-1", 0, 900);
                for (int serial : List.of(1, 2, 700)) {
                    assertEquals(VerdictCode.ACCEPTED, read(terminal, camera, serial).code());
                }
                load(terminal, "PO-2", 0, 1_200);
                Until.holds(() -> !told(terminal).isEmpty(), () -> "no alarm");
                assertEquals(REUSED, told(terminal));
                EvaluatedScan again = read(terminal, camera, 700);
                assertEquals(VerdictCode.DUPLICATE, again.code());
                assertEquals(Reason.of("duplicate.order", "S700", "PO-1"), again.reason());
                assertEquals(VerdictCode.ACCEPTED, read(terminal, camera, 3).code());
            }
            try (Terminal terminal = terminal(cameras, "no");
                    Socket camera = LiveSocket.accept(cameras)) {
                Until.holds(
                        () -> terminal.parts().line().status().sightingsKnown(),
                        () -> terminal.parts().line().status().toString());
                Until.holds(() -> told(terminal).equals(REUSED), () -> told(terminal).toString());
                // What was used is looked up behind the start.
                Until.holds(() -> refuses(terminal, camera), () -> "a serial is not found again");
                assertEquals(REUSED, told(terminal));
            }
        }
    }

    private static boolean refuses(Terminal terminal, Socket camera) {
        try {
            VerdictCode now = read(terminal, camera, 2).code();
            assertTrue(now == VerdictCode.DUPLICATE || now == VerdictCode.ACCEPTED, now.name());
            return now == VerdictCode.DUPLICATE;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // [utest->req~line-data.reuse-days~1]
    @Test
    void beforeTheDaysAfterTheExpiryHavePassedTheyAreTold() throws IOException {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Terminal terminal = terminal(cameras, "1827");
                Socket camera = cameras.accept()) {
            load(terminal, "PO-1", 0, 20);
            assertEquals(VerdictCode.ACCEPTED, read(terminal, camera, 1).code());
            load(terminal, "PO-2", 0, 20);
            Until.holds(() -> !told(terminal).isEmpty(), () -> "no alarm");
            assertEquals(
                    List.of(Reason.of("serials-reused", 1, "PO-2", "S1", "PO-1")), told(terminal));
            assertEquals(VerdictCode.DUPLICATE, read(terminal, camera, 1).code());
        }
    }

    // [utest->req~line-data.reuse~1]
    @Test
    void whereTheProfileAllowsItNothingIsTold() throws IOException {
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Terminal terminal = terminal(cameras, "yes");
                Socket camera = LiveSocket.accept(cameras)) {
            load(terminal, "PO-1", 0, 20);
            assertEquals(VerdictCode.ACCEPTED, read(terminal, camera, 1).code());
            load(terminal, "PO-2", 0, 20);
            assertEquals(VerdictCode.ACCEPTED, read(terminal, camera, 1).code());
            assertEquals(List.of(), told(terminal));
        }
    }
}
