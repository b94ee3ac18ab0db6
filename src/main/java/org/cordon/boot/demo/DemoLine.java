package org.cordon.boot.demo;

import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.port.Journal;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.projection.Incident;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The demo line: its order, its camera and the shift the camera plays. The camera goes on where the
/// record ends, and stands while the line stands.
public final class DemoLine implements AutoCloseable {
    private static final Messages TEXT = Messages.of(DemoLine.class);

    /// The camera's name.
    public static final DeviceId CAMERA = new DeviceId("Camera 2");

    /// Who may sign in at the demo line.
    public static final String PERSON = "demo";

    /// The printed name of that person.
    public static final String NAME = "Dana Weber";

    /// The password of that person; the demo line guards nothing.
    public static final String PASSWORD = "cordon-demo";

    /// Tells them so at the sign-in.
    public static final String HINT = TEXT.get("demo.sign-in.hint", PERSON, PASSWORD);

    private final SimulatedReader camera;

    private DemoLine(SimulatedReader camera) {
        this.camera = camera;
    }

    /// Opens the camera.
    ///
    /// @param recorded scans of the shift that the record holds already; see [#recorded]
    /// @param speed 1 plays the shift as recorded
    /// @throws IOException if no port of the loopback interface can be had
    public static DemoLine open(int recorded, double speed) throws IOException {
        List<ShiftScan> shift = shift();
        int from = Math.min(recorded, shift.size());
        Duration played = from == 0 ? Duration.ZERO : shift.get(from - 1).at();
        List<ShiftScan> rest =
                shift.subList(from, shift.size()).stream()
                        .map(scan -> new ShiftScan(scan.at().minus(played), scan.bytes()))
                        .toList();
        return new DemoLine(SimulatedReader.open(rest, speed));
    }

    /// The recorded shift.
    public static List<ShiftScan> shift() throws IOException {
        try (Reader in = new InputStreamReader(resource("shift.txt"), StandardCharsets.UTF_8)) {
            return ShiftFile.read(in);
        }
    }

    /// How many scans of the camera a journal holds.
    public static int recorded(Journal journal) {
        long count = 0;
        for (ChainHead epoch : journal.epochs(StreamId.SCANS)) {
            count +=
                    journal.entries(StreamId.SCANS, epoch.epoch(), 0, epoch.seq())
                            .filter(entry ->
                                    entry.fact() instanceof ScanJudged scan
                                            && scan.device().equals(CAMERA))
                            .count();
        }
        return Math.toIntExact(count);
    }

    /// Writes the order's file, to be loaded like any other.
    public static Path writeOrder(Path folder) throws IOException {
        Path file = folder.resolve("demo-order.json");
        try (InputStream in = resource("order.json")) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(DemoLine.class.getResourceAsStream("/demo/" + name), name);
    }

    /// How the camera is attached: over a real socket on loopback.
    public ScannerConfig settings() {
        return new ScannerConfig.Tcp(
                CAMERA,
                DeviceRole.INLINE,
                camera.host(),
                camera.port(),
                Framing.USUAL,
                ScannerConfig.SILENT_AFTER);
    }

    /// The camera itself.
    public SimulatedReader camera() {
        return camera;
    }

    /// From now on the camera stands from the moment an incident's line is confirmed stopped until the
    /// incident is contained, as a line does.
    public void standWith(ContainmentQueries incidents) {
        Runnable follow =
                () -> {
                    if (incidents.status().active().filter(DemoLine::stands).isPresent()) {
                        camera.pause();
                    } else {
                        camera.resume();
                    }
                };
        incidents.onChange(follow);
        follow.run();
    }

    private static boolean stands(Incident incident) {
        return incident.completion(ContainmentStep.CEASE).isPresent();
    }

    @Override
    public void close() {
        camera.close();
    }
}
