package org.cordon.core.scanner;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The settings of one scanner while they are read.
final class ScannerConfigParser {
    private static final Set<String> COMMON =
            Set.of(
                    "name",
                    "type",
                    "address",
                    "role",
                    "terminators",
                    "header",
                    "idle",
                    "max-length",
                    "silent-after",
                    "no-reads",
                    "grade-template",
                    "grade-standard",
                    "verifier",
                    "on-accept",
                    "on-reject",
                    "on-lock",
                    "on-unlock");
    private static final Set<String> SERIAL_ONLY =
            Set.of("baud", "data-bits", "parity", "stop-bits", "flow-control");

    private static final Set<String> SERVER_ONLY = Set.of("allow");

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
        String type = keys.text("type").toLowerCase(Locale.ROOT);
        Set<String> known = new HashSet<>(COMMON);
        switch (type) {
            case "serial" -> known.addAll(SERIAL_ONLY);
            case "tcp" -> {}
            case "tcp-server" -> known.addAll(SERVER_ONLY);
            default -> {
                keys.refuse("type", "serial, tcp or tcp-server");
                known.addAll(SERIAL_ONLY);
                known.addAll(SERVER_ONLY);
            }
        }
        for (String key : keys.names()) {
            if (!known.contains(key)) {
                keys.refuse(key, unknown(key, known));
            }
        }
        DeviceId id =
                keys.required(
                        "name", "1 to 40 printable characters", DeviceId::new, new DeviceId("?"));
        DeviceRole role =
                keys.required(
                        "role",
                        "inline for a camera that sees each pack once, handheld for a scanner"
                                + " in a person's hand",
                        v -> DeviceRole.valueOf(v.toUpperCase(Locale.ROOT)),
                        DeviceRole.HANDHELD);
        Framing framing = framing();
        Duration silent =
                keys.optional(
                        "silent-after",
                        "a time such as 60s or 5m, 1s to 24h",
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

    private static String unknown(String key, Set<String> known) {
        if (SERIAL_ONLY.contains(key)) {
            return "only a serial scanner has this setting";
        }
        if (SERVER_ONLY.contains(key)) {
            return "only a tcp-server has this setting";
        }
        return "known settings are " + known.stream().sorted().collect(Collectors.joining(", "));
    }

    private Optional<ScannerConfig> serial(Shared shared) {
        int baud =
                keys.optional(
                        "baud",
                        "a whole number, 300 to 4000000",
                        v -> ConfigValues.whole(v, 300, 4_000_000),
                        SerialLine.USUAL.baud());
        int dataBits =
                keys.optional(
                        "data-bits",
                        "7 or 8",
                        v -> ConfigValues.whole(v, 7, 8),
                        SerialLine.USUAL.dataBits());
        SerialLine.Parity parity =
                keys.optional(
                        "parity",
                        "none, odd, even, mark or space",
                        v -> SerialLine.Parity.valueOf(v.toUpperCase(Locale.ROOT)),
                        SerialLine.USUAL.parity());
        int stopBits =
                keys.optional(
                        "stop-bits",
                        "1, 1.5 or 2",
                        ConfigValues::halves,
                        SerialLine.USUAL.stopBits());
        SerialLine.Flow flow =
                keys.optional(
                        "flow-control",
                        "none, rts-cts or xon-xoff",
                        ConfigValues::flow,
                        SerialLine.USUAL.flow());
        SerialLine line = new SerialLine(baud, dataBits, parity, stopBits, flow);
        return Optional.of(
                keys.required(
                        "address",
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
                        "address",
                        "host:port, such as 10.0.0.20:9004 or [fe80::20]:9004",
                        v -> tcp(shared, HostPort.parse(v)),
                        tcp(shared, new HostPort("?", 1))));
    }

    private Optional<ScannerConfig> server(Shared shared) {
        List<IpAddress> allow =
                keys.optional(
                        "allow",
                        "IP addresses of readers with commas between, such as 10.0.0.20, 10.0.0.21",
                        ConfigValues::addresses,
                        List.of());
        return Optional.of(
                keys.required(
                        "address",
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
                keys.optional(
                        "no-reads",
                        "texts with commas between, such as FAIL, ERR*; a * stands for whatever"
                                + " follows",
                        ConfigValues::noReads,
                        MessageInterpreter.USUAL);
        String name = "a name of 1 to 80 characters, needed and allowed with grade-template only";
        if (!keys.has("grade-template")) {
            for (String key : List.of("grade-standard", "verifier")) {
                if (keys.has(key)) {
                    keys.refuse(key, name);
                }
            }
            return noReads;
        }
        String standard =
                keys.required(
                        "grade-standard",
                        "the standard with its edition, such as ISO/IEC 15415:2024; " + name,
                        ConfigValues::name,
                        "?");
        String verifier = keys.required("verifier", name, ConfigValues::name, "?");
        Optional<GradeTemplate> grade =
                keys.optional(
                        "grade-template",
                        "{code} and {grade}, and at most {aperture}, {light}, {angle}, with"
                                + " something between any two, such as {code},{grade}",
                        v -> Optional.of(GradeTemplate.parse(v, standard, verifier)),
                        Optional.empty());
        return new MessageInterpreter(noReads.noReads(), grade);
    }

    private ScannerReplies replies() {
        return new ScannerReplies(
                reply("on-accept"), reply("on-reject"), reply("on-lock"), reply("on-unlock"));
    }

    private Optional<Bytes> reply(String key) {
        return keys.optional(
                key,
                "the bytes to send in text form, such as {x07}, 1 to 64",
                v -> Optional.of(ConfigValues.reply(v)),
                Optional.empty());
    }

    private Framing framing() {
        Set<Terminator> ends =
                keys.optional(
                        "terminators",
                        "one or more of CR, LF, CRLF, ETX, TAB, with commas between; NONE with"
                                + " an idle time",
                        ConfigValues::terminators,
                        Framing.USUAL.terminators());
        Bytes header =
                keys.optional(
                        "header",
                        "STX, ESC or the bytes in text form, such as {x02}, at most 16",
                        ConfigValues::header,
                        Framing.USUAL.header());
        Optional<Duration> idle =
                keys.optional(
                        "idle",
                        "a time such as 80ms, 1ms to 60s",
                        v ->
                                Optional.of(
                                        ConfigValues.within(
                                                v, Duration.ofMillis(1), Duration.ofSeconds(60))),
                        Optional.empty());
        int max =
                keys.optional(
                        "max-length",
                        "a whole number of bytes, 32 to 65536",
                        v -> ConfigValues.whole(v, 32, 65_536),
                        Framing.USUAL.maxLength());
        if (ends.isEmpty() && idle.isEmpty()) {
            keys.refuse(
                    "terminators", "NONE needs an idle time, such as " + keys.whole("idle=80ms"));
            return Framing.USUAL;
        }
        return new Framing(ends, header, idle, Framing.USUAL.stall(), max);
    }
}
