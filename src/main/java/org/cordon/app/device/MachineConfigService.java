package org.cordon.app.device;

import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.MachineConfig;
import org.cordon.core.scanner.MachineConfigs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Sets machines up. A change is recorded, then written, and at work from the next start on.
public final class MachineConfigService implements MachineSetup {
    private final EditableSettings settings;
    private final List<MachineConfig> connected;

    /// @param connected those of the last start
    public MachineConfigService(EditableSettings settings, List<MachineConfig> connected) {
        this.settings = settings;
        this.connected = List.copyOf(connected);
    }

    @Override
    public List<Placed> machines() {
        Map<String, String> keys = settings.keys();
        List<Placed> placed = new ArrayList<>();
        var machines = MachineConfigs.read(keys).machines().iterator();
        for (Map<String, String> group : MachineConfigs.groups(keys).values()) {
            MachineConfig machine = machines.next();
            placed.add(
                    new Placed(
                            group,
                            machine,
                            connected.stream()
                                    .anyMatch(each -> each.device().equals(machine.device()))));
        }
        return placed;
    }

    @Override
    public Set<StationId> stations() {
        return LineConfig.names(settings.keys());
    }

    @Override
    public List<ConfigRefusal> check(List<Map<String, String>> machines) {
        return MachineConfigs.read(settings.with("machine.", EditableSettings.numbered(machines)))
                .refusals();
    }

    @Override
    public CompletableFuture<Entry> save(List<Map<String, String>> machines) {
        return settings.setUp(
                "machines", "machine.", machines, this::check, ScannerEvent.MachinesChanged::new);
    }
}
