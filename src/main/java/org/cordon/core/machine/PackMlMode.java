package org.cordon.core.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Mode of a machine by PackML (ANSI/ISA-TR88.00.02): 1 production, 2 maintenance, 3 manual; those above are the machine
/// builder's own, and 0 is none.
///
/// @param number 0 to 31
public record PackMlMode(int number) {
    private static final List<String> WORDS =
            List.of("invalid", "production", "maintenance", "manual");

    /// The highest number.
    public static final int MOST = 31;

    /// Refuses a number out of range.
    public PackMlMode {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException(String.valueOf(number));
        }
    }

    /// Its word, such as `production`; the number of one that is the builder's own.
    public String word() {
        return number < WORDS.size() ? WORDS.get(number) : String.valueOf(number);
    }

    /// The mode with a word, or with a number in decimal digits.
    public static Optional<PackMlMode> of(String said) {
        int word = WORDS.indexOf(said.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            return Optional.of(new PackMlMode(word));
        }
        return said.matches("[0-9]{1,2}") && Integer.parseInt(said) <= MOST
                ? Optional.of(new PackMlMode(Integer.parseInt(said)))
                : Optional.empty();
    }
}
