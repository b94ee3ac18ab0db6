package org.cordon.core.scanner;

import org.cordon.core.config.ConfigSection;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How single values of a scanner's settings are written. Every method throws
/// IllegalArgumentException for a value that is none.
final class ConfigValues {
    private static final int LONGEST_REPLY = 64;

    private ConfigValues() {}

    static Set<Terminator> terminators(String value) {
        EnumSet<Terminator> ends = EnumSet.noneOf(Terminator.class);
        if (value.equalsIgnoreCase("NONE")) {
            return ends;
        }
        for (String name : value.split(",", -1)) {
            ends.add(Terminator.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        }
        return ends;
    }

    static Bytes header(String value) {
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

    static int halves(String value) {
        return switch (value) {
            case "1" -> 2;
            case "1.5" -> 3;
            case "2" -> 4;
            default -> throw new IllegalArgumentException(value);
        };
    }

    static Duration within(String value, Duration least, Duration most) {
        String digits = value.replaceFirst("(ms|s|m|h)$", "");
        String unit = value.substring(digits.length());
        long number = ConfigSection.integer(digits, 0, Integer.MAX_VALUE);
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

    static Bytes reply(String value) {
        Bytes reply = Bytes.parse(value);
        if (reply.length() < 1 || reply.length() > LONGEST_REPLY) {
            throw new IllegalArgumentException("length " + reply.length());
        }
        return reply;
    }

    static SerialLine.Flow flow(String value) {
        return SerialLine.Flow.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// Patterns with commas between; a `*` at the end makes one a beginning.
    static MessageInterpreter noReads(String value) {
        List<String> all = Stream.of(value.split(",", -1)).map(String::strip).toList();
        return MessageInterpreter.of(
                all.stream().filter(s -> !s.endsWith("*")).map(ConfigValues::pattern).toList(),
                all.stream()
                        .filter(s -> s.endsWith("*"))
                        .map(s -> pattern(s.substring(0, s.length() - 1)))
                        .toList(),
                Optional.empty());
    }

    private static String pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        Bytes bytes = Bytes.parse(text);
        for (int i = 0; i < bytes.length(); i++) {
            pattern.append((char) bytes.at(i));
        }
        if (pattern.toString().isBlank()) {
            throw new IllegalArgumentException("an empty pattern");
        }
        return pattern.toString();
    }

    /// Addresses with commas between.
    static List<IpAddress> addresses(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).map(IpAddress::parse).toList();
    }

    /// A text that names something to people.
    static String name(String value) {
        if (value.isBlank()
                || value.length() > 80
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }
}
