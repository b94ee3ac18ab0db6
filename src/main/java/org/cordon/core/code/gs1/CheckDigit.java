package org.cordon.core.code.gs1;

/// The GS1 check digit: weights 3 and 1 from the right, modulo 10 (GS1 General Specifications, 7.9).
public final class CheckDigit {
    private CheckDigit() {}

    /// Computes the digit that completes a number.
    ///
    /// @param digits the number without its check digit, ASCII digits only
    /// @return the check digit, 0 to 9
    /// @throws IllegalArgumentException if anything but an ASCII digit is found
    public static int of(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(digits.length() - 1 - i);
            if (c < '0' || c > '9') {
                throw new IllegalArgumentException("not a digit: '" + c + "'");
            }
            sum += (c - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    /// Says whether the last digit is the check digit of those before it.
    ///
    /// @param digits the whole number, check digit last
    /// @return false as well when it is empty or holds anything but digits
    public static boolean isRight(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int last = digits.length() - 1;
        return of(digits.substring(0, last)) == digits.charAt(last) - '0';
    }
}
