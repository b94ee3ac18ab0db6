package org.cordon.core.code.gs1;

import org.cordon.core.text.Messages;

/// A Global Trade Item Number in its 14-digit form, AI (01).
///
/// @param digits 14 ASCII digits, the last a right check digit
public record Gtin(String digits) {
    private static final Messages TEXT = Messages.of(Gtin.class);

    /// Refuses a number of another length or with a wrong check digit.
    public Gtin {
        if (digits.length() != 14 || !CheckDigit.isRight(digits)) {
            throw new IllegalArgumentException(TEXT.get("gs1.gtin.wrong", digits));
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
