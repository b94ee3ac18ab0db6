package org.cordon.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.command.Refused;
import org.cordon.app.device.ScannerSetup.Reason;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.line.LineConfig;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.support.MemoryTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

final class StationConfigServiceTest {
    private static final Map<String, String> BUNDLES = Map.of("name", "Bundles", "level", "bundle");
    private static final Map<String, String> CASES =
            Map.of("name", "Cases", "level", "case", "requires", "Bundles");

    /// In the settings file the stations have the numbers 5 and 7, and a hand scanner belongs to the second.
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("station.5.name", "Bundles"),
                    Map.entry("station.5.level", "bundle"),
                    Map.entry("station.7.name", "Cases"),
                    Map.entry("station.7.level", "case"),
                    Map.entry("station.7.requires", "Bundles"),
                    Map.entry("scanner.1.name", "Camera"),
                    Map.entry("scanner.1.type", "tcp"),
                    Map.entry("scanner.1.address", "10.0.0.20:9004"),
                    Map.entry("scanner.1.role", "inline"),
                    Map.entry("scanner.2.name", "Hand"),
                    Map.entry("scanner.2.type", "tcp"),
                    Map.entry("scanner.2.address", "10.0.0.21:9004"),
                    Map.entry("scanner.2.role", "handheld"),
                    Map.entry("scanner.2.station", "Cases"),
                    Map.entry("scanner.3.name", "Free hand"),
                    Map.entry("scanner.3.type", "tcp"),
                    Map.entry("scanner.3.address", "10.0.0.22:9004"),
                    Map.entry("scanner.3.role", "handheld"));

    private final MemoryTerminal terminal = new MemoryTerminal();
    private final List<String> done = new ArrayList<>();
    private boolean diskFull;
    private StationSetup setup = setup(SETTINGS, false);

    private StationSetup setup(Map<String, String> settings, boolean demo) {
        return new StationConfigService(
                new EditableSettings(
                        terminal.journal(),
                        terminal.session(),
                        (prefix, written) -> {
                            if (diskFull) {
                                throw new IOException("No space left on device");
                            }
                            done.add(prefix + written);
                        },
                        settings,
                        demo,
                        Runnable::run));
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

    private static List<DeviceId> scanners(String... names) {
        return List.of(names).stream().map(DeviceId::new).toList();
    }

    // [utest->req~line.scanner-station~1]
    @Test
    void scannersBelongToTheirStationAndThoseInLineWithoutOneToTheFirst() {
        var line = LineConfig.read(SETTINGS).line().stations();
        assertEquals(
                List.of(
                        new StationSetup.Placed(
                                BUNDLES, line.get(0), List.of(), scanners("Camera")),
                        new StationSetup.Placed(
                                CASES, line.get(1), scanners("Hand"), scanners("Hand"))),
                setup.stations());
        assertEquals(List.of(), setup(Map.of(), false).stations());
    }

    // [utest->req~line.setup~1]
    @Test
    void aChangeIsRecordedThenWrittenNumberedFromOne() {
        Map<String, String> pallets = Map.of("name", "Pallets", "level", "pallet", "lag", " ");
        Entry entry = setup.save(List.of(BUNDLES, CASES, pallets)).join();
        Map<String, String> after =
                Map.of(
                        "1.name", "Bundles",
                        "1.level", "bundle",
                        "2.name", "Cases",
                        "2.level", "case",
                        "2.requires", "Bundles",
                        "3.name", "Pallets",
                        "3.level", "pallet");
        assertEquals(
                new ScannerEvent.StationsChanged(
                        Map.of(
                                "5.name", "Bundles",
                                "5.level", "bundle",
                                "7.name", "Cases",
                                "7.level", "case",
                                "7.requires", "Bundles"),
                        after),
                entry.event());
        assertEquals(Optional.of(new PersonId("anna")), entry.person());
        assertEquals(List.of("station." + new TreeMap<>(after)), done);
        assertEquals(
                List.of("Bundles", "Cases", "Pallets"),
                setup.stations().stream().map(s -> s.station().id().value()).toList());
        assertEquals(Reason.NOTHING_CHANGED, refused(setup.save(List.of(BUNDLES, CASES, pallets))));
    }

    // [utest->req~line.setup~1]
    @Test
    void whatCannotBeFollowedIsRefusedByItsPlace() {
        List<Map<String, String>> wanted = List.of(CASES, with(BUNDLES, "lanes", "many"), Map.of());
        assertEquals(
                List.of(
                        "station.1.requires",
                        "station.2.lanes",
                        "station.3.name",
                        "station.3.level"),
                setup.check(wanted).stream().map(ConfigRefusal::key).toList());
        assertEquals(Reason.BAD_SETTINGS, refused(setup.save(wanted)));
        assertEquals(List.of(), terminal.acts());
        assertEquals(List.of(), done);
    }

    // [utest->req~line.in-use~1]
    @Test
    void aStationThatAScannerBelongsToStays() {
        assertEquals(
                List.of(
                        new ConfigRefusal(
                                "scanner.2.station", "Cases", "the name of a station: Bundles")),
                setup.check(List.of(BUNDLES)));
        assertEquals(Reason.BAD_SETTINGS, refused(setup.save(List.of(BUNDLES))));
        assertEquals(List.of(), terminal.acts());
    }

    // [utest->req~line.setup~1]
    @Test
    void withoutAPersonOrInTheDemoNothingChanges() {
        terminal.signOut();
        assertEquals(new NotSignedIn(), refused(setup.save(List.of(BUNDLES, CASES))));
        signIn();
        setup = setup(Map.of(), true);
        assertEquals(Reason.DEMO, refused(setup.save(List.of(BUNDLES))));
        assertEquals(List.of(), done);
        assertEquals(List.of(), terminal.acts());
    }

    // [utest->req~line.setup~1]
    @Test
    void aFileThatCannotBeWrittenLeavesAllAsItWasAndTheRecordSaysSo() {
        setup = setup(Map.of(), false);
        diskFull = true;
        assertEquals(Reason.NOT_WRITTEN, refused(setup.save(List.of(BUNDLES))));
        Map<String, String> wanted = Map.of("1.name", "Bundles", "1.level", "bundle");
        assertEquals(
                List.of(
                        new ScannerEvent.StationsChanged(Map.of(), wanted),
                        new ScannerEvent.StationsChanged(wanted, Map.of())),
                terminal.acts());
        assertEquals(List.of(), setup.stations());
    }
}
