package org.cordon.ui;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.SerialPortInfo;
import org.cordon.core.scanner.SerialPortSnapshot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// States of the screen that sets scanners up. FX thread.
final class ScannerStates {
    static final DeviceId CAMERA = new DeviceId("Camera 2");

    private static final DeviceId LABELLER = new DeviceId("Labeller");

    static final Map<String, String> ATTACHED =
            Map.of(
                    "scanner.1.name", CAMERA.value(),
                    "scanner.1.type", "tcp",
                    "scanner.1.role", "inline",
                    "scanner.1.address", "10.0.0.20:9004",
                    "scanner.1.terminators", "ETX",
                    "scanner.1.header", "STX");

    static final SerialPortSnapshot PORTS =
            new SerialPortSnapshot(
                    List.of(
                            new SerialPortInfo(
                                    "/dev/ttyACM0",
                                    Optional.of(0x0c2e),
                                    Optional.of(0x0b6a),
                                    Optional.of("18066B1234"),
                                    Optional.of("1-1.2"),
                                    "Xenon 1950g area imager"),
                            new SerialPortInfo(
                                    "/dev/ttyUSB0",
                                    Optional.of(0x0403),
                                    Optional.of(0x6001),
                                    Optional.empty(),
                                    Optional.of("1-1.4"),
                                    "FT232R USB UART"),
                            new SerialPortInfo(
                                    "/dev/ttyS0",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    "Physical port S0")));

    private static final String CODE =
            "{x02}]d20104012345678901172711302110007A1K9Q4{GS}10K2411A{x03}";

    /// A line of bundles, cases and pallets with the scanner at its cases.
    static final Map<String, String> LINE = line();

    private ScannerStates() {}

    private static Map<String, String> line() {
        Map<String, String> keys = new HashMap<>(ATTACHED);
        keys.put("scanner.1.station", "Case packer");
        keys.putAll(
                Map.of(
                        "station.1.name", "Carton check",
                        "station.1.level", "unit",
                        "station.2.name", "Bundler",
                        "station.2.level", "bundle",
                        "station.2.requires", "Carton check"));
        keys.putAll(
                Map.of(
                        "station.3.name", "Case packer",
                        "station.3.level", "case",
                        "station.3.association", "container-last",
                        "station.3.lag", "2",
                        "station.3.requires", "Bundler"));
        keys.putAll(
                Map.of(
                        "station.4.name", "Palletiser",
                        "station.4.level", "pallet",
                        "station.4.requires", "Case packer",
                        "station.4.lanes", "2",
                        "station.5.name", "Reject bin",
                        "station.5.kind", "reject"));
        return keys;
    }

    static Consumer<SampleWindow> stations() {
        return window -> window.models().stations().begin();
    }

    static Consumer<SampleWindow> station() {
        return window -> {
            window.models().stations().begin();
            window.models().stations().select(2);
        };
    }

    static Consumer<SampleWindow> stationRefused() {
        return window -> {
            window.models().stations().begin();
            window.models().stations().add();
            window.models().stations().fill("name", "Bundler");
            window.models().stations().fill("lanes", "none");
        };
    }

    /// A line with a labeller that is connected by OPC UA, and a cartoner whose file is read.
    static final Map<String, String> MACHINES = machinery();

    private static Map<String, String> machinery() {
        Map<String, String> keys = new HashMap<>(LINE);
        keys.putAll(
                Map.of(
                        "machine.1.name", LABELLER.value(),
                        "machine.1.type", "opcua",
                        "machine.1.address", "opc.tcp://10.0.0.31:4840",
                        "machine.1.station", "Carton check",
                        "machine.1.opcua.user", "cordon",
                        "machine.1.opcua.password.file", "labeller.pw",
                        "machine.1.opcua.node.state", "nsu=urn:vendor:labeller;s=Status.State",
                        "machine.1.opcua.node.speed", "ns=2;s=Status.Speed",
                        "machine.1.opcua.node.out", "ns=2;i=1017",
                        "machine.1.compare", "out"));
        keys.putAll(
                Map.of(
                        "machine.2.name", "Cartoner",
                        "machine.2.type", "file",
                        "machine.2.address", "/srv/cartoner/cartoner.jsonl",
                        "machine.2.station", "Case packer"));
        return keys;
    }

    static Consumer<SampleWindow> machines() {
        return window -> window.models().machines().begin();
    }

    /// The labeller at work says how it stands.
    static Consumer<SampleWindow> machine() {
        return window -> {
            window.models().machines().begin();
            List.of(
                            "{\"report\":\"state\",\"state\":\"execute\"}",
                            "{\"report\":\"speed\",\"per-minute\":250}",
                            "{\"report\":\"counters\",\"out\":1190}")
                    .forEach(line ->
                            window.taps.raw(
                                    LABELLER,
                                    Bytes.of((line + "\n").getBytes(StandardCharsets.UTF_8)),
                                    Instant.parse("2026-11-24T12:07:31.120Z"),
                                    0));
            window.models().machines().heardNow();
        };
    }

    /// One that is not added yet, tried out.
    static Consumer<SampleWindow> machineTested() {
        return window -> {
            window.models().machines().begin();
            window.models().machines().add();
            window.models().machines().set("name", "Bundler");
            window.models().machines().set("address", "10.0.0.33:9100");
            window.models().machines().test();
            window.trials.send(
                    Duration.ZERO,
                    Bytes.of(
                            "{\"report\":\"roll\",\"roll\":\"R-2211\",\"material\":\"foil\"}\n"
                                    .getBytes(StandardCharsets.UTF_8)));
            window.trials.send(
                    Duration.ofSeconds(2),
                    Bytes.of(
                            "{\"report\":\"speed\",\"per-minute\":\"fast\"}\n"
                                    .getBytes(StandardCharsets.UTF_8)));
            window.models().machines().heardNow();
        };
    }

    /// One that cannot be followed.
    static Consumer<SampleWindow> machineRefused() {
        return window -> {
            window.models().machines().begin();
            window.models().machines().add();
            window.models().machines().set("name", "Labeller");
            window.models().machines().set("type", "opcua");
            window.models().machines().set("address", "10.0.0.33:4840");
            window.models().machines().set("opcua.node.state", "State");
        };
    }

    static Consumer<SampleWindow> empty() {
        return window -> window.models().scanners().begin();
    }

    private static void fill(SampleWindow window, Map<String, String> keys) {
        window.models().scanners().apply(keys);
    }

    static Consumer<SampleWindow> live() {
        return window -> {
            window.models().scanners().begin();
            fill(window, Map.of("name", "Hand scanner 3", "address", "usb:0c2e:0b6a:18066B1234"));
            window.trials.send(Duration.ZERO, Bytes.parse(CODE));
            window.trials.send(Duration.ofSeconds(4), Bytes.parse(CODE.replace("Q4", "Q5")));
            window.trials.send(Duration.ofSeconds(3), Bytes.parse("{x02}NOREAD{x03}"));
            window.models().scanners().catchUp();
        };
    }

    static Consumer<SampleWindow> json() {
        return window -> {
            window.models().scanners().begin(CAMERA);
            fill(window, Map.of("terminators", "LF", "header", "", "message", "json"));
            List.of(
                            "{\"signal\":\"stop\",\"station\":\"Reject bin\"}",
                            "{\"scan\":\"]d20104012345678901172711302110007A1K9Q4{GS}10K2411A\","
                                    + "\"trigger\":17}",
                            "{\"report\":\"counters\",\"in\":1200,\"out\":1190,\"reject\":10}",
                            "{\"report\":\"speed\",\"per-minute\":\"fast\"}")
                    .forEach(line ->
                            window.taps.raw(
                                    CAMERA,
                                    Bytes.of((line + "\n").getBytes(StandardCharsets.UTF_8)),
                                    Instant.parse("2026-11-24T12:07:31.120Z"),
                                    0));
            window.models().scanners().catchUp();
        };
    }

    static Consumer<SampleWindow> refused() {
        return window -> {
            window.models().scanners().begin();
            fill(
                    window,
                    Map.of(
                            "name", CAMERA.value(),
                            "type", "tcp",
                            "address", "10.0.0.20",
                            "header", "a header that is far too long",
                            "idle", "80"));
            fill(window, Map.of("address", "10.0.0.20"));
        };
    }

    static Consumer<SampleWindow> edit() {
        return window -> {
            window.models().scanners().begin(CAMERA);
            window.taps.raw(
                    CAMERA, Bytes.parse(CODE), Instant.parse("2026-11-24T12:07:31.120Z"), 0);
            window.models().scanners().catchUp();
        };
    }
}
