package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.device.EditableSettings;
import org.cordon.app.device.MachineConfigService;
import org.cordon.app.device.MachineSetup;
import org.cordon.app.device.ScannerConfigService;
import org.cordon.app.device.ScannerSetup;
import org.cordon.app.device.StationConfigService;
import org.cordon.app.device.StationSetup;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.core.scanner.SerialPortSnapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Scanners that are set up in memory: the real rules over a journal, a file and devices that only
/// remember. For one thread.
public final class FakeScannerSetup implements ScannerSetup {
    /// What the operating system says is plugged in.
    public SerialPortSnapshot plugged = new SerialPortSnapshot(List.of());

    /// From now on every change fails so.
    public Optional<RuntimeException> broken = Optional.empty();

    private final MemoryTerminal terminal = new MemoryTerminal();
    private final ScannerSetup setup;
    private final StationSetup stationSetup;
    private final MachineSetup machineSetup;

    /// Nothing is attached.
    public FakeScannerSetup() {
        this(Map.of());
    }

    /// With what is attached, and the stations.
    ///
    /// @param settings by whole key, such as `scanner.1.name`
    public FakeScannerSetup(Map<String, String> settings) {
        terminal.signIn("mara", "Mara Lindqvist");
        EditableSettings keys =
                new EditableSettings(
                        terminal.journal(),
                        terminal.session(),
                        (_, _) -> {},
                        settings,
                        false,
                        Runnable::run);
        setup = new ScannerConfigService(keys, () -> plugged, (_, _) -> {});
        stationSetup = new StationConfigService(keys);
        machineSetup = new MachineConfigService(keys, MachineConfigs.read(settings).machines());
    }

    /// What was recorded, in order.
    public List<JournalEvent> recorded() {
        return terminal.acts();
    }

    /// Nobody is signed in from now on.
    public void signOut() {
        terminal.signOut();
    }

    /// The stations that are set up beside them.
    public StationSetup stationSetup() {
        return stationSetup;
    }

    /// The machines that are set up beside them.
    public MachineSetup machineSetup() {
        return machineSetup;
    }

    @Override
    public Set<StationId> stations() {
        return setup.stations();
    }

    @Override
    public List<Attached> scanners() {
        return setup.scanners();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return setup.onChange(listener);
    }

    @Override
    public int freeNumber() {
        return setup.freeNumber();
    }

    @Override
    public CompletableFuture<SerialPortSnapshot> ports() {
        return setup.ports();
    }

    @Override
    public List<ConfigRefusal> check(int number, Map<String, String> keys) {
        return setup.check(number, keys);
    }

    @Override
    public CompletableFuture<Entry> save(int number, Map<String, String> keys) {
        return broken.isPresent()
                ? CompletableFuture.failedFuture(broken.get())
                : setup.save(number, keys);
    }

    @Override
    public CompletableFuture<Entry> remove(int number) {
        return broken.isPresent()
                ? CompletableFuture.failedFuture(broken.get())
                : setup.remove(number);
    }
}
