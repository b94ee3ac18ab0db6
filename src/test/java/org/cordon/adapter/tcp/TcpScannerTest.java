package org.cordon.adapter.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.boot.demo.ShiftScan;
import org.cordon.boot.demo.SimulatedLine;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.support.Heard;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

final class TcpScannerTest {
    private static final StationId CHECK = new StationId("Check");

    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final Heard heard = new Heard();

    @AfterEach
    void end() {
        supervisor.shutdownNow();
    }

    private TcpScanner scanner(int port) {
        return new TcpScanner(
                new ScannerConfig.Tcp(
                        new DeviceId("Camera"),
                        DeviceRole.INLINE,
                        "127.0.0.1",
                        port,
                        Framing.USUAL,
                        Duration.ofSeconds(60)),
                new SystemTime(Optional.empty()),
                supervisor);
    }

    // [utest->req~device.no-scan-lost~1]
    @Test
    void aPlayedShiftArrivesWholeAndInOrder() throws Exception {
        List<ShiftScan> shift =
                IntStream.range(0, 2000)
                        .mapToObj(n ->
                                new ShiftScan(
                                        Duration.ofMillis(200L * n),
                                        CHECK,
                                        Bytes.parse("scan{GS}" + n)))
                        .toList();
        try (SimulatedLine line = SimulatedLine.open(List.of(CHECK), shift, 400);
                TcpScanner scanner = scanner(line.port(CHECK))) {
            scanner.start(heard);
            line.ended().get(Until.SECONDS, TimeUnit.SECONDS);
            heard.awaitFrames(2000);
            assertEquals(shift.stream().map(s -> s.bytes().toString()).toList(), heard.texts());
        }
    }

    // [utest->req~device.comes-back~1]
    @Test
    void aReaderThatRestartsIsConnectedAgainAndItsHalfFrameIsKept() throws Exception {
        ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = first.getLocalPort();
        try (TcpScanner scanner = scanner(port)) {
            try (first) {
                scanner.start(heard);
                try (Socket client = first.accept()) {
                    client.getOutputStream()
                            .write("one\r\nha".getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            heard.awaitFrames(2);
            heard.awaitState(DeviceState.LOST);
            assertEquals(List.of("one", "ha…"), heard.texts());
            try (ServerSocket second = new ServerSocket()) {
                second.setReuseAddress(true);
                second.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                try (Socket client = second.accept()) {
                    for (byte b : "two\r\n".getBytes(StandardCharsets.ISO_8859_1)) {
                        client.getOutputStream().write(b);
                        client.getOutputStream().flush();
                    }
                    heard.awaitFrames(3);
                }
            }
            assertEquals(List.of("one", "ha…", "two"), heard.texts());
        }
    }
}
