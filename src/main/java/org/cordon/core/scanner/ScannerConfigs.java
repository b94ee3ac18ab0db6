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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// The scanners of a terminal, as read from its settings.
///
/// @param devices those that could be read, in the order of their numbers
/// @param refusals what could not be read, in the order of the keys; a device with a refusal is
///     not among `devices`
public record ScannerConfigs(List<ScannerConfig> devices, List<ConfigRefusal> refusals) {
    private static final Messages TEXT = Messages.of(ScannerConfigs.class);

    /// The highest number a scanner may have.
    public static final int MOST = 999;

    /// Declarations of what may be set of a scanner, in the order of the manual.
    public static final List<ConfigKey> SETTINGS = ScannerConfigParser.SETTINGS;

    public ScannerConfigs {
        devices = List.copyOf(devices);
        refusals = List.copyOf(refusals);
    }

    /// Reads the keys that begin with `scanner.`. Those that begin with `station.` name the stations that a
    /// scanner may belong to; others are not its business.
    ///
    /// The form is `scanner.<number>.<setting>`, with a setting of [#SETTINGS].
    public static ScannerConfigs read(Map<String, String> settings) {
        List<ConfigRefusal> refusals = new ArrayList<>();
        Map<Integer, Map<String, String>> groups = groups(settings, refusals);
        Set<StationId> stations = LineConfig.names(settings);
        List<ScannerConfig> devices = new ArrayList<>();
        Set<DeviceId> names = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        groups.forEach((number, keys) -> {
            ConfigSection group = new ConfigSection("scanner." + number + ".", keys);
            Optional<ScannerConfig> device = new ScannerConfigParser(group, stations).read();
            device.filter(d -> !names.add(d.id()))
                    .ifPresent(d -> group.refuse("name", TEXT.get("scanner.name.taken")));
            if (device.isPresent()
                    && device.get() instanceof ScannerConfig.TcpServer server
                    && !ports.add(server.port())) {
                group.refuse("address", TEXT.get("scanner.address.taken"));
            }
            if (group.refusals().isEmpty()) {
                device.ifPresent(devices::add);
            }
            refusals.addAll(group.refusals());
        });
        return new ScannerConfigs(devices, refusals);
    }

    /// The keys that [#read] takes for one scanner each, by number and without `scanner.<number>.`.
    public static SortedMap<Integer, Map<String, String>> groups(Map<String, String> settings) {
        return groups(settings, new ArrayList<>());
    }

    private static SortedMap<Integer, Map<String, String>> groups(
            Map<String, String> settings, List<ConfigRefusal> refusals) {
        return ConfigSection.numbered("scanner", TEXT.get("scanner.key.form"), settings, refusals);
    }

    /// The keys of one scanner without `scanner.<number>.`, as [#read] takes them. What is usual is
    /// left out.
    public static Map<String, String> write(ScannerConfig device) {
        return new ScannerConfigWriter().write(device);
    }
}
