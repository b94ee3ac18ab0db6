package org.cordon.core.scanner;

import org.cordon.core.config.ConfigKey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings of one scanner while they are read.
final class ScannerConfigParser {
    private static final String VERIFIER_NAME =
            "a name of 1 to 80 characters, needed and allowed with grade-template only";

    private static final ConfigKey NAME =
            new ConfigKey(
                    "name",
                    "what people call the scanner; no other scanner may have it",
                    "1 to 40 printable characters",
                    "required");
    private static final ConfigKey TYPE =
            new ConfigKey("type", "how it is connected", "serial, tcp or tcp-server", "required");
    private static final ConfigKey ADDRESS =
            new ConfigKey(
                    "address",
                    "where it is found",
                    "serial: "
                            + SerialAddress.ALLOWED
                            + "; tcp: host:port; tcp-server: :port or host:port of this machine",
                    "required");
    private static final ConfigKey ROLE =
            new ConfigKey(
                    "role",
                    "whether it may read a pack twice",
                    "inline for a camera that sees each pack once, handheld for a scanner in a"
                            + " person's hand",
                    "required");
    private static final ConfigKey TERMINATORS =
            new ConfigKey(
                    "terminators",
                    "what ends a scan",
                    "one or more of CR, LF, CRLF, ETX, TAB, with commas between; NONE with an idle"
                            + " time",
                    "`CR,LF`");
    private static final ConfigKey HEADER =
            new ConfigKey(
                    "header",
                    "what stands before each scan and is cut off",
                    "STX, ESC or the bytes in text form, such as {x02}, at most 16",
                    "none");
    private static final ConfigKey IDLE =
            new ConfigKey(
                    "idle",
                    "a pause that ends a scan",
                    "a time such as 80ms, 1ms to 60s",
                    "no pause does");
    private static final ConfigKey MAX_LENGTH =
            new ConfigKey(
                    "max-length",
                    "the longest scan",
                    "a whole number of bytes, 32 to 65536",
                    "`4096`");
    private static final ConfigKey SILENT_AFTER =
            new ConfigKey(
                    "silent-after",
                    "how long nothing may come before the scanner is shown as silent",
                    "a time such as 60s or 5m, 1s to 24h",
                    "`60s`");
    private static final ConfigKey NO_READS =
            new ConfigKey(
                    "no-reads",
                    "what it sends when it read nothing, besides what all scanners send",
                    "texts with commas between, such as FAIL, ERR*; a * stands for whatever"
                            + " follows",
                    "none");
    private static final ConfigKey GRADE_TEMPLATE =
            new ConfigKey(
                    "grade-template",
                    "how a message with a print grade looks",
                    "{code} and {grade}, and at most {aperture}, {light}, {angle}, with something"
                            + " between any two, such as {code},{grade}",
                    "no grades");
    private static final ConfigKey GRADE_STANDARD =
            new ConfigKey(
                    "grade-standard",
                    "the standard that it grades by",
                    "the standard with its edition, such as ISO/IEC 15415:2024; " + VERIFIER_NAME,
                    "required with `grade-template`");
    private static final ConfigKey VERIFIER =
            new ConfigKey(
                    "verifier",
                    "which device grades",
                    VERIFIER_NAME,
                    "required with `grade-template`");
    private static final ConfigKey ON_ACCEPT =
            reply("on-accept", "sent to it after a scan that is accepted");
    private static final ConfigKey ON_REJECT =
            reply("on-reject", "sent to it after any other scan");
    private static final ConfigKey ON_LOCK =
            reply("on-lock", "sent to it when a verdict must be answered by a person");
    private static final ConfigKey ON_UNLOCK =
            reply("on-unlock", "sent to it when the last such verdict is answered");
    private static final ConfigKey BAUD =
            new ConfigKey(
                    "baud",
                    "serial only: the speed set on the scanner",
                    "a whole number, 300 to 4000000",
                    "`9600`");
    private static final ConfigKey DATA_BITS =
            new ConfigKey("data-bits", "serial only: as set on the scanner", "7 or 8", "`8`");
    private static final ConfigKey PARITY =
            new ConfigKey(
                    "parity",
                    "serial only: as set on the scanner",
                    "none, odd, even, mark or space",
                    "`none`");
    private static final ConfigKey STOP_BITS =
            new ConfigKey("stop-bits", "serial only: as set on the scanner", "1, 1.5 or 2", "`1`");
    private static final ConfigKey FLOW_CONTROL =
            new ConfigKey(
                    "flow-control",
                    "serial only: as set on the scanner",
                    "none, rts-cts or xon-xoff",
                    "`none`");
    private static final ConfigKey ALLOW =
            new ConfigKey(
                    "allow",
                    "tcp-server only: the readers that may connect",
                    "IP addresses of readers with commas between, such as 10.0.0.20, 10.0.0.21",
                    "the first that connects, whoever it is");

    private static final List<ConfigKey> COMMON =
            List.of(
                    NAME,
                    TYPE,
                    ADDRESS,
                    ROLE,
                    TERMINATORS,
                    HEADER,
                    IDLE,
                    MAX_LENGTH,
                    SILENT_AFTER,
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

    private static ConfigKey reply(String key, String when) {
        return new ConfigKey(
                key, when, "the bytes to send in text form, such as {x07}, 1 to 64", "nothing");
    }

    private final ConfigSection keys;

    ScannerConfigParser(ConfigSection keys) {
        this.keys = keys;
    }

    private record Shared(
            DeviceId id,
            DeviceRole role,
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
        Shared shared = new Shared(id, role, framing, silent, messages(), replies());
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
            return "only a serial scanner has this setting";
        }
        if (has(SERVER_ONLY, key)) {
            return "only a tcp-server has this setting";
        }
        return "known settings are "
                + known.stream().map(ConfigKey::key).sorted().collect(Collectors.joining(", "));
    }

    private Optional<ScannerConfig> serial(Shared shared) {
        int baud =
                keys.optional(
                        BAUD, v -> ConfigValues.whole(v, 300, 4_000_000), SerialLine.USUAL.baud());
        int dataBits =
                keys.optional(
                        DATA_BITS, v -> ConfigValues.whole(v, 7, 8), SerialLine.USUAL.dataBits());
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
                        SerialAddress.ALLOWED,
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
            return new HostPort(host, ConfigValues.whole(text.substring(colon + 1), 1, 65_535));
        }
    }

    private Optional<ScannerConfig> tcp(Shared shared) {
        return Optional.of(
                keys.required(
                        ADDRESS.key(),
                        "host:port, such as 10.0.0.20:9004 or [fe80::20]:9004",
                        v -> tcp(shared, HostPort.parse(v)),
                        tcp(shared, new HostPort("?", 1))));
    }

    private Optional<ScannerConfig> server(Shared shared) {
        List<IpAddress> allow = keys.optional(ALLOW, ConfigValues::addresses, List.of());
        return Optional.of(
                keys.required(
                        ADDRESS.key(),
                        ":port, such as :9004, or host:port with an address of this machine",
                        v -> server(shared, HostPort.parse(v), allow),
                        server(shared, new HostPort("", 1), allow)));
    }

    private static ScannerConfig serial(Shared s, SerialAddress port, SerialLine line) {
        return new ScannerConfig.Serial(
                s.id, s.role, port, line, s.framing, s.silent, s.messages, s.replies);
    }

    private static ScannerConfig tcp(Shared s, HostPort at) {
        return new ScannerConfig.Tcp(
                s.id, s.role, at.host, at.port, s.framing, s.silent, s.messages, s.replies);
    }

    private static ScannerConfig server(Shared s, HostPort at, List<IpAddress> allow) {
        return new ScannerConfig.TcpServer(
                s.id, s.role, at.host, at.port, allow, s.framing, s.silent, s.messages, s.replies);
    }

    private MessageInterpreter messages() {
        MessageInterpreter noReads =
                keys.optional(NO_READS, ConfigValues::noReads, MessageInterpreter.USUAL);
        if (!keys.has(GRADE_TEMPLATE.key())) {
            for (ConfigKey setting : List.of(GRADE_STANDARD, VERIFIER)) {
                if (keys.has(setting.key())) {
                    keys.refuse(setting.key(), VERIFIER_NAME);
                }
            }
            return noReads;
        }
        String standard = keys.required(GRADE_STANDARD, ConfigValues::name, "?");
        String verifier = keys.required(VERIFIER, ConfigValues::name, "?");
        Optional<GradeTemplate> grade =
                keys.optional(
                        GRADE_TEMPLATE,
                        v -> Optional.of(GradeTemplate.parse(v, standard, verifier)),
                        Optional.empty());
        return new MessageInterpreter(noReads.noReads(), grade);
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
                        v -> ConfigValues.whole(v, 32, 65_536),
                        Framing.USUAL.maxLength());
        if (ends.isEmpty() && idle.isEmpty()) {
            keys.refuse(
                    TERMINATORS.key(),
                    "NONE needs an idle time, such as " + keys.whole("idle=80ms"));
            return Framing.USUAL;
        }
        return new Framing(ends, header, idle, Framing.USUAL.stall(), max);
    }
}
