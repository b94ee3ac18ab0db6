package org.cordon.boot.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.scanning.LineSurroundings;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.MemoryTerminal;
import org.cordon.support.RuleData;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// [utest->req~device.setup~1]
@Timeout(Until.SECONDS)
final class ScannerFactoryTest {
    private final FakeJournal journal = new FakeJournal(new FakeTimeSource());
    private final ScanPipeline line =
            new ScanPipeline(
                    journal,
                    new OperationsReplay(journal),
                    new FakeStoreQueries().follow(journal),
                    new FakeStoreStatusQueries(),
                    new MemoryTerminal().session(),
                    new FakeTimeSource(),
                    RuleData.rules(),
                    LineSurroundings.NOTHING,
                    Runnable::run);
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final ScannerFactory rack =
            new ScannerFactory(
                    line,
                    () -> new SerialPortSnapshot(List.of()),
                    Path.of("."),
                    new SystemTime(Optional.empty()),
                    supervisor);

    @AfterEach
    void close() {
        rack.close();
        supervisor.shutdownNow();
    }

    private static ScannerConfig reader(String name, ServerSocket server) {
        return new ScannerConfig.Tcp(
                new DeviceId(name),
                DeviceRole.HANDHELD,
                server.getInetAddress().getHostAddress(),
                server.getLocalPort(),
                Framing.USUAL,
                Duration.ofSeconds(60));
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void send(Socket reader, String text) throws IOException {
        reader.getOutputStream().write((text + "\r").getBytes(StandardCharsets.US_ASCII));
    }

    private void scansAre(long count) {
        Until.holds(
                () -> line.status().recent().size() == count,
                () -> line.status().recent().toString());
    }

    @Test
    void oneScannerIsReplacedAndTheOtherGoesOnUndisturbed() throws IOException {
        try (ServerSocket one = server();
                ServerSocket two = server();
                ServerSocket other = server()) {
            rack.start(() -> List.of(reader("Stays", one), reader("Goes", two)));
            try (Socket stays = one.accept();
                    Socket goes = two.accept()) {
                send(stays, "a");
                send(goes, "b");
                scansAre(2);
                rack.replace(
                        Optional.of(new DeviceId("Goes")), Optional.of(reader("Comes", other)));
                assertEquals(-1, goes.getInputStream().read(), "it is let go of");
                try (Socket comes = other.accept()) {
                    send(comes, "c");
                    send(stays, "d");
                    scansAre(4);
                }
            }
        }
        assertEquals(
                List.of("Stays", "Comes"),
                line.status().devices().stream().map(d -> d.id().value()).toList());
    }

    @Test
    void aScannerMayBeTakenAwayAndAttachedAgainUnderItsName() throws IOException {
        try (ServerSocket one = server()) {
            ScannerConfig hand = reader("Hand", one);
            rack.start(() -> List.of(hand));
            try (Socket _ = one.accept()) {
                rack.replace(Optional.of(hand.id()), Optional.empty());
                Until.holds(
                        () -> line.status().devices().isEmpty(),
                        () -> line.status().devices().toString());
            }
            rack.replace(Optional.empty(), Optional.of(hand));
            try (Socket again = one.accept()) {
                send(again, "a");
                scansAre(1);
                Until.holds(
                        () -> line.status().devices().getFirst().state() == DeviceState.READING,
                        () -> line.status().devices().toString());
            }
        }
    }
}
