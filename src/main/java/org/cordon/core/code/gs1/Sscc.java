package org.cordon.core.code.gs1;

import org.cordon.core.text.Messages;

/// A Serial Shipping Container Code, AI (00).
///
/// @param digits 18 ASCII digits, the last a right check digit
public record Sscc(String digits) {
    private static final Messages TEXT = Messages.of(Sscc.class);

    /// Refuses a number of another length or with a wrong check digit.
    public Sscc {
        if (digits.length() != 18 || !CheckDigit.isRight(digits)) {
            throw new IllegalArgumentException(TEXT.get("gs1.sscc.wrong", digits));
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
