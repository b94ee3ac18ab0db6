package org.cordon.core.code.format;

/// ASCII digits, and no others that Java calls digits.
final class Digits {
    private Digits() {}

    static boolean only(String text) {
        return text.chars().allMatch(Digits::is);
    }

    static boolean is(int c) {
        return c >= '0' && c <= '9';
    }

    /// Whether a character could belong to an identifier or a number, so that it is no stand-in for a
    /// separator.
    static boolean orLetter(int c) {
        return is(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
