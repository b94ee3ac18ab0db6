package org.cordon.adapter.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.app.scanning.LineMessage;
import org.cordon.app.scanning.Scanner;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineReport.ChallengeResult;
import org.cordon.core.machine.MachineReport.Counters;
import org.cordon.core.machine.MachineReport.PrintJob;
import org.cordon.core.machine.MachineReport.RollChanged;
import org.cordon.core.machine.MachineReport.Speed;
import org.cordon.core.machine.MachineReport.StateChanged;
import org.cordon.core.machine.PackMlState;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfig.OpcUa.Security;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Until;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/// A machine that is read by OPC UA, at the other end a real server.
final class OpcUaMachineTest {
    @TempDir private Path data;
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final Heard heard = new Heard();
    private final int port = freePort();

    /// What the machine said, and how its connection is.
    private static final class Heard implements Scanner.Listener {
        final List<MachineReport> reports = new CopyOnWriteArrayList<>();
        volatile DeviceState state = DeviceState.REOPENING;
        volatile String detail = "";

        @Override
        public void frame(Frame frame) {
            throw new AssertionError("a machine sends no codes: " + frame);
        }

        @Override
        public Optional<Reason.Coded> message(LineMessage message) {
            reports.add(message.report().orElseThrow().report());
            return Optional.empty();
        }

        @Override
        public void state(DeviceId device, DeviceState now, Reason why) {
            state = now;
            detail = ReasonMessages.FOR_LOGS.of(why);
        }

        void await(MachineReport report) {
            Until.holds(() -> reports.contains(report), () -> reports + " " + state + detail);
        }

        void await(DeviceState wanted) {
            Until.holds(() -> state == wanted, () -> state + " " + detail);
        }

        void awaitDetail(String part) {
            Until.holds(() -> detail.contains(part), () -> state + " " + detail);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        supervisor.shutdownNow();
    }

    private ScannerConfig.OpcUa settings(
            Security security, Optional<ScannerConfig.OpcUa.Login> login, String... words) {
        Map<String, String> nodes = new TreeMap<>();
        Stream.of(words)
                .forEach(word -> nodes.put(word, "nsu=" + MachineServer.NAMESPACE + ";s=" + word));
        return new ScannerConfig.OpcUa(
                new DeviceId("Labeller"),
                Optional.empty(),
                "opc.tcp://127.0.0.1:" + port + "/machine",
                nodes,
                security,
                login,
                Duration.ofSeconds(60));
    }

    private OpcUaMachine machine(ScannerConfig.OpcUa settings) {
        return new OpcUaMachine(settings, data, new SystemTime(Optional.empty()), supervisor);
    }

    // [utest->req~machine.opcua~1]
    @Test
    void valuesThatChangeAreReportsOfTheVocabulary() throws Exception {
        try (MachineServer server = new MachineServer(port, 0);
                OpcUaMachine machine =
                        machine(
                                settings(
                                        Security.NONE,
                                        Optional.empty(),
                                        "state",
                                        "in",
                                        "speed",
                                        "roll",
                                        "print-job",
                                        "challenge"))) {
            server.set("state", 6);
            server.set("in", Unsigned.uint(4_294_967_295L));
            server.set("speed", 249.6);
            server.set("roll", "");
            server.set("print-job", "J-1");
            server.set("challenge", true);
            machine.start(heard);
            heard.await(new StateChanged(PackMlState.EXECUTE));
            heard.await(
                    new Counters(Optional.of(4_294_967_295L), Optional.empty(), Optional.empty()));
            heard.await(new Speed(250));
            heard.await(new PrintJob("J-1", true));
            heard.await(new ChallengeResult("Labeller", true));
            server.set("state", "held");
            server.set("roll", "R-17");
            server.set("print-job", "");
            heard.await(new StateChanged(PackMlState.HELD));
            heard.await(new RollChanged("R-17", Optional.empty()));
            heard.await(new PrintJob("J-1", false));
            heard.awaitDetail("not secured");
        }
    }

    // [utest->req~machine.opcua~1]
    @Test
    void aServerThatGoesAwayAndComesBackWithOtherNumbersOfNamespacesIsReadAgain() throws Exception {
        ScannerConfig.OpcUa settings = settings(Security.NONE, Optional.empty(), "state");
        try (OpcUaMachine machine = machine(settings)) {
            try (MachineServer server = new MachineServer(port, 0)) {
                server.set("state", 6);
                machine.start(heard);
                heard.await(new StateChanged(PackMlState.EXECUTE));
            }
            heard.await(DeviceState.LOST);
            try (MachineServer server = new MachineServer(port, 2)) {
                server.set("state", 9);
                heard.await(new StateChanged(PackMlState.ABORTED));
                heard.await(DeviceState.READING);
            }
        }
    }

    // [utest->req~machine.opcua-wrong~1]
    @Test
    @ExpectedLog(
            logger = "org.cordon.adapter.device.JsonLines",
            message = "state is missing or wrong in a report state")
    void aValueOfAWrongTypeAndABadStatusAreSaidAndTheOthersGoOn() throws Exception {
        try (MachineServer server = new MachineServer(port, 0);
                OpcUaMachine machine =
                        machine(settings(Security.NONE, Optional.empty(), "state", "in"))) {
            server.set("state", 3.5);
            server.set("in", 7);
            machine.start(heard);
            heard.await(new Counters(Optional.of(7L), Optional.empty(), Optional.empty()));
            heard.awaitDetail("state is missing or wrong in a report state");
            server.set("in", new StatusCode(StatusCodes.Bad_SensorFailure));
            heard.awaitDetail("in: nsu=urn:test:labeller;s=in has status Bad_SensorFailure");
            server.set("in", 8);
            heard.await(new Counters(Optional.of(8L), Optional.empty(), Optional.empty()));
            Until.holds(() -> !heard.detail.contains("Bad_SensorFailure"), () -> heard.detail);
        }
    }

    // [utest->req~machine.opcua-wrong~1]
    @Test
    void aVariableThatIsNotThereIsNamed() throws Exception {
        try (MachineServer server = new MachineServer(port, 0)) {
            server.set("in", 7);
            ConnectionLostException missing =
                    assertThrows(
                            ConnectionLostException.class,
                            () ->
                                    OpcUaMachine.tryOut(
                                            settings(
                                                    Security.NONE, Optional.empty(), "in", "speed"),
                                            data));
            assertEquals(
                    Reason.of(
                            "device.opcua.bad",
                            "speed",
                            "nsu=urn:test:labeller;s=speed",
                            "Bad_NodeIdUnknown"),
                    missing.reason());
        }
    }

    // [utest->req~machine.opcua-secure~1]
    @Test
    void aCertificateIsTrustedOnceAPersonHasPutItThere() throws Exception {
        Path password = data.resolve("labeller.pw");
        Files.writeString(password, "secret\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        ScannerConfig.OpcUa settings =
                settings(
                        Security.SIGN_AND_ENCRYPT,
                        Optional.of(new ScannerConfig.OpcUa.Login("cordon", "labeller.pw")),
                        "state");
        try (MachineServer server = new MachineServer(port, 0)) {
            server.set("state", 6);
            ConnectionLostException stranger =
                    assertThrows(
                            ConnectionLostException.class,
                            () -> OpcUaMachine.tryOut(settings, data));
            assertEquals("device.opcua.not-trusted", stranger.reason().code());
            try (Stream<Path> shown = Files.list(data.resolve("opcua/rejected"))) {
                Path only = shown.findFirst().orElseThrow();
                Files.move(
                        only,
                        data.resolve("opcua/trusted").resolve(only.getFileName()),
                        StandardCopyOption.ATOMIC_MOVE);
            }
            assertThrows(ConnectionLostException.class, () -> OpcUaMachine.tryOut(settings, data));
            server.trustWhoCame();
            try (OpcUaMachine machine = machine(settings)) {
                machine.start(heard);
                heard.await(new StateChanged(PackMlState.EXECUTE));
                assertEquals("", heard.detail);
            }
        }
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("opcua"))));
    }

    // [utest->req~machine.opcua-secure~1]
    @Test
    void aPasswordThatOthersCanReadIsNotUsed() throws IOException {
        Path password = data.resolve("labeller.pw");
        Files.writeString(password, "secret\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        ConnectionLostException open =
                assertThrows(
                        ConnectionLostException.class,
                        () ->
                                OpcUaMachine.tryOut(
                                        settings(
                                                Security.NONE,
                                                Optional.of(
                                                        new ScannerConfig.OpcUa.Login(
                                                                "cordon", "labeller.pw")),
                                                "state"),
                                        data));
        assertEquals("device.opcua.password-open", open.reason().code());
    }
}
