package org.cordon.boot;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
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

/// A whole terminal whose settings name two stations, with a camera at each.
final class StationsTerminalDbTest {
    @TempDir private Path dir;

    private static ServerSocket camera() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private Terminal terminal(ServerSocket unit, ServerSocket bundle) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                station.1.name=Carton check
                station.1.level=unit
                station.2.name=Bundler
                station.2.level=bundle
                station.2.association=container-last
                station.2.requires=Carton check
                scanner.1.name=Camera 1
                scanner.1.type=tcp
                scanner.1.address=127.0.0.1:%d
                scanner.1.role=inline
                scanner.2.name=Camera 2
                scanner.2.type=tcp
                scanner.2.address=127.0.0.1:%d
                scanner.2.role=inline
                scanner.2.station=Bundler
                """
                        .formatted(unit.getLocalPort(), bundle.getLocalPort()));
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        Mara.signIn(terminal.parts().authentication());
        return terminal;
    }

    private static void read(Socket camera, String serial) throws IOException {
        String code = "]d2010401234500000921" + serial + "\u001d1728113010K2411A\r\n";
        camera.getOutputStream().write(code.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void verdictsAre(Terminal terminal, VerdictCode... newestLast) {
        List<VerdictCode> wanted = List.of(newestLast).reversed();
        Until.holds(
                () ->
                        terminal.parts().line().status().recent().stream()
                                .map(scan -> scan.code())
                                .toList()
                                .equals(wanted),
                () -> terminal.parts().line().status().recent().toString());
    }

    // [utest->req~line.in-force~1]
    @Test
    void eachCameraIsJudgedByTheStationThatItBelongsToAlsoAfterARestart() throws IOException {
        Path order = dir.resolve("order.csv");
        Files.writeString(
                order,
                """
                # order: PO-1
                # product: Amlodipine
                gtin,serial,lot,expiry,parent,state
                04012345000009,S1,K2411A,2028-11-30,,
                04012345000009,S2,K2411A,2028-11-30,,
                04012345000009,S3,K2411A,2028-11-30,,
                """);
        try (ServerSocket unit = camera();
                ServerSocket bundle = camera()) {
            try (Terminal terminal = terminal(unit, bundle);
                    Socket first = LiveSocket.accept(unit);
                    Socket second = LiveSocket.accept(bundle)) {
                var _ = terminal.parts().orders().load(order, Progress.NONE).join();
                Until.holds(
                        () -> terminal.parts().line().status().order().isPresent(),
                        () -> terminal.parts().line().status().toString());
                read(first, "S1");
                verdictsAre(terminal, VerdictCode.ACCEPTED);
                read(second, "S1");
                verdictsAre(terminal, VerdictCode.ACCEPTED, VerdictCode.ACCEPTED);
                read(second, "S2");
                verdictsAre(
                        terminal,
                        VerdictCode.ACCEPTED,
                        VerdictCode.ACCEPTED,
                        VerdictCode.NOT_VERIFIED);
            }
            try (Terminal terminal = terminal(unit, bundle);
                    Socket first = LiveSocket.accept(unit);
                    Socket second = LiveSocket.accept(bundle)) {
                Until.holds(
                        () -> terminal.parts().line().status().distinctPacks() == 1,
                        () -> terminal.parts().line().status().toString());
                // The bundle is still open.
                read(second, "S1");
                verdictsAre(terminal, VerdictCode.REPEAT_READ);
                read(first, "S3");
                verdictsAre(terminal, VerdictCode.REPEAT_READ, VerdictCode.ACCEPTED);
            }
        }
    }
}
