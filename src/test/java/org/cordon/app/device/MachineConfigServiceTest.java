package org.cordon.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.command.Refused;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.support.MemoryTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

final class MachineConfigServiceTest {
    private static final Map<String, String> LABELLER =
            Map.of("name", "Labeller", "type", "tcp", "address", "10.0.0.30:9100");
    private static final Map<String, String> BUNDLER =
            Map.of(
                    "name", "Bundler",
                    "type", "opcua",
                    "address", "opc.tcp://10.0.0.31:4840",
                    "station", "Cases",
                    "opcua.node.state", "ns=2;s=State");

    /// In the settings file the machine has the number 4; a camera and a station stand beside it.
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("machine.4.name", "Labeller"),
                    Map.entry("machine.4.type", "tcp"),
                    Map.entry("machine.4.address", "10.0.0.30:9100"),
                    Map.entry("station.1.name", "Cases"),
                    Map.entry("station.1.level", "case"),
                    Map.entry("scanner.1.name", "Camera"),
                    Map.entry("scanner.1.type", "tcp"),
                    Map.entry("scanner.1.address", "10.0.0.20:9004"),
                    Map.entry("scanner.1.role", "inline"));

    private final MemoryTerminal terminal = new MemoryTerminal();
    private final List<String> written = new ArrayList<>();
    private boolean diskFull;

    private EditableSettings settings(Map<String, String> keys, boolean demo) {
        return new EditableSettings(
                terminal.journal(),
                terminal.session(),
                (prefix, now) -> {
                    if (diskFull) {
                        throw new IOException("No space left on device");
                    }
                    written.add(prefix + now);
                },
                keys,
                demo,
                Runnable::run);
    }

    private MachineSetup setup(Map<String, String> keys, boolean demo) {
        return new MachineConfigService(settings(keys, demo), MachineConfigs.read(keys).machines());
    }

    @BeforeEach
    void signIn() {
        terminal.signIn("anna", "Anna");
    }

    private static Map<String, String> with(Map<String, String> keys, String key, String value) {
        Map<String, String> changed = new HashMap<>(keys);
        changed.put(key, value);
        return changed;
    }

    private static Refused.Reason refused(CompletableFuture<Entry> future) {
        Throwable cause = assertThrows(CompletionException.class, future::join).getCause();
        return assertInstanceOf(Refused.class, cause).reason();
    }

    // [utest->req~machine.form~1]
    @Test
    void aChangeIsRecordedThenWrittenNumberedFromOneAndConnectedFromTheNextStart() {
        MachineSetup setup = setup(SETTINGS, false);
        assertEquals(
                List.of(
                        new MachineSetup.Placed(
                                LABELLER,
                                MachineConfigs.read(SETTINGS).machines().getFirst(),
                                true)),
                setup.machines());
        assertEquals(Set.of(new StationId("Cases")), setup.stations());
        List<Map<String, String>> wanted =
                List.of(with(LABELLER, "heartbeat", "10s"), with(BUNDLER, "tolerance", " "));
        Entry entry = setup.save(wanted).join();
        Map<String, String> after = new TreeMap<>();
        LABELLER.forEach((key, value) -> after.put("1." + key, value));
        after.put("1.heartbeat", "10s");
        BUNDLER.forEach((key, value) -> after.put("2." + key, value));
        assertEquals(
                new ScannerEvent.MachinesChanged(
                        Map.of(
                                "4.name", "Labeller",
                                "4.type", "tcp",
                                "4.address", "10.0.0.30:9100"),
                        after),
                entry.event());
        assertEquals(Optional.of(new PersonId("anna")), entry.person());
        assertEquals(List.of("machine." + after), written);
        // What is looked after is another; the connection is the same.
        assertEquals(
                List.of(true, false),
                setup.machines().stream().map(MachineSetup.Placed::connected).toList());
        assertEquals(ScannerSetup.Reason.NOTHING_CHANGED, refused(setup.save(wanted)));
    }

    // [utest->req~machine.form~1]
    @Test
    void whatCannotBeFollowedIsRefusedByItsPlace() {
        MachineSetup setup = setup(SETTINGS, false);
        List<Map<String, String>> wanted =
                List.of(
                        with(LABELLER, "name", "Camera"),
                        with(BUNDLER, "opcua.node.state", "State"),
                        with(BUNDLER, "station", "Pallets"),
                        Map.of());
        assertEquals(
                Set.of(
                        "machine.1.name",
                        "machine.2.opcua.node.state",
                        "machine.3.station",
                        "machine.4.type"),
                Set.copyOf(setup.check(wanted).stream().map(ConfigRefusal::key).toList()));
        assertEquals(ScannerSetup.Reason.BAD_SETTINGS, refused(setup.save(wanted)));
        assertEquals(List.of(), terminal.acts());
        assertEquals(List.of(), written);
    }

    // [utest->req~machine.form~1]
    @Test
    void aStationThatAMachineNamesAndANameThatAMachineHasStay() {
        Map<String, String> keys = with(SETTINGS, "machine.4.station", "Cases");
        assertEquals(
                List.of("machine.4.station"),
                new StationConfigService(settings(keys, false))
                        .check(List.of(Map.of("name", "Bundles", "level", "bundle"))).stream()
                                .map(ConfigRefusal::key)
                                .toList());
        assertEquals(
                List.of("scanner.1.name"),
                new ScannerConfigService(
                                settings(keys, false),
                                () -> {
                                    throw new AssertionError("no port is looked for");
                                },
                                (_, _) -> {})
                                .check(
                                        1,
                                        Map.of(
                                                "name", "Labeller",
                                                "type", "tcp",
                                                "address", "10.0.0.20:9004",
                                                "role", "inline"))
                                .stream()
                                .map(ConfigRefusal::key)
                                .toList());
    }

    // [utest->req~machine.form~1]
    @Test
    void withoutAPersonInTheDemoAndOnAFullDiskNothingChanges() {
        terminal.signOut();
        MachineSetup setup = setup(SETTINGS, false);
        assertEquals(new NotSignedIn(), refused(setup.save(List.of(BUNDLER))));
        signIn();
        assertEquals(
                ScannerSetup.Reason.DEMO, refused(setup(Map.of(), true).save(List.of(LABELLER))));
        assertEquals(List.of(), terminal.acts());
        diskFull = true;
        assertEquals(ScannerSetup.Reason.NOT_WRITTEN, refused(setup.save(List.of())));
        assertEquals(2, terminal.acts().size(), "done, and taken back");
        assertEquals(1, setup.machines().size());
        assertEquals(List.of(), written);
    }
}
