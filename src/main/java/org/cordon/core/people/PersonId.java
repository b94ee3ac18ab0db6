package org.cordon.core.people;

import java.util.regex.Pattern;

/// The sign-in name of a person; never given to another person.
///
/// @param value 2 to 32 of `a-z 0-9 . -`, a letter first
public record PersonId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{1,31}");

    /// Refuses other forms.
    public PersonId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "sign-in name must be 2 to 32 of a-z, 0-9, '.', '-': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
