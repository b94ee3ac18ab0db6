package org.cordon.core.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.line.StationId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// [utest->req~device.settings~1]
final class ScannerConfigsTest {
    private static final Map<String, String> CAMERA =
            Map.of(
                    "scanner.1.name", "Camera 2",
                    "scanner.1.type", "tcp",
                    "scanner.1.address", "10.0.0.20:9004",
                    "scanner.1.role", "inline");

    private static Map<String, String> with(String... pairs) {
        Map<String, String> all = new HashMap<>(CAMERA);
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private static List<String> refusals(String... pairs) {
        return ScannerConfigs.read(with(pairs)).refusals().stream().map(r -> r.key()).toList();
    }

    @Test
    void fewKeysMakeAScanner() {
        assertEquals(
                new ScannerConfigs(
                        List.of(
                                new ScannerConfig.Tcp(
                                        new DeviceId("Camera 2"),
                                        DeviceRole.INLINE,
                                        "10.0.0.20",
                                        9004,
                                        Framing.USUAL,
                                        Duration.ofSeconds(60))),
                        List.of()),
                ScannerConfigs.read(CAMERA));
    }

    @Test
    void aMessageIsACodeUnlessItIsSaidToBeAJsonObject() {
        assertEquals(
                List.of(MessageForm.CODE, MessageForm.JSON),
                Stream.of(CAMERA, with("scanner.1.message", "JSON"))
                        .map(keys ->
                                ScannerConfigs.read(keys).devices().getFirst().messages().form())
                        .toList());
        assertEquals(List.of("scanner.1.message"), refusals("scanner.1.message", "xml"));
    }

    @Test
    void everyKeyIsHeeded() {
        Map<String, String> keys =
                Map.ofEntries(
                        Map.entry("scanner.2.name", "Hand"),
                        Map.entry("scanner.2.type", "Serial"),
                        Map.entry("scanner.2.address", "/dev/ttyACM0"),
                        Map.entry("scanner.2.role", "Handheld"),
                        Map.entry("scanner.2.station", "Line"),
                        Map.entry("scanner.2.baud", "115200"),
                        Map.entry("scanner.2.data-bits", "7"),
                        Map.entry("scanner.2.parity", "even"),
                        Map.entry("scanner.2.stop-bits", "1.5"),
                        Map.entry("scanner.2.flow-control", "rts-cts"),
                        Map.entry("scanner.2.no-reads", "FAIL, ERR*"),
                        Map.entry("scanner.2.grade-template", "{code},{grade}"),
                        Map.entry("scanner.2.grade-standard", "ISO/IEC 15415:2024"),
                        Map.entry("scanner.2.verifier", "V7"),
                        Map.entry("scanner.2.on-accept", "{x07}"),
                        Map.entry("scanner.2.on-unlock", "TRIG ON{x0D}"),
                        Map.entry("scanner.2.terminators", "etx, TAB"),
                        Map.entry("scanner.2.header", "STX"),
                        Map.entry("scanner.2.idle", "80ms"),
                        Map.entry("scanner.2.max-length", "512"),
                        Map.entry("scanner.2.silent-after", "5m"),
                        Map.entry("line.name", "not a scanner's"));
        assertEquals(
                new ScannerConfigs(
                        List.of(
                                new ScannerConfig.Serial(
                                        new DeviceId("Hand"),
                                        DeviceRole.HANDHELD,
                                        Optional.of(new StationId("Line")),
                                        new SerialAddress.Path("/dev/ttyACM0"),
                                        new SerialLine(
                                                115200,
                                                7,
                                                SerialLine.Parity.EVEN,
                                                3,
                                                SerialLine.Flow.RTS_CTS),
                                        new Framing(
                                                EnumSet.of(Terminator.ETX, Terminator.TAB),
                                                Bytes.parse("{x02}"),
                                                Optional.of(Duration.ofMillis(80)),
                                                Framing.USUAL.stall(),
                                                512),
                                        Duration.ofMinutes(5),
                                        MessageInterpreter.of(
                                                List.of("FAIL"),
                                                List.of("ERR"),
                                                Optional.of(
                                                        GradeTemplate.parse(
                                                                "{code},{grade}",
                                                                "ISO/IEC 15415:2024",
                                                                "V7"))),
                                        new ScannerReplies(
                                                Optional.of(Bytes.parse("{x07}")),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(Bytes.parse("TRIG ON{x0D}"))))),
                        List.of()),
                ScannerConfigs.read(keys));
    }

    @Test
    void devicesComeInTheOrderOfTheirNumbers() {
        Map<String, String> keys = new HashMap<>();
        for (int n : new int[] {10, 9, 2}) {
            CAMERA.forEach((k, v) -> keys.put(k.replace(".1.", "." + n + "."), v));
            keys.put("scanner." + n + ".name", "S" + n);
        }
        assertEquals(
                List.of("S2", "S9", "S10"),
                ScannerConfigs.read(keys).devices().stream().map(d -> d.id().value()).toList());
    }

    @Test
    void aRefusalNamesKeyValueAndWhatIsAllowed() {
        ScannerConfigs list = ScannerConfigs.read(with("scanner.1.role", "robot"));
        assertEquals(List.of(), list.devices());
        assertEquals(
                "scanner.1.role = robot cannot be used: inline for a camera that sees each pack"
                        + " once, handheld for a scanner in a person's hand.",
                list.refusals().getFirst().toString());
    }

    @Test
    void whateverCannotBeFollowedIsRefused() {
        assertEquals(List.of("scanner.1.address"), refusals("scanner.1.address", "10.0.0.20"));
        assertEquals(List.of("scanner.1.address"), refusals("scanner.1.address", "h:70000"));
        assertEquals(List.of("scanner.1.address"), refusals("scanner.1.address", ":9004"));
        assertEquals(List.of("scanner.1.address"), refusals("scanner.1.address", "fe80::1:9004"));
        assertEquals(List.of(), refusals("scanner.1.address", "[fe80::1]:9004"));
        assertEquals(List.of("scanner.1.type"), refusals("scanner.1.type", "usb"));
        assertEquals(List.of("scanner.1.name"), refusals("scanner.1.name", " "));
        assertEquals(List.of("scanner.1.baud"), refusals("scanner.1.baud", "9600"));
        assertEquals(List.of("scanner.1.bau"), refusals("scanner.1.bau", "9600"));
        assertEquals(List.of("scanner.one.name"), refusals("scanner.one.name", "x"));
        assertEquals(List.of("scanner.1.terminators"), refusals("scanner.1.terminators", "CR,,"));
        assertEquals(List.of("scanner.1.terminators"), refusals("scanner.1.terminators", "NONE"));
        assertEquals(List.of("scanner.1.silent-after"), refusals("scanner.1.silent-after", "60"));
        assertEquals(List.of("scanner.1.idle"), refusals("scanner.1.idle", "2h"));
        assertEquals(List.of("scanner.1.header"), refusals("scanner.1.header", "é"));
        assertEquals(List.of("scanner.1.flow-control"), refusals("scanner.1.flow-control", "none"));
        assertEquals(List.of("scanner.1.no-reads"), refusals("scanner.1.no-reads", "FAIL,,"));
        assertEquals(List.of("scanner.1.no-reads"), refusals("scanner.1.no-reads", "*"));
        assertEquals(List.of("scanner.1.on-lock"), refusals("scanner.1.on-lock", ""));
        assertEquals(List.of("scanner.1.on-lock"), refusals("scanner.1.on-lock", "é"));
        assertEquals(List.of("scanner.1.verifier"), refusals("scanner.1.verifier", "V7"));
        assertEquals(
                List.of("scanner.1.grade-standard", "scanner.1.verifier"),
                refusals("scanner.1.grade-template", "{code},{grade}"));
        assertEquals(
                List.of("scanner.1.grade-template"),
                refusals(
                        "scanner.1.grade-template", "{code}{grade}",
                        "scanner.1.grade-standard", "ISO/IEC 15415:2024",
                        "scanner.1.verifier", "V7"));
    }

    // [utest->req~device.server~1]
    @Test
    void aReaderThatConnectsIsAwaitedOnAPort() {
        Map<String, String> keys =
                with(
                        "scanner.1.type", "tcp-server",
                        "scanner.1.address", ":9004",
                        "scanner.1.allow", "10.0.0.20, fe80::20");
        ScannerConfig.TcpServer awaited =
                (ScannerConfig.TcpServer) ScannerConfigs.read(keys).devices().getFirst();
        assertEquals(
                List.of(IpAddress.parse("10.0.0.20"), IpAddress.parse("fe80::20")),
                awaited.allow());
        assertEquals(":9004", awaited.address());
        Map<String, String> two = new HashMap<>(keys);
        keys.forEach((k, v) -> two.put(k.replace(".1.", ".2."), v));
        two.put("scanner.2.name", "Other");
        assertEquals(
                List.of("scanner.2.address"),
                ScannerConfigs.read(two).refusals().stream().map(r -> r.key()).toList());
        assertEquals(List.of("scanner.1.allow"), refusals("scanner.1.allow", "10.0.0.20"));
        assertEquals(
                List.of("scanner.1.allow"),
                refusals(
                        "scanner.1.type", "tcp-server",
                        "scanner.1.address", ":9004",
                        "scanner.1.allow", "reader-7"));
    }

    @Test
    void twoScannersOfOneNameAreRefused() {
        Map<String, String> keys = with();
        CAMERA.forEach((k, v) -> keys.put(k.replace(".1.", ".2."), v));
        ScannerConfigs list = ScannerConfigs.read(keys);
        assertEquals(1, list.devices().size());
        assertEquals("scanner.2.name", list.refusals().getFirst().key());
    }

    @Test
    void aMissingKeyIsNamed() {
        Map<String, String> keys = with();
        keys.remove("scanner.1.type");
        assertEquals(
                List.of("scanner.1.type is missing: serial, tcp or tcp-server."),
                ScannerConfigs.read(keys).refusals().stream().map(Object::toString).toList());
    }

    // [utest->req~line.scanner-station~1]
    @Test
    void aScannerBelongsToAStationThatThereIs() {
        String[] stations = {
            "station.1.name", "Bundles", "station.1.level", "bundle",
            "station.2.name", "Cases", "station.2.level", "case",
            "scanner.1.station", "Cases"
        };
        assertEquals(
                List.of(Optional.of(new StationId("Cases"))),
                ScannerConfigs.read(with(stations)).devices().stream()
                        .map(ScannerConfig::station)
                        .toList());
        stations[stations.length - 1] = "cases";
        assertEquals(
                List.of(
                        new ConfigRefusal(
                                "scanner.1.station",
                                "cases",
                                "the name of a station: Bundles, Cases")),
                ScannerConfigs.read(with(stations)).refusals());
        assertEquals(List.of(), refusals("scanner.1.station", "Line"));
    }
}
