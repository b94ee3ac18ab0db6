package org.cordon.core.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.line.StationId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

final class MachineConfigsTest {
    private static final Map<String, String> STATION =
            Map.of("station.1.name", "Carton check", "station.1.level", "unit");

    private static MachineConfigs read(String... lines) {
        Map<String, String> keys = new TreeMap<>(STATION);
        for (String line : lines) {
            int equals = line.indexOf('=');
            keys.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return MachineConfigs.read(keys);
    }

    private static List<String> refused(String... lines) {
        return read(lines).refusals().stream().map(ConfigRefusal::key).toList();
    }

    // [utest->req~machine.settings~1]
    @Test
    void eachKindOfConnectionIsRead() {
        MachineConfigs read =
                read(
                        "machine.1.name=Labeller",
                        "machine.1.type=opcua",
                        "machine.1.address=opc.tcp://10.0.0.30:4840",
                        "machine.1.station=Carton check",
                        "machine.1.heartbeat=5s",
                        "machine.1.counter-end=65535",
                        "machine.1.compare=in, reject",
                        "machine.1.tolerance=20",
                        "machine.1.opcua.security=sign",
                        "machine.1.opcua.user=cordon",
                        "machine.1.opcua.password.file=labeller.pw",
                        "machine.1.opcua.node.state=nsu=urn:x;s=State",
                        "machine.1.opcua.node.in=ns=2;i=17",
                        "machine.2.name=Cartoner",
                        "machine.2.type=file",
                        "machine.2.address=cartoner.jsonl",
                        "machine.3.name=Bundler",
                        "machine.3.type=tcp-server",
                        "machine.3.address=:9100",
                        "machine.3.allow=10.0.0.31");
        assertEquals(List.of(), read.refusals());
        assertEquals(
                new MachineConfig(
                        new ScannerConfig.OpcUa(
                                new DeviceId("Labeller"),
                                Optional.of(new StationId("Carton check")),
                                "opc.tcp://10.0.0.30:4840",
                                Map.of("state", "nsu=urn:x;s=State", "in", "ns=2;i=17"),
                                ScannerConfig.OpcUa.Security.SIGN,
                                Optional.of(new ScannerConfig.OpcUa.Login("cordon", "labeller.pw")),
                                ScannerConfig.SILENT_AFTER),
                        Duration.ofSeconds(5),
                        OptionalLong.of(65_535),
                        Set.of("in", "reject"),
                        20),
                read.machines().getFirst());
        assertEquals(
                MachineConfig.of(
                        new ScannerConfig.AppendedFile(
                                new DeviceId("Cartoner"),
                                Optional.empty(),
                                "cartoner.jsonl",
                                Framing.USUAL,
                                ScannerConfig.SILENT_AFTER)),
                read.machines().get(1));
        ScannerConfig last = read.machines().getLast().device();
        assertEquals(
                List.of("Bundler", "HANDHELD", "JSON", ":9100"),
                List.of(
                        last.id().value(),
                        last.role().name(),
                        last.messages().form().name(),
                        last.address()));
    }

    // [utest->req~machine.settings~1]
    @Test
    void whatCannotBeFollowedIsNamed() {
        assertEquals(
                List.of(
                        "machine.1.opcua.node.pressure",
                        "machine.1.opcua.node.speed",
                        "machine.1.opcua.security",
                        "machine.1.opcua.password.file",
                        "machine.1.station"),
                refused(
                        "machine.1.name=Labeller",
                        "machine.1.type=opcua",
                        "machine.1.address=opc.tcp://10.0.0.30:4840",
                        "machine.1.station=Gate",
                        "machine.1.opcua.security=open",
                        "machine.1.opcua.user=cordon",
                        "machine.1.opcua.node.in=ns=2;i=17",
                        "machine.1.opcua.node.pressure=ns=2;i=18",
                        "machine.1.opcua.node.speed=Labeller.Speed"));
        assertEquals(
                List.of("machine.1.type"),
                refused("machine.1.name=A", "machine.1.type=modbus", "machine.1.address=x"));
        assertEquals(
                List.of("machine.1.opcua.node.state", "machine.1.compare", "machine.1.heartbeat"),
                refused(
                        "machine.1.name=A",
                        "machine.1.type=file",
                        "machine.1.address=x",
                        "machine.1.opcua.node.state=ns=2;i=1",
                        "machine.1.heartbeat=soon",
                        "machine.1.compare=in"));
        assertEquals(List.of("machine.one.name"), refused("machine.one.name=A"));
    }

    // [utest->req~machine.settings~1]
    @Test
    void aNameOrAPortThatAScannerHasIsRefused() {
        assertEquals(
                List.of("machine.1.name", "machine.1.address"),
                refused(
                        "scanner.1.name=Camera",
                        "scanner.1.type=tcp-server",
                        "scanner.1.address=:9004",
                        "scanner.1.role=inline",
                        "machine.1.name=Camera",
                        "machine.1.type=tcp-server",
                        "machine.1.address=:9004"));
    }
}
