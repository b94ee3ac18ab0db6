package org.cordon.core.scanner;

import org.cordon.core.text.Messages;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a recorded shift: `+<milliseconds since the beginning>`, a TAB, then the scan in the text
/// form of [Bytes].
///
/// @param at since the beginning of the shift
/// @param scan in text form, not read yet
public record ShiftLine(Duration at, String scan) {
    private static final Messages TEXT = Messages.of(ShiftLine.class);
    private static final Pattern FORM = Pattern.compile("\\+([0-9]{1,9})\t(.*)", Pattern.DOTALL);

    /// Takes a line apart.
    ///
    /// @param line without its end
    /// @throws IllegalArgumentException if it has another form
    public static ShiftLine parse(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw new IllegalArgumentException(TEXT.get("scanner.shift.form"));
        }
        return new ShiftLine(Duration.ofMillis(Long.parseLong(form.group(1))), form.group(2));
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
