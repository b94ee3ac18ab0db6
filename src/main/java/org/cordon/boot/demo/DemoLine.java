package org.cordon.boot.demo;

import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.port.Journal;
import org.cordon.boot.settings.Settings;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.projection.Incident;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.MessageForm;
import org.cordon.core.scanner.MessageInterpreter;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The demo line: its order, its cameras and the shift that they play. They go on where the record ends, and
/// stand while the line stands.
public final class DemoLine implements AutoCloseable {
    private static final Messages TEXT = Messages.of(DemoLine.class);

    private static final LineConfig STATIONS = LineConfig.read(Settings.demoLine().stations());

    /// The cameras, by the station that each belongs to, in belt order.
    private static final Map<StationId, DeviceId> CAMERAS = camerasByStation();

    /// The camera that reads packs first. It says what happens at the reject behind it too, over one connection.
    public static final DeviceId CAMERA = CAMERAS.values().iterator().next();

    private static final MessageInterpreter SIGNALS =
            new MessageInterpreter(
                    MessageForm.JSON, MessageInterpreter.USUAL.noReads(), Optional.empty());

    /// Pallets are read but once in a while, and the clock of a demo without a window runs many times as fast as a slow
    /// machine.
    private static final Duration SILENT_AFTER = Duration.ofHours(12);

    /// Who may sign in at the demo line.
    public static final String PERSON = "demo";

    /// The printed name of that person.
    public static final String NAME = "Dana Weber";

    /// Who confirms as the second person at the demo line, with the same password.
    public static final String SECOND = "jo";

    /// The printed name of the second person.
    public static final String SECOND_NAME = "Jo Novak";

    /// The password of that person; the demo line guards nothing.
    public static final String PASSWORD = "cordon-demo";

    /// Tells them so at the sign-in.
    public static final String HINT = TEXT.get("demo.sign-in.hint", PERSON, PASSWORD, SECOND);

    private final SimulatedLine line;

    private DemoLine(SimulatedLine line) {
        this.line = line;
    }

    private static Map<StationId, DeviceId> camerasByStation() {
        Map<StationId, DeviceId> cameras = new LinkedHashMap<>();
        for (Station station : STATIONS.line().stations()) {
            if (station.type().level().isPresent()) {
                cameras.put(station.id(), new DeviceId("Camera " + (cameras.size() + 2)));
            }
        }
        return cameras;
    }

    /// Opens the cameras.
    ///
    /// @param recorded scans of the shift that the record holds already; see [#recorded]
    /// @param speed 1 plays the shift as recorded
    /// @throws IOException if no port of the loopback interface can be had
    public static DemoLine open(Map<DeviceId, Long> recorded, double speed) throws IOException {
        List<ShiftScan> rest = new ArrayList<>();
        Map<DeviceId, Long> passed = new HashMap<>();
        Duration played = Duration.ZERO;
        for (ShiftLine line : shift()) {
            StationId reader = reader(line.station().orElseThrow());
            DeviceId camera = Objects.requireNonNull(CAMERAS.get(reader));
            boolean scan = line.signal().isEmpty();
            long before = passed.getOrDefault(camera, 0L);
            passed.put(camera, scan ? before + 1 : before);
            // A signal is on record no more than what its camera read last before it.
            if (before >= recorded.getOrDefault(camera, 0L)) {
                rest.add(new ShiftScan(line.at(), reader, message(line, camera)));
            } else {
                played = line.at();
            }
        }
        Duration until = played;
        return new DemoLine(
                SimulatedLine.open(
                        List.copyOf(CAMERAS.keySet()),
                        rest.stream()
                                .map(scan ->
                                        new ShiftScan(
                                                scan.at().minus(until),
                                                scan.station(),
                                                scan.bytes()))
                                .toList(),
                        speed));
    }

    /// The station whose camera tells of another one: the last with a camera, up to it.
    private static StationId reader(StationId station) {
        StationId reader = CAMERAS.keySet().iterator().next();
        for (Station each : STATIONS.line().stations()) {
            reader = CAMERAS.containsKey(each.id()) ? each.id() : reader;
            if (each.id().equals(station)) {
                return reader;
            }
        }
        throw new IllegalArgumentException(station.value());
    }

    /// Codes of the demo hold nothing that JSON would have to escape.
    private static Bytes message(ShiftLine line, DeviceId camera) {
        if (!camera.equals(CAMERA)) {
            return Bytes.parse(line.codes().getFirst());
        }
        String what =
                line.signal()
                        .map(signal ->
                                "\"signal\":\"%s\",\"station\":\"%s\""
                                        .formatted(signal.word(), line.station().orElseThrow()))
                        .orElseGet(() -> "\"scan\":\"%s\"".formatted(line.codes().getFirst()));
        OptionalLong trigger = line.sign().trigger();
        String beside = trigger.isPresent() ? ",\"trigger\":" + trigger.getAsLong() : "";
        return Bytes.of(("{" + what + beside + "}").getBytes(StandardCharsets.UTF_8));
    }

    /// The recorded shift.
    public static List<ShiftLine> shift() throws IOException {
        try (Reader in = new InputStreamReader(resource("shift.txt"), StandardCharsets.UTF_8)) {
            return ShiftFile.read(in);
        }
    }

    /// How many scans of each camera a journal holds.
    public static Map<DeviceId, Long> recorded(Journal journal) {
        Map<DeviceId, Long> counts = new HashMap<>();
        events(journal)
                .forEach(event -> {
                    if (event instanceof ScanJudged scan && CAMERAS.containsValue(scan.device())) {
                        counts.merge(scan.device(), 1L, Long::sum);
                    }
                });
        return counts;
    }

    /// How many units a journal records as rejected.
    static long rejected(Journal journal) {
        return events(journal).filter(LineEvent.UnitRejected.class::isInstance).count();
    }

    private static Stream<JournalEvent> events(Journal journal) {
        return journal.epochs(StreamId.SCANS).stream()
                .flatMap(epoch ->
                        journal.entries(StreamId.SCANS, epoch.epoch(), 0, epoch.seq())
                                .map(Entry::event));
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

    /// How the cameras are attached: over real sockets on loopback.
    public List<ScannerConfig> settings() {
        return CAMERAS.entrySet().stream()
                .<ScannerConfig>map(each ->
                        new ScannerConfig.Tcp(
                                each.getValue(),
                                DeviceRole.INLINE,
                                Optional.of(each.getKey()),
                                line.host(),
                                line.port(each.getKey()),
                                Framing.USUAL,
                                SILENT_AFTER,
                                each.getValue().equals(CAMERA) ? SIGNALS : MessageInterpreter.USUAL,
                                ScannerReplies.NONE))
                .toList();
    }

    /// The cameras themselves.
    public SimulatedLine cameras() {
        return line;
    }

    /// From now on the cameras stand from the moment an incident's line is confirmed stopped until the
    /// incident is contained, as a line does.
    public void standWith(ContainmentQueries incidents) {
        Runnable follow =
                () -> {
                    if (incidents.status().active().filter(DemoLine::stands).isPresent()) {
                        line.pause();
                    } else {
                        line.resume();
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
        line.close();
    }
}
