package org.cordon.core.code.gs1;

/// A Global Trade Item Number in its 14-digit form, AI (01).
///
/// @param digits 14 ASCII digits, the last a right check digit
public record Gtin(String digits) {
    /// Refuses a number of another length or with a wrong check digit.
    public Gtin {
        if (digits.length() != 14 || !CheckDigit.isRight(digits)) {
            throw new IllegalArgumentException("not a GTIN-14: " + digits);
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
