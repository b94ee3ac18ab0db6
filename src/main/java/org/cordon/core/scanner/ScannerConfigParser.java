package org.cordon.core.scanner;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigSection;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings of one scanner while they are read.
///
/// @param stations names of those that there are, in belt order
record ScannerConfigParser(ConfigSection keys, Set<StationId> stations) {
    private static final Messages TEXT = Messages.of(ScannerConfigParser.class);

    private static final ConfigKey NAME = setting("name");
    private static final ConfigKey TYPE = setting("type");
    private static final ConfigKey ADDRESS = setting("address");
    private static final ConfigKey ROLE = setting("role");
    private static final ConfigKey STATION = setting("station");
    private static final ConfigKey TERMINATORS = setting("terminators", "`CR,LF`");
    private static final ConfigKey HEADER = setting("header");
    private static final ConfigKey IDLE = setting("idle");
    private static final ConfigKey MAX_LENGTH = setting("max-length", "`4096`");
    private static final ConfigKey SILENT_AFTER = setting("silent-after", "`60s`");
    private static final ConfigKey MESSAGE = setting("message", "`code`");
    private static final ConfigKey NO_READS = setting("no-reads");
    private static final ConfigKey GRADE_TEMPLATE = setting("grade-template");
    private static final ConfigKey GRADE_STANDARD = setting("grade-standard");
    private static final ConfigKey VERIFIER = setting("verifier");
    private static final ConfigKey ON_ACCEPT = reply("on-accept");
    private static final ConfigKey ON_REJECT = reply("on-reject");
    private static final ConfigKey ON_LOCK = reply("on-lock");
    private static final ConfigKey ON_UNLOCK = reply("on-unlock");
    private static final ConfigKey BAUD = setting("baud", "`9600`");
    private static final ConfigKey DATA_BITS = setting("data-bits", "`8`");
    private static final ConfigKey PARITY = setting("parity", "`none`");
    private static final ConfigKey STOP_BITS = setting("stop-bits", "`1`");
    private static final ConfigKey FLOW_CONTROL = setting("flow-control", "`none`");
    private static final ConfigKey ALLOW = setting("allow");

    private static final List<ConfigKey> COMMON =
            List.of(
                    NAME,
                    TYPE,
                    ADDRESS,
                    ROLE,
                    STATION,
                    TERMINATORS,
                    HEADER,
                    IDLE,
                    MAX_LENGTH,
                    SILENT_AFTER,
                    MESSAGE,
                    NO_READS,
                    GRADE_TEMPLATE,
                    GRADE_STANDARD,
                    VERIFIER,
                    ON_ACCEPT,
                    ON_REJECT,
                    ON_LOCK,
                    ON_UNLOCK);
    private static final List<ConfigKey> SERIAL_ONLY =
            List.of(BAUD, DATA_BITS, PARITY, STOP_BITS, FLOW_CONTROL);
    private static final List<ConfigKey> SERVER_ONLY = List.of(ALLOW);

    /// Every setting of a scanner, in the order of the manual.
    static final List<ConfigKey> SETTINGS =
            Stream.of(COMMON, SERIAL_ONLY, SERVER_ONLY).flatMap(List::stream).toList();

    private static ConfigKey setting(String key) {
        return setting(key, TEXT.get("scanner.setting." + key + ".usual"));
    }

    private static ConfigKey setting(String key, String usual) {
        return new ConfigKey(
                key, meaning(key), TEXT.get("scanner.setting." + key + ".allowed"), usual);
    }

    private static ConfigKey reply(String key) {
        return new ConfigKey(
                key,
                meaning(key),
                TEXT.get("scanner.reply.allowed"),
                TEXT.get("scanner.reply.usual"));
    }

    private static String meaning(String key) {
        return TEXT.get("scanner.setting." + key + ".meaning");
    }

    private record Shared(
            DeviceId id,
            DeviceRole role,
            Optional<StationId> station,
            Framing framing,
            Duration silent,
            MessageInterpreter messages,
            ScannerReplies replies) {}

    Optional<ScannerConfig> read() {
        String type = keys.text(TYPE.key()).toLowerCase(Locale.ROOT);
        List<ConfigKey> known = new ArrayList<>(COMMON);
        switch (type) {
            case "serial" -> known.addAll(SERIAL_ONLY);
            case "tcp" -> {}
            case "tcp-server" -> known.addAll(SERVER_ONLY);
            default -> {
                keys.refuse(TYPE.key(), TYPE.allowed());
                known.addAll(SERIAL_ONLY);
                known.addAll(SERVER_ONLY);
            }
        }
        for (String key : keys.names()) {
            if (!has(known, key)) {
                keys.refuse(key, unknown(key, known));
            }
        }
        DeviceId id = keys.required(NAME, DeviceId::new, new DeviceId("?"));
        DeviceRole role =
                keys.required(
                        ROLE,
                        v -> DeviceRole.valueOf(v.toUpperCase(Locale.ROOT)),
                        DeviceRole.HANDHELD);
        Framing framing = framing();
        Duration silent =
                keys.optional(
                        SILENT_AFTER,
                        v -> ConfigValues.within(v, Duration.ofSeconds(1), Duration.ofHours(24)),
                        ScannerConfig.SILENT_AFTER);
        Shared shared = new Shared(id, role, station(), framing, silent, messages(), replies());
        Optional<ScannerConfig> device =
                switch (type) {
                    case "serial" -> serial(shared);
                    case "tcp" -> tcp(shared);
                    case "tcp-server" -> server(shared);
                    default -> Optional.empty();
                };
        return keys.refusals().isEmpty() ? device : Optional.empty();
    }

    private static boolean has(List<ConfigKey> settings, String key) {
        return settings.stream().anyMatch(setting -> setting.key().equals(key));
    }

    private static String unknown(String key, List<ConfigKey> known) {
        if (has(SERIAL_ONLY, key)) {
            return TEXT.get("scanner.key.serial-only");
        }
        if (has(SERVER_ONLY, key)) {
            return TEXT.get("scanner.key.server-only");
        }
        return ConfigSection.unknown(known);
    }

    private Optional<StationId> station() {
        String names = stations.stream().map(StationId::value).collect(Collectors.joining(", "));
        return keys.optional(
                STATION.key(),
                TEXT.get("scanner.station.unknown", names),
                v ->
                        Optional.of(
                                stations.stream()
                                        .filter(id -> id.value().equals(v))
                                        .findFirst()
                                        .orElseThrow(() -> new IllegalArgumentException(v))),
                Optional.empty());
    }

    private Optional<ScannerConfig> serial(Shared shared) {
        int baud =
                keys.optional(
                        BAUD,
                        v -> ConfigSection.integer(v, 300, 4_000_000),
                        SerialLine.USUAL.baud());
        int dataBits =
                keys.optional(
                        DATA_BITS,
                        v -> ConfigSection.integer(v, 7, 8),
                        SerialLine.USUAL.dataBits());
        SerialLine.Parity parity =
                keys.optional(
                        PARITY,
                        v -> SerialLine.Parity.valueOf(v.toUpperCase(Locale.ROOT)),
                        SerialLine.USUAL.parity());
        int stopBits = keys.optional(STOP_BITS, ConfigValues::halves, SerialLine.USUAL.stopBits());
        SerialLine.Flow flow =
                keys.optional(FLOW_CONTROL, ConfigValues::flow, SerialLine.USUAL.flow());
        SerialLine line = new SerialLine(baud, dataBits, parity, stopBits, flow);
        return Optional.of(
                keys.required(
                        ADDRESS.key(),
                        TEXT.get("scanner.address.serial"),
                        v -> serial(shared, SerialAddress.parse(v), line),
                        serial(shared, new SerialAddress.Path("?"), line)));
    }

    private record HostPort(String host, int port) {
        static HostPort parse(String text) {
            int colon = text.lastIndexOf(':');
            String host = text.substring(0, Math.max(colon, 0));
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            } else if (host.indexOf(':') >= 0) {
                throw new IllegalArgumentException("IPv6 without brackets");
            }
            return new HostPort(host, ConfigSection.integer(text.substring(colon + 1), 1, 65_535));
        }
    }

    private Optional<ScannerConfig> tcp(Shared shared) {
        return Optional.of(
                keys.required(
                        ADDRESS.key(),
                        TEXT.get("scanner.address.tcp"),
                        v -> tcp(shared, HostPort.parse(v)),
                        tcp(shared, new HostPort("?", 1))));
    }

    private Optional<ScannerConfig> server(Shared shared) {
        List<IpAddress> allow = keys.optional(ALLOW, ConfigValues::addresses, List.of());
        return Optional.of(
                keys.required(
                        ADDRESS.key(),
                        TEXT.get("scanner.address.tcp-server"),
                        v -> server(shared, HostPort.parse(v), allow),
                        server(shared, new HostPort("", 1), allow)));
    }

    private static ScannerConfig serial(Shared s, SerialAddress port, SerialLine line) {
        return new ScannerConfig.Serial(
                s.id, s.role, s.station, port, line, s.framing, s.silent, s.messages, s.replies);
    }

    private static ScannerConfig tcp(Shared s, HostPort at) {
        return new ScannerConfig.Tcp(
                s.id,
                s.role,
                s.station,
                at.host,
                at.port,
                s.framing,
                s.silent,
                s.messages,
                s.replies);
    }

    private static ScannerConfig server(Shared s, HostPort at, List<IpAddress> allow) {
        return new ScannerConfig.TcpServer(
                s.id,
                s.role,
                s.station,
                at.host,
                at.port,
                allow,
                s.framing,
                s.silent,
                s.messages,
                s.replies);
    }

    private MessageInterpreter messages() {
        MessageForm form =
                keys.optional(
                        MESSAGE,
                        v -> MessageForm.valueOf(v.toUpperCase(Locale.ROOT)),
                        MessageForm.CODE);
        MessageInterpreter noReads =
                keys.optional(NO_READS, ConfigValues::noReads, MessageInterpreter.USUAL);
        if (!keys.has(GRADE_TEMPLATE.key())) {
            for (ConfigKey setting : List.of(GRADE_STANDARD, VERIFIER)) {
                if (keys.has(setting.key())) {
                    keys.refuse(setting.key(), VERIFIER.allowed());
                }
            }
            return new MessageInterpreter(form, noReads.noReads(), Optional.empty());
        }
        String standard = keys.required(GRADE_STANDARD, ConfigValues::name, "?");
        String verifier = keys.required(VERIFIER, ConfigValues::name, "?");
        Optional<GradeTemplate> grade =
                keys.optional(
                        GRADE_TEMPLATE,
                        v -> Optional.of(GradeTemplate.parse(v, standard, verifier)),
                        Optional.empty());
        return new MessageInterpreter(form, noReads.noReads(), grade);
    }

    private ScannerReplies replies() {
        return new ScannerReplies(
                reply(ON_ACCEPT), reply(ON_REJECT), reply(ON_LOCK), reply(ON_UNLOCK));
    }

    private Optional<Bytes> reply(ConfigKey setting) {
        return keys.optional(setting, v -> Optional.of(ConfigValues.reply(v)), Optional.empty());
    }

    private Framing framing() {
        Set<Terminator> ends =
                keys.optional(TERMINATORS, ConfigValues::terminators, Framing.USUAL.terminators());
        Bytes header = keys.optional(HEADER, ConfigValues::header, Framing.USUAL.header());
        Optional<Duration> idle =
                keys.optional(
                        IDLE,
                        v ->
                                Optional.of(
                                        ConfigValues.within(
                                                v, Duration.ofMillis(1), Duration.ofSeconds(60))),
                        Optional.empty());
        int max =
                keys.optional(
                        MAX_LENGTH,
                        v -> ConfigSection.integer(v, 32, 65_536),
                        Framing.USUAL.maxLength());
        if (ends.isEmpty() && idle.isEmpty()) {
            keys.refuse(
                    TERMINATORS.key(),
                    TEXT.get("scanner.terminators.none-idle", keys.fullKey("idle=80ms")));
            return Framing.USUAL;
        }
        return new Framing(ends, header, idle, Framing.USUAL.stall(), max);
    }
}
