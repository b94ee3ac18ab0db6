package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.KeyboardLayouts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a scanner sent for one calibration code, taken apart.
///
/// @param match the code as found
/// @param evidence all that came
/// @param before what stands before the identifier, such as a header or a prefix
/// @param identifier what stands where the identifier should; empty if there is none
/// @param after what stands between the code and what ends the message
/// @param end what ends the message: CR, LF, ETX and TAB in a row; empty where it is not known
/// @param twice whether the same code came a second time within the same moment
/// @param duration from the first byte of the code to its last; empty if they came at once or it is
///     not known
/// @param gap the longest pause within the code
public record Sample(
        Match match,
        RawCapture evidence,
        String before,
        String identifier,
        String after,
        String end,
        boolean twice,
        Optional<Duration> duration,
        Duration gap) {
    private static final Pattern AFTER =
            Pattern.compile("([^\\r\\n\\t\\u0003]*)([\\r\\n\\t\\u0003]*).*", Pattern.DOTALL);
    private static final Duration MOMENT = Duration.ofMillis(500);

    /// Most that is looked at; the longest calibration code many times over.
    private static final int LATEST = 2048;

    /// Finds a calibration code in what came.
    ///
    /// @return empty while there is none
    public static Optional<Sample> of(RawCapture evidence, KeyboardLayouts layouts) {
        return of(evidence, CalibrationCode.QUALIFYING, layouts);
    }

    /// Finds one of some codes.
    public static Optional<Sample> of(
            RawCapture evidence, List<CalibrationCode> among, KeyboardLayouts layouts) {
        String came = text(evidence.bytes());
        int skipped = Math.max(0, came.length() - LATEST);
        String latest = came.substring(skipped);
        return Match.in(latest, among, layouts)
                .map(match ->
                        of(
                                evidence,
                                match,
                                match.stripped() ? strip(latest) : latest,
                                skipped,
                                layouts));
    }

    private static Sample of(
            RawCapture evidence, Match match, String came, int skipped, KeyboardLayouts layouts) {
        Alignment place = match.alignment();
        String head = came.substring(lastEnd(came, place.from()), place.from());
        String identifier = identifier(head, match, layouts);
        String rest = came.substring(place.to());
        Optional<Match> again = Match.in(rest, List.of(match.code()), layouts).filter(Match::clear);
        boolean twice = false;
        if (again.isPresent()) {
            int begins = again.get().alignment().from();
            twice =
                    Times.between(evidence, skipped + place.to() - 1, skipped + place.to() + begins)
                            .filter(pause -> pause.compareTo(MOMENT) < 0)
                            .isPresent();
            // What stands before the second one belongs to it as it does to the first.
            rest = rest.substring(0, Math.max(0, begins - head.length()));
        }
        Matcher tail = AFTER.matcher(rest);
        if (!tail.matches()) {
            throw new IllegalStateException("the pattern takes any text");
        }
        Times times = Times.of(evidence, skipped + place.from(), skipped + place.to());
        return new Sample(
                match,
                evidence,
                head.substring(0, head.length() - identifier.length()),
                identifier,
                tail.group(1),
                tail.group(2),
                twice,
                times.inCode(),
                times.gap());
    }

    /// The code.
    public CalibrationCode code() {
        return match.code();
    }

    /// How much of the code has come, 0 to 1.
    public double share() {
        return (double) match.alignment().last() / code().content().length();
    }

    /// Text of bytes: UTF-8 where that makes sense of bytes above 127, else Latin-1.
    static String text(Bytes bytes) {
        byte[] content = bytes.toArray();
        String latin = new String(content, StandardCharsets.ISO_8859_1);
        if (latin.chars().allMatch(c -> c < 0x80)) {
            return latin;
        }
        // What is not UTF-8 does not come out the same: a serial device sends single bytes.
        String unicode = new String(content, StandardCharsets.UTF_8);
        return Arrays.equals(unicode.getBytes(StandardCharsets.UTF_8), content) ? unicode : latin;
    }

    private static int lastEnd(String came, int before) {
        int at = before;
        while (at > 0 && "\r\n\t\u0003".indexOf(came.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    /// The identifier, be it changed by layout or case; else nothing. Digits alone do not tell the layout,
    /// so any may have changed it.
    private static String identifier(String head, Match match, KeyboardLayouts layouts) {
        if (head.length() < 3) {
            return "";
        }
        String last = head.substring(head.length() - 3);
        String wanted = match.code().symbology().identifier();
        boolean changed = layouts.all().stream().anyMatch(l -> last.equalsIgnoreCase(l.of(wanted)));
        boolean other = last.charAt(0) == ']' && Character.isLetter(last.charAt(1));
        return changed || other ? last : "";
    }

    /// Without the eighth bit.
    static String strip(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append((char) (c & 0x7F)));
        return out.toString();
    }
}
