package org.cordon.core.scanner;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.config.ConfigSection;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// The machines of a terminal, as read from its settings.
///
/// @param machines those that could be read, in the order of their numbers
/// @param refusals what could not be read, in the order of the keys; a machine with a refusal is not among `machines`
public record MachineConfigs(List<MachineConfig> machines, List<ConfigRefusal> refusals) {
    private static final Messages TEXT = Messages.of(MachineConfigs.class);

    /// Declarations of what may be set of a machine, in the order of the manual.
    public static final List<ConfigKey> SETTINGS = MachineConfigParser.SETTINGS;

    /// Keeps its own copies.
    public MachineConfigs {
        machines = List.copyOf(machines);
        refusals = List.copyOf(refusals);
    }

    /// Reads the keys that begin with `machine.`, which have the form `machine.<number>.<setting>`. Those of stations and
    /// scanners say which names there are.
    public static MachineConfigs read(Map<String, String> settings) {
        List<ConfigRefusal> refusals = new ArrayList<>();
        List<MachineConfig> machines = new ArrayList<>();
        Set<StationId> stations = LineConfig.names(settings);
        Set<DeviceId> names = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (ScannerConfig scanner : ScannerConfigs.read(settings).devices()) {
            names.add(scanner.id());
            listens(scanner, ports);
        }
        groups(settings, refusals)
                .forEach((number, keys) -> {
                    ConfigSection group = new ConfigSection("machine." + number + ".", keys);
                    MachineConfigParser parser = new MachineConfigParser(group, stations);
                    parser.read()
                            .ifPresent(machine -> {
                                if (!names.add(machine.device().id())) {
                                    group.refuse("name", TEXT.get("machine.name.taken"));
                                }
                                if (!listens(machine.device(), ports)) {
                                    group.refuse("address", TEXT.get("machine.address.taken"));
                                }
                                if (group.refusals().isEmpty()) {
                                    machines.add(machine);
                                }
                            });
                    refusals.addAll(group.refusals());
                });
        return new MachineConfigs(machines, refusals);
    }

    /// The keys that [#read] takes for one machine each, by number and without `machine.<number>.`.
    public static SortedMap<Integer, Map<String, String>> groups(Map<String, String> settings) {
        return groups(settings, new ArrayList<>());
    }

    private static SortedMap<Integer, Map<String, String>> groups(
            Map<String, String> settings, List<ConfigRefusal> refusals) {
        return ConfigSection.numbered("machine", TEXT.get("machine.key.form"), settings, refusals);
    }

    /// @return false if another device is awaited on its port
    private static boolean listens(ScannerConfig device, Set<Integer> ports) {
        return !(device instanceof ScannerConfig.TcpServer server) || ports.add(server.port());
    }
}
