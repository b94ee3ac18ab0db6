package org.cordon.core.scanner;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigSection;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings of one machine while they are read. Its connection is read as that of a scanner.
///
/// @param stations names of those that there are, in belt order
record MachineConfigParser(ConfigSection keys, Set<StationId> stations) {
    private static final Messages TEXT = Messages.of(MachineConfigParser.class);
    private static final String NODE = "opcua.node.";
    private static final Pattern NODE_ID =
            Pattern.compile("(ns=[0-9]{1,5};|nsu=[^;]{1,200};)?[isgb]=.{1,200}");
    private static final long MOST = 9_007_199_254_740_991L;

    private static final ConfigKey NAME = setting("name", TEXT.get("machine.required"));
    private static final ConfigKey TYPE = setting("type", TEXT.get("machine.required"));
    private static final ConfigKey ADDRESS = setting("address", TEXT.get("machine.required"));
    private static final ConfigKey ALLOW =
            setting("allow", TEXT.get("machine.setting.allow.usual"));
    private static final ConfigKey STATION =
            setting("station", TEXT.get("machine.setting.station.usual"));
    private static final ConfigKey MAX_LENGTH = setting("max-length", "`4096`");
    private static final ConfigKey HEARTBEAT = setting("heartbeat", "`30s`");
    private static final ConfigKey COUNTER_END =
            setting("counter-end", TEXT.get("machine.setting.counter-end.usual"));
    private static final ConfigKey COMPARE =
            setting("compare", TEXT.get("machine.setting.compare.usual"));
    private static final ConfigKey TOLERANCE = setting("tolerance", "`10`");
    private static final ConfigKey SECURITY = setting("opcua.security", "`sign-and-encrypt`");
    private static final ConfigKey USER =
            setting("opcua.user", TEXT.get("machine.setting.opcua.user.usual"));
    private static final ConfigKey PASSWORD =
            setting("opcua.password.file", TEXT.get("machine.setting.opcua.password.file.usual"));
    private static final ConfigKey NODES =
            setting(NODE + "<word>", TEXT.get("machine.setting.opcua.node.<word>.usual"));

    private static final List<ConfigKey> COMMON =
            List.of(NAME, TYPE, ADDRESS, STATION, HEARTBEAT, COUNTER_END, COMPARE, TOLERANCE);

    /// Every setting of a machine, in the order of the manual.
    static final List<ConfigKey> SETTINGS =
            Stream.of(COMMON, List.of(ALLOW, MAX_LENGTH), List.of(SECURITY, USER, PASSWORD, NODES))
                    .flatMap(List::stream)
                    .toList();

    private static ConfigKey setting(String key, String usual) {
        return new ConfigKey(
                key,
                TEXT.get("machine.setting." + key + ".meaning"),
                TEXT.get("machine.setting." + key + ".allowed"),
                usual);
    }

    Optional<MachineConfig> read() {
        String type = keys.text(TYPE.key()).toLowerCase(Locale.ROOT);
        Optional<ScannerConfig> device =
                switch (type) {
                    case "tcp" -> connection(List.of(MAX_LENGTH));
                    case "tcp-server" -> connection(List.of(ALLOW, MAX_LENGTH));
                    case "file" -> file();
                    case "opcua" -> opcUa();
                    default -> {
                        keys.refuse(TYPE.key(), TYPE.allowed());
                        yield Optional.empty();
                    }
                };
        return device.map(this::machine);
    }

    private MachineConfig machine(ScannerConfig device) {
        Set<String> compared = keys.optional(COMPARE, MachineConfigParser::counters, Set.of());
        if (!compared.isEmpty() && device.station().isEmpty()) {
            keys.refuse(COMPARE.key(), TEXT.get("machine.compare.no-station"));
        }
        return new MachineConfig(
                device,
                keys.optional(
                        HEARTBEAT,
                        text ->
                                ConfigValues.within(
                                        text, Duration.ofSeconds(1), Duration.ofHours(1)),
                        MachineConfig.HEARTBEAT),
                keys.optional(
                        COUNTER_END,
                        text -> OptionalLong.of(whole(text, 1, MOST)),
                        OptionalLong.empty()),
                compared,
                keys.optional(
                        TOLERANCE, text -> whole(text, 0, 1_000_000), MachineConfig.TOLERANCE));
    }

    private static long whole(String text, long least, long most) {
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Set<String> counters(String value) {
        Set<String> names =
                Stream.of(value.split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!MachineConfig.COUNTERS.containsAll(names)) {
            throw new IllegalArgumentException(value);
        }
        return names;
    }

    // ---- connections

    /// One that a scanner may have, of which the same may be set.
    private Optional<ScannerConfig> connection(List<ConfigKey> own) {
        knows(own);
        Map<String, String> scanner = new TreeMap<>();
        Stream.concat(Stream.of(NAME, TYPE, ADDRESS, STATION), own.stream())
                .map(ConfigKey::key)
                .filter(keys::has)
                .forEach(key -> scanner.put(key, keys.text(key)));
        scanner.put("role", "handheld");
        scanner.put("message", "json");
        ConfigSection section = new ConfigSection(keys.fullKey(""), scanner);
        Optional<ScannerConfig> device = new ScannerConfigParser(section, stations).read();
        keys.refusals().addAll(section.refusals());
        return device.filter(_ -> section.refusals().isEmpty());
    }

    private void knows(List<ConfigKey> own) {
        List<ConfigKey> known = Stream.of(COMMON, own).flatMap(List::stream).toList();
        for (String key : keys.names()) {
            boolean node = own.contains(NODES) && key.startsWith(NODE);
            if (!node && known.stream().noneMatch(each -> each.key().equals(key))) {
                keys.refuse(key, ConfigSection.unknown(known));
            }
        }
    }

    private DeviceId name() {
        return keys.required(NAME, DeviceId::new, new DeviceId("?"));
    }

    private Optional<StationId> station() {
        return keys.optional(
                STATION,
                text -> {
                    StationId named = new StationId(text);
                    if (!stations.contains(named)) {
                        throw new IllegalArgumentException(text);
                    }
                    return Optional.of(named);
                },
                Optional.empty());
    }

    private Framing framing() {
        return new Framing(
                Framing.USUAL.terminators(),
                Framing.USUAL.header(),
                Framing.USUAL.idleGap(),
                Framing.USUAL.stall(),
                keys.optional(
                        MAX_LENGTH,
                        text -> ConfigSection.integer(text, 32, 65_536),
                        Framing.USUAL.maxLength()));
    }

    private Optional<ScannerConfig> file() {
        knows(List.of(MAX_LENGTH));
        DeviceId name = name();
        String path = keys.required(ADDRESS, text -> text, "?");
        return Optional.of(
                new ScannerConfig.AppendedFile(
                        name, station(), path, framing(), ScannerConfig.SILENT_AFTER));
    }

    private Optional<ScannerConfig> opcUa() {
        knows(List.of(SECURITY, USER, PASSWORD, NODES));
        DeviceId name = name();
        String endpoint =
                keys.required(
                        ADDRESS.key(),
                        TEXT.get("machine.address.opcua"),
                        MachineConfigParser::endpoint,
                        "opc.tcp://?");
        Map<String, String> nodes = new HashMap<>();
        for (String key : keys.names()) {
            if (key.startsWith(NODE)) {
                String word = key.substring(NODE.length());
                if (!ScannerConfig.OpcUa.NODES.contains(word)) {
                    keys.refuse(
                            key,
                            TEXT.get(
                                    "machine.node.unknown",
                                    String.join(", ", ScannerConfig.OpcUa.NODES)));
                } else if (!NODE_ID.matcher(keys.text(key)).matches()) {
                    keys.refuse(key, NODES.allowed());
                } else {
                    nodes.put(word, keys.text(key));
                }
            }
        }
        if (nodes.isEmpty() && keys.refusals().isEmpty()) {
            keys.refuse(NODE + "state", NODES.allowed());
        }
        ScannerConfig.OpcUa.Security security =
                keys.optional(
                        SECURITY,
                        text ->
                                ScannerConfig.OpcUa.Security.valueOf(
                                        text.toUpperCase(Locale.ROOT).replace('-', '_')),
                        ScannerConfig.OpcUa.Security.SIGN_AND_ENCRYPT);
        Optional<ScannerConfig.OpcUa.Login> login = login();
        Optional<StationId> station = station();
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ScannerConfig.OpcUa(
                                name,
                                station,
                                endpoint,
                                nodes,
                                security,
                                login,
                                ScannerConfig.SILENT_AFTER));
    }

    private static String endpoint(String text) {
        if (!text.matches("opc\\.tcp://[^/\\s]{1,255}(/\\S*)?")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private Optional<ScannerConfig.OpcUa.Login> login() {
        if (!keys.has(USER.key()) && !keys.has(PASSWORD.key())) {
            return Optional.empty();
        }
        String user = keys.required(USER, ConfigValues::name, "?");
        String file = keys.required(PASSWORD, text -> text, "?");
        return Optional.of(new ScannerConfig.OpcUa.Login(user, file));
    }
}
