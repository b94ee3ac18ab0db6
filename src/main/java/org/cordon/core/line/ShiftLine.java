package org.cordon.core.line;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A line of a recorded shift: `+<milliseconds since the beginning>`, a TAB, the name of a station and a TAB
/// where there are several, then the codes of one message in the text form of [Bytes], separated by `{RS}`, or a signal
/// such as `!stop`; behind it, after a TAB each, what the scanner said beside the codes, such as `trigger=17`.
///
/// @param at since the beginning of the shift
/// @param station empty for the first
/// @param codes of one message in text form, not read yet; empty for a signal
/// @param signal empty for a message
public record ShiftLine(
        Duration at,
        Optional<StationId> station,
        List<String> codes,
        Optional<LineSignal> signal,
        ReadDetails sign) {
    private static final Messages TEXT = Messages.of(ShiftLine.class);
    private static final Pattern FORM = Pattern.compile("\\+([0-9]{1,9})\t(.*)", Pattern.DOTALL);
    private static final String BETWEEN_CODES = "{RS}";

    /// Keeps its own copy.
    public ShiftLine {
        codes = List.copyOf(codes);
    }

    /// Takes a line apart.
    ///
    /// @param line without its end
    /// @throws IllegalArgumentException if it has another form
    public static ShiftLine parse(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw new IllegalArgumentException(TEXT.get("line.shift.form"));
        }
        Duration at = Duration.ofMillis(Long.parseLong(form.group(1)));
        String[] parts = form.group(2).split("\t", -1);
        if (parts.length == 1) {
            return of(at, Optional.empty(), parts[0], nothingSaid(parts[0]));
        }
        return of(
                at,
                Optional.of(station(parts[0])),
                parts[1],
                sign(nothingSaid(parts[1]), Stream.of(parts).skip(2).toList()));
    }

    private static ShiftLine of(
            Duration at, Optional<StationId> station, String what, ReadDetails sign) {
        return what.startsWith("!")
                ? new ShiftLine(at, station, List.of(), Optional.of(signal(what)), sign)
                : new ShiftLine(
                        at,
                        station,
                        List.of(what.split(Pattern.quote(BETWEEN_CODES), -1)),
                        Optional.empty(),
                        sign);
    }

    private static StationId station(String name) {
        try {
            return new StationId(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TEXT.get("line.shift.station", name), e);
        }
    }

    private static LineSignal signal(String what) {
        return LineSignal.of(what.substring(1))
                .orElseThrow(
                        () -> new IllegalArgumentException(TEXT.get("line.shift.signal", what)));
    }

    private static ReadDetails nothingSaid(String what) {
        return what.startsWith("!") ? ReadDetails.OF_SIGNAL : ReadDetails.NONE;
    }

    private static ReadDetails sign(ReadDetails nothing, List<String> said) {
        ReadDetails sign = nothing;
        for (String each : said) {
            int equals = each.indexOf('=');
            String key = equals < 0 ? "" : each.substring(0, equals);
            // What the camera itself made of the code says nothing that the code does not.
            if (ReadDetails.WORDS.contains(key)) {
                sign = sign.with(key, each.substring(equals + 1));
            } else if (!key.equals("result")) {
                throw new IllegalArgumentException(TEXT.get("line.shift.key", each));
            }
        }
        return sign;
    }

    /// Whether a line has the form.
    public static boolean matches(String line) {
        return FORM.matcher(line).matches();
    }

    /// Whether a line of a recorded shift says nothing: it is empty, or a comment that begins with `#`.
    public static boolean saysNothing(String line) {
        return line.isBlank() || line.startsWith("#");
    }
}
