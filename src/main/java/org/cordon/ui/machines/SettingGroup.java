package org.cordon.ui.machines;

import org.cordon.core.scanner.ScannerConfig;

import java.util.List;
import java.util.stream.Stream;

/// Settings of a machine that belong together, in the order of the form.
enum SettingGroup {
    WHERE("name", "station", "type", "address"),
    ACCESS("opcua.security", "opcua.user", "opcua.password.file", "allow", "max-length"),
    /// Which variable says what.
    VARIABLES(),
    WATCHED("heartbeat", "compare", "tolerance", "counter-end");

    private static final String NODE = "opcua.node.";

    /// With bars between, since a constant holds nothing that could change.
    private final String keys;

    SettingGroup(String... keys) {
        this.keys = String.join("|", keys);
    }

    /// Keys as the settings file has them, without `machine.<number>.`.
    List<String> keys() {
        return this == VARIABLES
                ? ScannerConfig.OpcUa.NODES.stream().map(NODE::concat).toList()
                : List.of(keys.split("\\|", -1));
    }

    /// All keys, in the order of the form.
    static List<String> all() {
        return Stream.of(values()).flatMap(group -> group.keys().stream()).toList();
    }

    /// Whether what a machine is reached by depends on a setting.
    static boolean connects(String key) {
        return !key.equals("name") && !key.equals("station") && !WATCHED.keys().contains(key);
    }

    /// Whether a machine of this type has a setting.
    static boolean fits(String key, String type) {
        boolean opcUa = type.equals("opcua");
        return switch (key) {
            case "allow" -> type.equals("tcp-server");
            case "max-length" -> !opcUa;
            default -> opcUa || !key.startsWith("opcua.");
        };
    }
}
