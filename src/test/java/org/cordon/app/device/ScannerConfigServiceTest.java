package org.cordon.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.command.Refused;
import org.cordon.app.device.ScannerSetup.Reason;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.support.MemoryTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// [utest->req~device.setup~1]
final class ScannerConfigServiceTest {
    private static final Map<String, String> CAMERA =
            Map.of(
                    "name", "Camera",
                    "type", "tcp",
                    "address", "10.0.0.20:9004",
                    "role", "inline");
    private static final Map<String, String> HAND =
            Map.of(
                    "name", "Hand",
                    "type", "serial",
                    "address", "usb:0c2e:0b6a:S1",
                    "role", "handheld");

    private final MemoryTerminal terminal = new MemoryTerminal();
    private final List<String> done = new ArrayList<>();
    private boolean diskFull;
    private ScannerSetup setup = setup(false);

    private ScannerSetup setup(boolean demo) {
        Map<String, String> keys = new HashMap<>();
        CAMERA.forEach((key, value) -> keys.put("scanner.1." + key, value));
        ConfigFile file =
                (prefix, written) -> {
                    if (diskFull) {
                        throw new IOException("No space left on device");
                    }
                    done.add("write " + prefix + " " + written.getOrDefault("name", "nothing"));
                };
        return new ScannerConfigService(
                new EditableSettings(
                        terminal.journal(), terminal.session(), file, keys, demo, Runnable::run),
                () -> new SerialPortSnapshot(List.of()),
                (before, now) ->
                        done.add(
                                "replace %s %s"
                                        .formatted(
                                                before.map(DeviceId::value).orElse("nothing"),
                                                now.map(d -> d.id().value()).orElse("nothing"))));
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

    private List<String> refusals(int number, Map<String, String> keys) {
        return setup.check(number, keys).stream().map(ConfigRefusal::key).toList();
    }

    @Test
    void aNewScannerIsRecordedThenWrittenThenAttached() {
        assertEquals(2, setup.freeNumber());
        Entry entry = setup.save(2, with(HAND, "baud", " ")).join();
        assertEquals(
                new ScannerEvent.ScannerChanged(new DeviceId("Hand"), Map.of(), HAND),
                entry.event());
        assertEquals(Optional.of(new PersonId("anna")), entry.person());
        assertEquals(List.of("write scanner.2. Hand", "replace nothing Hand"), done);
        assertEquals(
                List.of(CAMERA, HAND),
                setup.scanners().stream().map(ScannerSetup.Attached::keys).toList());
    }

    @Test
    void aChangedScannerTakesTheOldOnesPlace() {
        Map<String, String> renamed = with(CAMERA, "name", "Camera 2");
        assertEquals(
                new ScannerEvent.ScannerChanged(new DeviceId("Camera 2"), CAMERA, renamed),
                setup.save(1, renamed).join().event());
        assertEquals(List.of("write scanner.1. Camera 2", "replace Camera Camera 2"), done);
        assertEquals(Reason.NOTHING_CHANGED, refused(setup.save(1, renamed)));
    }

    @Test
    void aRemovedScannerIsClosed() {
        assertEquals(
                new ScannerEvent.ScannerChanged(new DeviceId("Camera"), CAMERA, Map.of()),
                setup.remove(1).join().event());
        assertEquals(List.of("write scanner.1. nothing", "replace Camera nothing"), done);
        assertEquals(List.of(), setup.scanners());
        assertEquals(Reason.UNKNOWN, refused(setup.remove(1)));
    }

    @Test
    void whatCannotBeFollowedIsRefusedByItsKey() {
        assertEquals(List.of("scanner.2.baud"), refusals(2, with(HAND, "baud", "fast")));
        assertEquals(List.of("scanner.2.name"), refusals(2, with(HAND, "name", "Camera")));
        assertEquals(List.of("scanner.1000"), refusals(1000, HAND));
        assertEquals(
                List.of("scanner.2.type", "scanner.2.name", "scanner.2.role"),
                refusals(2, Map.of("name", " ")));
        assertEquals(List.of(), refusals(1, with(CAMERA, "name", "Other")));
        assertEquals(
                Reason.BAD_SETTINGS, refused(setup.save(2, with(HAND, "flow-control", "yes"))));
        assertEquals(Reason.BAD_SETTINGS, refused(setup.save(1, Map.of())));
        assertEquals(List.of(), done);
        assertEquals(List.of(), terminal.acts());
    }

    @Test
    void aNameThatALaterScannerHasIsRefusedWhereItWasTyped() {
        setup.save(2, HAND).join();
        assertEquals(
                List.of(
                        new ConfigRefusal(
                                "scanner.1.name", "Hand", "another scanner has this name already")),
                setup.check(1, with(CAMERA, "name", "Hand")));
    }

    @Test
    void withoutAPersonOrInTheDemoNothingChanges() {
        terminal.signOut();
        assertEquals(new NotSignedIn(), refused(setup.save(2, HAND)));
        signIn();
        setup = setup(true);
        assertEquals(Reason.DEMO, refused(setup.save(2, HAND)));
        assertEquals(Reason.DEMO, refused(setup.remove(1)));
        assertEquals(List.of(), done);
        assertEquals(List.of(), terminal.acts());
    }

    @Test
    void aFileThatCannotBeWrittenLeavesAllAsItWasAndTheRecordSaysSo() {
        diskFull = true;
        assertEquals(Reason.NOT_WRITTEN, refused(setup.save(2, HAND)));
        assertEquals(
                List.of(
                        new ScannerEvent.ScannerChanged(new DeviceId("Hand"), Map.of(), HAND),
                        new ScannerEvent.ScannerChanged(new DeviceId("Hand"), HAND, Map.of())),
                terminal.acts());
        assertEquals(List.of(), done);
        assertEquals(1, setup.scanners().size());
    }

    @Test
    void whatIsNotRecordedIsNotDone() {
        terminal.journal.refuse(new JournalState.DiskFull(0));
        Throwable cause =
                assertThrows(CompletionException.class, () -> setup.save(2, HAND).join())
                        .getCause();
        assertInstanceOf(JournalUnavailable.class, cause);
        assertEquals(List.of(), done);
    }
}
