package org.cordon.adapter.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.IpAddress;
import org.cordon.core.scanner.MessageInterpreter;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Heard;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

/// Readers that connect to us, over real sockets of the loopback network.
@Timeout(Until.SECONDS)
final class TcpServerTest {
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final Heard heard = new Heard();
    private final int port = freePort();

    @AfterEach
    void end() {
        supervisor.shutdownNow();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ScannerConfig.TcpServer settings(String... allow) {
        return new ScannerConfig.TcpServer(
                new DeviceId("Camera"),
                DeviceRole.INLINE,
                Optional.empty(),
                "",
                port,
                List.of(allow).stream().map(IpAddress::parse).toList(),
                Framing.USUAL,
                Duration.ofSeconds(60),
                MessageInterpreter.USUAL,
                new ScannerReplies(
                        Optional.of(Bytes.parse("OK{x0D}")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private TcpScanner started(String... allow) throws InterruptedException {
        TcpScanner scanner =
                new TcpScanner(settings(allow), new SystemTime(Optional.empty()), supervisor);
        scanner.start(heard);
        heard.awaitDetail("Waiting for the reader to connect to port " + port);
        return scanner;
    }

    private Socket connect(String from) throws IOException {
        return new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(from), 0);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    // [utest->req~device.server~1]
    @Test
    void scansOfAReaderThatConnectsAllArriveAndItIsAnswered() throws Exception {
        List<String> scans = IntStream.range(0, 2000).mapToObj("scan%d"::formatted).toList();
        try (TcpScanner scanner = started();
                Socket reader = connect("127.0.0.1")) {
            heard.awaitState(DeviceState.READING);
            send(reader, String.join("\r\n", scans) + "\r\n");
            heard.awaitFrames(scans.size());
            assertEquals(scans, heard.texts());
            scanner.send(ScannerReplies.Kind.ACCEPT);
            assertEquals("OK{x0D}", Bytes.of(reader.getInputStream().readNBytes(3)).toString());
        }
    }

    // [utest->req~device.server~1]
    @Test
    void aReaderThatRestartedWithoutAWordTakesItsOldPlace() throws Exception {
        try (TcpScanner _ = started();
                Socket stale = connect("127.0.0.1")) {
            send(stale, "one\r\nha");
            heard.awaitFrames(1);
            try (Socket again = connect("127.0.0.1")) {
                send(again, "two\r\n");
                heard.awaitFrames(3);
                assertEquals(-1, stale.getInputStream().read());
            }
        }
        assertEquals(List.of("one", "ha…", "two"), heard.texts());
        assertTrue(heard.states().contains(DeviceState.LOST));
    }

    // [utest->req~device.server~1]
    @Test
    @ExpectedLog(from = ServerConnectionFactory.class, message = "was turned away")
    void aSecondHostIsTurnedAwayAndToldOf() throws Exception {
        try (TcpScanner _ = started();
                Socket reader = connect("127.0.0.1")) {
            send(reader, "one\r\n");
            heard.awaitFrames(1);
            try (Socket stranger = connect("127.0.0.2")) {
                assertEquals(-1, stranger.getInputStream().read());
            }
            heard.awaitDetail("127.0.0.2 was turned away: 127.0.0.1 is connected already.");
            send(reader, "two\r\n");
            heard.awaitFrames(2);
            assertEquals(DeviceState.READING, heard.states().getLast());
        }
    }

    // [utest->req~device.server~1]
    @Test
    @ExpectedLog(from = ServerConnectionFactory.class, message = "was turned away")
    void whoIsNotOnTheListIsTurnedAwayAndToldOf() throws Exception {
        try (TcpScanner _ = started("127.0.0.3")) {
            try (Socket stranger = connect("127.0.0.2")) {
                assertEquals(-1, stranger.getInputStream().read());
            }
            heard.awaitDetail("127.0.0.2 was turned away: it is not among those allowed.");
            try (Socket reader = connect("127.0.0.3")) {
                send(reader, "one\r\n");
                heard.awaitFrames(1);
            }
        }
    }

    // [utest->req~device.server~1]
    @Test
    void aReaderThatLeavesIsWaitedForAndComesBack() throws Exception {
        try (TcpScanner _ = started()) {
            try (Socket reader = connect("127.0.0.1")) {
                send(reader, "one\r\nha");
                heard.awaitFrames(1);
            }
            heard.awaitFrames(2);
            heard.awaitState(DeviceState.LOST);
            heard.awaitDetail("Waiting for the reader");
            try (Socket reader = connect("127.0.0.2")) {
                send(reader, "two\r\n");
                heard.awaitFrames(3);
            }
        }
        assertEquals(List.of("one", "ha…", "two"), heard.texts());
        // The system gives the port back once the accepting thread has left it.
        Until.holds(() -> isFree(port), () -> "a closed scanner listens no more");
    }

    private static boolean isFree(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            return free.getLocalPort() == port;
        } catch (IOException inUse) {
            return false;
        }
    }

    // [utest->req~device.server~1]
    @Test
    void aPortThatIsInUseIsSaidToBe() throws Exception {
        try (ServerSocket _ = new ServerSocket(port)) {
            ConnectionLostException said =
                    assertThrows(
                            ConnectionLostException.class, () -> TcpScanner.tryOut(settings()));
            assertEquals("device.tcp.no-port", said.reason().code());
        }
        TcpScanner.tryOut(settings());
    }
}
