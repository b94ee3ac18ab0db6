package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.line.Rejects;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A whole terminal with a camera that sends codes, and a controller that sends JSON lines for two stations.
final class LineSignalsTerminalDbTest {
    private static final int LAG = 2;
    private static final int LATER = LAG + Rejects.MARGIN + 1;

    @TempDir private Path dir;

    private Terminal terminal(ServerSocket camera, ServerSocket controller) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                station.1.name=Carton check
                station.1.level=unit
                station.2.name=Reject bin
                station.2.kind=reject
                station.2.lag=%d
                scanner.1.name=Camera 1
                scanner.1.type=tcp
                scanner.1.address=127.0.0.1:%d
                scanner.1.role=inline
                scanner.1.message=json
                scanner.2.name=Controller
                scanner.2.type=tcp
                scanner.2.address=127.0.0.1:%d
                scanner.2.role=handheld
                scanner.2.station=Reject bin
                scanner.2.message=json
                """
                        .formatted(LAG, camera.getLocalPort(), controller.getLocalPort()));
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        Mara.signIn(terminal.parts().authentication());
        return terminal;
    }

    private static void send(Socket device, String line) throws IOException {
        device.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void read(Terminal terminal, Socket camera, int serial, String lot)
            throws IOException {
        long before = terminal.parts().line().status().scans();
        send(
                camera,
                "{\"scan\":\"]d2010401234500000921S%d{GS}1728113010%s\",\"trigger\":%d}"
                        .formatted(serial, lot, serial));
        Until.holds(
                () -> terminal.parts().line().status().scans() == before + 1,
                () -> terminal.parts().line().status().toString());
    }

    private static void pass(Terminal terminal, Socket camera, int from, int packs)
            throws IOException {
        for (int i = 0; i < packs; i++) {
            read(terminal, camera, from + i, "K2411A");
        }
    }

    private static void reject(Socket camera, String signal, int trigger) throws IOException {
        send(
                camera,
                "{\"signal\":\"%s\",\"station\":\"Reject bin\",\"trigger\":%d}"
                        .formatted(signal, trigger));
    }

    private static List<Reason> open(Terminal terminal, AlarmKind kind) {
        return terminal.parts().line().status().alarms().stream()
                .map(LineAlarm::alarm)
                .filter(each -> each.kind().equals(kind) && !each.cleared())
                .map(Alarm::reason)
                .toList();
    }

    // [utest->req~line.live-signals~1]
    // [utest->req~line.live-refused~1]
    @Test
    @ExpectedLog(
            logger = "org.cordon.adapter.device.JsonLines",
            message = "a message was not taken: The line has no station")
    void aRefusedPackThatIsConfirmedHasNotEscapedAnotherHasAndABypassIsAnAlarmWhileItLasts()
            throws IOException {
        Path order = dir.resolve("order.csv");
        Files.writeString(
                order,
                """
                # order: PO-1
                # product: Amlodipine
                gtin,serial,lot,expiry,parent,state
                """
                        + IntStream.range(0, 40)
                                .mapToObj("04012345000009,S%d,K2411A,2028-11-30,,\n"::formatted)
                                .collect(Collectors.joining()));
        try (ServerSocket cameras = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket controllers =
                        new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Terminal terminal = terminal(cameras, controllers);
                Socket camera = LiveSocket.accept(cameras);
                Socket controller = LiveSocket.accept(controllers)) {
            var _ = terminal.parts().orders().load(order, Progress.NONE).join();
            Until.holds(
                    () -> terminal.parts().line().status().order().isPresent(),
                    () -> terminal.parts().line().status().toString());
            send(controller, "{\"signal\":\"bypass\",\"on\":true,\"station\":\"Carton check\"}");
            Until.holds(
                    () -> open(terminal, LineFinding.BYPASS).size() == 1,
                    () -> terminal.parts().line().status().toString());
            send(controller, "{\"signal\":\"stop\",\"station\":\"Gate\"}");
            send(controller, "{\"signal\":\"bypass\",\"on\":false,\"station\":\"Carton check\"}");
            Until.holds(
                    () -> open(terminal, LineFinding.BYPASS).isEmpty(),
                    () -> terminal.parts().line().status().toString());
            Until.holds(
                    () ->
                            terminal.parts().line().status().devices().stream()
                                    .anyMatch(each ->
                                            ReasonMessages.FOR_LOGS
                                                    .of(each.detail())
                                                    .contains("it has Carton check")),
                    () -> terminal.parts().line().status().devices().toString());

            read(terminal, camera, 1, "K2411A");
            read(terminal, camera, 2, "K2410B");
            reject(camera, "reject", 2);
            pass(terminal, camera, 3, LAG);
            reject(camera, "confirm", 2);
            pass(terminal, camera, 10, LATER);
            read(terminal, camera, 20, "K2410B");
            reject(camera, "reject", 20);
            pass(terminal, camera, 30, LATER);
            Until.holds(
                    () -> !open(terminal, LineFinding.ESCAPED).isEmpty(),
                    () -> terminal.parts().line().status().toString());
            assertEquals(
                    List.of(
                            Reason.of(
                                    "escaped",
                                    new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("S20"))
                                            .label(),
                                    "Carton check")),
                    open(terminal, LineFinding.ESCAPED));
            Map<VerdictCode, Long> counts = terminal.parts().line().status().counts();
            assertEquals(
                    Map.of(VerdictCode.ACCEPTED, 1L + LAG + 2 * LATER, VerdictCode.WRONG_LOT, 2L),
                    counts);
        }
    }
}
