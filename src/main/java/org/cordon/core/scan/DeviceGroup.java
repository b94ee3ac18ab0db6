package org.cordon.core.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The settings of one scanner while they are read.
final class DeviceGroup {
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
                    "silent-after");
    private static final Set<String> SERIAL_ONLY =
            Set.of("baud", "data-bits", "parity", "stop-bits");

    private final String prefix;
    private final Map<String, String> keys;
    private final List<DeviceList.Refusal> refusals = new ArrayList<>();

    DeviceGroup(String prefix, Map<String, String> keys) {
        this.prefix = prefix;
        this.keys = keys;
    }

    List<DeviceList.Refusal> refusals() {
        return refusals;
    }

    void refuse(String key, String allowed) {
        refusals.add(new DeviceList.Refusal(prefix + key, keys.getOrDefault(key, ""), allowed));
    }

    Optional<DeviceSettings> read() {
        boolean serial = false;
        Set<String> known = new HashSet<>(COMMON);
        switch (keys.getOrDefault("type", "").toLowerCase(Locale.ROOT)) {
            case "serial" -> {
                serial = true;
                known.addAll(SERIAL_ONLY);
            }
            case "tcp" -> {}
            default -> {
                refuse("type", "serial or tcp");
                known.addAll(SERIAL_ONLY);
            }
        }
        for (String key : keys.keySet()) {
            if (!known.contains(key)) {
                refuse(
                        key,
                        SERIAL_ONLY.contains(key)
                                ? "only a serial scanner has this setting"
                                : "known settings are "
                                        + known.stream()
                                                .sorted()
                                                .collect(Collectors.joining(", ")));
            }
        }
        DeviceId id =
                required("name", "1 to 40 printable characters", DeviceId::new, new DeviceId("?"));
        DeviceRole role =
                required(
                        "role",
                        "inline for a camera that sees each pack once, handheld for a scanner"
                                + " in a person's hand",
                        v -> DeviceRole.valueOf(v.toUpperCase(Locale.ROOT)),
                        DeviceRole.HANDHELD);
        Framing framing = framing();
        Duration silent =
                optional(
                        "silent-after",
                        "a time such as 60s or 5m, 1s to 24h",
                        v -> within(v, Duration.ofSeconds(1), Duration.ofHours(24)),
                        DeviceSettings.SILENT_AFTER);
        Optional<DeviceSettings> device =
                serial ? serial(id, role, framing, silent) : tcp(id, role, framing, silent);
        return refusals.isEmpty() ? device : Optional.empty();
    }

    private Optional<DeviceSettings> serial(
            DeviceId id, DeviceRole role, Framing framing, Duration silent) {
        int baud =
                optional(
                        "baud",
                        "a whole number, 300 to 4000000",
                        v -> whole(v, 300, 4_000_000),
                        SerialLine.USUAL.baud());
        int dataBits =
                optional("data-bits", "7 or 8", v -> whole(v, 7, 8), SerialLine.USUAL.dataBits());
        SerialLine.Parity parity =
                optional(
                        "parity",
                        "none, odd, even, mark or space",
                        v -> SerialLine.Parity.valueOf(v.toUpperCase(Locale.ROOT)),
                        SerialLine.USUAL.parity());
        int stopBits =
                optional(
                        "stop-bits",
                        "1, 1.5 or 2",
                        DeviceGroup::halves,
                        SerialLine.USUAL.stopBits());
        SerialLine line = new SerialLine(baud, dataBits, parity, stopBits);
        return Optional.of(
                required(
                        "address",
                        SerialAddress.ALLOWED,
                        v ->
                                new DeviceSettings.Serial(
                                        id, role, SerialAddress.parse(v), line, framing, silent),
                        new DeviceSettings.Serial(
                                id, role, new SerialAddress.Path("?"), line, framing, silent)));
    }

    private Optional<DeviceSettings> tcp(
            DeviceId id, DeviceRole role, Framing framing, Duration silent) {
        if (refusals.stream().anyMatch(r -> r.key().equals(prefix + "type"))) {
            return Optional.empty();
        }
        return Optional.of(
                required(
                        "address",
                        "host:port, such as 10.0.0.20:9004 or [fe80::20]:9004",
                        v -> {
                            int colon = v.lastIndexOf(':');
                            String host = v.substring(0, Math.max(colon, 0));
                            if (host.startsWith("[") && host.endsWith("]")) {
                                host = host.substring(1, host.length() - 1);
                            } else if (host.indexOf(':') >= 0) {
                                throw new IllegalArgumentException("IPv6 without brackets");
                            }
                            int port = whole(v.substring(colon + 1), 1, 65_535);
                            return new DeviceSettings.Tcp(id, role, host, port, framing, silent);
                        },
                        new DeviceSettings.Tcp(id, role, "?", 1, framing, silent)));
    }

    private Framing framing() {
        Set<Terminator> ends =
                optional(
                        "terminators",
                        "one or more of CR, LF, CRLF, ETX, TAB, with commas between; NONE with"
                                + " an idle time",
                        DeviceGroup::terminators,
                        Framing.USUAL.terminators());
        Bytes header =
                optional(
                        "header",
                        "STX, ESC or the bytes in text form, such as {x02}, at most 16",
                        DeviceGroup::header,
                        Framing.USUAL.header());
        Optional<Duration> idle =
                optional(
                        "idle",
                        "a time such as 80ms, 1ms to 60s",
                        v -> Optional.of(within(v, Duration.ofMillis(1), Duration.ofSeconds(60))),
                        Optional.empty());
        int max =
                optional(
                        "max-length",
                        "a whole number of bytes, 32 to 65536",
                        v -> whole(v, 32, 65_536),
                        Framing.USUAL.maxLength());
        if (ends.isEmpty() && idle.isEmpty()) {
            refuse("terminators", "NONE needs an idle time, such as " + prefix + "idle=80ms");
            return Framing.USUAL;
        }
        return new Framing(ends, header, idle, Framing.USUAL.stall(), max);
    }

    private <T> T required(String key, String allowed, Function<String, T> read, T instead) {
        if (keys.getOrDefault(key, "").isEmpty()) {
            refuse(key, allowed);
            return instead;
        }
        return optional(key, allowed, read, instead);
    }

    private <T> T optional(String key, String allowed, Function<String, T> read, T usual) {
        String value = keys.get(key);
        if (value == null) {
            return usual;
        }
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            // The exception's words are for programmers; the refusal says what is allowed.
            refuse(key, allowed);
            return usual;
        }
    }

    private static Set<Terminator> terminators(String value) {
        EnumSet<Terminator> ends = EnumSet.noneOf(Terminator.class);
        if (value.equalsIgnoreCase("NONE")) {
            return ends;
        }
        for (String name : value.split(",", -1)) {
            ends.add(Terminator.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        }
        return ends;
    }

    private static Bytes header(String value) {
        Bytes header =
                switch (value.toUpperCase(Locale.ROOT)) {
                    case "STX" -> Bytes.of((byte) 0x02);
                    case "ESC" -> Bytes.of((byte) 0x1B);
                    default -> Bytes.parse(value);
                };
        if (header.length() < 1 || header.length() > 16) {
            throw new IllegalArgumentException("length " + header.length());
        }
        return header;
    }

    private static int halves(String value) {
        return switch (value) {
            case "1" -> 2;
            case "1.5" -> 3;
            case "2" -> 4;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static int whole(String value, int least, int most) {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new IllegalArgumentException(value);
        }
        return number;
    }

    private static Duration within(String value, Duration least, Duration most) {
        String digits = value.replaceFirst("(ms|s|m|h)$", "");
        String unit = value.substring(digits.length());
        long number = whole(digits, 0, Integer.MAX_VALUE);
        Duration time =
                switch (unit) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> throw new IllegalArgumentException("no unit: " + value);
                };
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(value);
        }
        return time;
    }
}
