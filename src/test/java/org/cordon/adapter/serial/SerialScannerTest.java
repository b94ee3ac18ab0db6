package org.cordon.adapter.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.device.SerialPortList;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.MessageInterpreter;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.scanner.SerialAddress;
import org.cordon.core.scanner.SerialLine;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.sim.PseudoPort;
import org.cordon.support.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Over real pseudo-terminals made by socat.
final class SerialScannerTest {
    private static final String ORDER = "baud ixon ixoff crtscts";

    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final Heard heard = new Heard();
    @TempDir private Path dir;
    private String socket = "port";
    private ScannerReplies replies = ScannerReplies.NONE;
    private SerialLine line = SerialLine.USUAL;
    private Optional<PseudoPort> cable = Optional.empty();

    @BeforeEach
    void plugIn() throws IOException {
        cable = Optional.of(new PseudoPort(dir, socket));
    }

    @AfterEach
    void end() {
        unplug();
        supervisor.shutdownNow();
    }

    private void unplug() {
        cable.ifPresent(PseudoPort::close);
    }

    private SerialScanner scanner() {
        return scanner(new SerialAddress.Path(dir.resolve(socket).toString()), new SerialPorts());
    }

    private SerialScanner scanner(SerialAddress address, SerialPortList directory) {
        return new SerialScanner(
                new ScannerConfig.Serial(
                        new DeviceId("Hand"),
                        DeviceRole.HANDHELD,
                        Optional.empty(),
                        address,
                        line,
                        Framing.USUAL,
                        Duration.ofSeconds(1),
                        MessageInterpreter.USUAL,
                        replies),
                directory,
                new SystemTime(Optional.empty()),
                supervisor);
    }

    private void send(String text) throws IOException {
        cable.orElseThrow().send(Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    // [utest->req~device.no-scan-lost~1]
    @Test
    void thousandsOfScansComeInOrderAndNoneIsLost() throws Exception {
        List<String> scans =
                IntStream.range(0, 5000).mapToObj("0104012345000009%08d"::formatted).toList();
        try (SerialScanner scanner = scanner()) {
            scanner.start(heard);
            heard.awaitState(DeviceState.READING);
            send(String.join("\r\n", scans) + "\r\n");
            heard.awaitFrames(scans.size());
            assertEquals(scans, heard.texts());
        }
    }

    // [utest->req~device.comes-back~1]
    @Test
    void anUnpluggedScannerComesBackAndItsHalfFrameIsKept() throws Exception {
        try (SerialScanner scanner = scanner()) {
            scanner.start(heard);
            heard.awaitState(DeviceState.READING);
            send("whole\r\nhal");
            heard.awaitFrames(1);
            // A quiet second shows that the half frame has been read before the plug is pulled.
            heard.awaitState(DeviceState.SILENT);
            unplug();
            heard.awaitState(DeviceState.LOST);
            assertEquals(List.of("whole", "hal…"), heard.texts());
            plugIn();
            heard.awaitState(DeviceState.READING);
            send("again\r\n");
            heard.awaitFrames(3);
            assertEquals(List.of("whole", "hal…", "again"), heard.texts());
        }
    }

    // [utest->req~device.tap~1]
    @Test
    void whoListensHearsTheBytesWithHeaderAndTerminator() throws Exception {
        try (SerialScanner scanner = scanner()) {
            scanner.start(heard);
            heard.awaitState(DeviceState.READING);
            send("\u0002one\u001dtwo\r\nthr");
            send("ee\r\n");
            heard.awaitFrames(2);
            assertEquals("{x02}one{GS}two{x0D}{x0A}three{x0D}{x0A}", heard.rawText());
        }
    }

    // [utest->req~device.flow-control~1]
    @Test
    void theLineIsSetAsTheSettingsSay() throws Exception {
        line = new SerialLine(19200, 8, SerialLine.Parity.NONE, 2, SerialLine.Flow.XON_XOFF);
        try (SerialScanner scanner = scanner()) {
            scanner.start(heard);
            heard.awaitState(DeviceState.READING);
            assertEquals(List.of("19200 baud", "ixon", "ixoff", "-crtscts"), terminal());
        }
        line = new SerialLine(9600, 8, SerialLine.Parity.NONE, 2, SerialLine.Flow.RTS_CTS);
        Heard again = new Heard();
        try (SerialScanner scanner = scanner()) {
            scanner.start(again);
            again.awaitState(DeviceState.READING);
            assertEquals(List.of("9600 baud", "-ixon", "-ixoff", "crtscts"), terminal());
        }
    }

    /// What the operating system has made of it.
    private List<String> terminal() throws IOException, InterruptedException {
        Process stty =
                new ProcessBuilder("stty", "-a", "-F", dir.resolve(socket).toString()).start();
        String all = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(0, stty.waitFor());
        return Pattern.compile("\\d+ baud|-?\\b(ixon|ixoff|crtscts)\\b")
                .matcher(all)
                .results()
                .map(MatchResult::group)
                .sorted(Comparator.comparingInt(s -> ORDER.indexOf(s.replaceAll("[^a-z]", ""))))
                .toList();
    }

    // [utest->req~device.replies~1]
    @Test
    void theScannerReceivesExactlyTheBytesInOrder() throws Exception {
        replies =
                new ScannerReplies(
                        Optional.of(Bytes.parse("{x07}")),
                        Optional.of(Bytes.parse("{x07}{x07}")),
                        Optional.of(Bytes.parse("TRIG OFF{x0D}")),
                        Optional.of(Bytes.parse("TRIG ON{x0D}")));
        try (SerialScanner scanner = scanner();
                InputStream device = Files.newInputStream(dir.resolve("device"))) {
            scanner.start(heard);
            heard.awaitState(DeviceState.READING);
            scanner.send(ScannerReplies.Kind.ACCEPT);
            scanner.send(ScannerReplies.Kind.REJECT);
            scanner.send(ScannerReplies.Kind.LOCK);
            byte[] first = device.readNBytes("...TRIG OFF.".length());
            scanner.send(ScannerReplies.Kind.UNLOCK);
            byte[] second = device.readNBytes("TRIG ON.".length());
            assertEquals("{x07}{x07}{x07}TRIG OFF{x0D}", Bytes.of(first).toString());
            assertEquals("TRIG ON{x0D}", Bytes.of(second).toString());
            send("still read\r\n");
            heard.awaitFrames(1);
        }
    }

    // [utest->req~device.identity~1]
    @Test
    void aScannerPluggedInElsewhereIsTheSameScanner() throws Exception {
        SerialAddress hand = SerialAddress.parse("usb:0c2e:0b6a:S1");
        try (SerialScanner scanner = scanner(hand, this::plugged)) {
            scanner.start(heard);
            heard.awaitState(DeviceState.READING);
            send("here\r\n");
            heard.awaitFrames(1);
            unplug();
            heard.awaitState(DeviceState.LOST);
            socket = "other-socket";
            plugIn();
            heard.awaitState(DeviceState.READING);
            send("there\r\n");
            heard.awaitFrames(2);
            assertEquals(List.of("here", "there"), heard.texts());
        }
    }

    /// What the operating system would say of a USB scanner with a serial number; it does not list
    /// pseudo-terminals.
    private SerialPortSnapshot plugged() {
        Path path = dir.resolve(socket);
        return new SerialPortSnapshot(
                Files.exists(path)
                        ? List.of(
                                SerialPorts.found(
                                        path.toString(), 0x0C2E, 0x0B6A, "S1", socket, "Hand"))
                        : List.of());
    }

    // [utest->req~device.babble~1]
    @Test
    void aBabblingPortCostsOneFrameAndClosingDoesNotHang() throws Exception {
        SerialScanner scanner = scanner();
        scanner.start(heard);
        heard.awaitState(DeviceState.READING);
        send("x".repeat(200_000) + "\r\nafter\r\n");
        heard.awaitFrames(2);
        scanner.close();
        assertEquals("after", heard.texts().getLast());
        assertEquals(2, heard.frames().size());
        assertTrue(heard.frames().getFirst().truncated() > 0);
    }
}
