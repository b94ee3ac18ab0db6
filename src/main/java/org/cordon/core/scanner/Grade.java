package org.cordon.core.scanner;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// How well a code is printed, as a device says with its scan. A grade means something only together
/// with the edition of the standard: the editions weigh the same print differently.
///
/// @param value as sent: a letter, a number, or a whole report such as `1.5/08/660`
/// @param aperture as sent
/// @param light as sent, usually its wavelength in nm
/// @param angle as sent
/// @param standard with its edition, such as `ISO/IEC 15415:2024`
/// @param verifier what graded it
public record Grade(
        String value,
        Optional<String> aperture,
        Optional<String> light,
        Optional<String> angle,
        String standard,
        String verifier) {
    /// Refuses an empty value.
    public Grade {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a grade without a value");
        }
    }

    /// The grade as a number, 0.0 to 4.0, where it can be told: A is 4, B 3, C 2, D 1, F 0 (ISO/IEC
    /// 15416, 15415).
    public OptionalDouble numeric() {
        return numeric(value);
    }

    /// The number that a text as sent stands for.
    static OptionalDouble numeric(String sent) {
        int slash = sent.indexOf('/');
        String overall = (slash < 0 ? sent : sent.substring(0, slash)).strip();
        return switch (overall.toUpperCase(Locale.ROOT)) {
            case "A" -> OptionalDouble.of(4);
            case "B" -> OptionalDouble.of(3);
            case "C" -> OptionalDouble.of(2);
            case "D" -> OptionalDouble.of(1);
            case "F" -> OptionalDouble.of(0);
            default ->
                    overall.matches("[0-3]([.,][0-9]{1,2})?|4([.,]0{1,2})?")
                            ? OptionalDouble.of(Double.parseDouble(overall.replace(',', '.')))
                            : OptionalDouble.empty();
        };
    }
}
