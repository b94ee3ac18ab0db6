package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

/// One identifier, or all that differ from it in the last digits only: `01`, `31nn`.
///
/// @param text digits, then an `n` for each digit that may be any; 2 to 4 characters
public record AiPattern(String text) {
    private static final Messages TEXT = Messages.of(AiPattern.class);

    /// Refuses anything else.
    public AiPattern {
        if (text.length() < 2 || text.length() > 4 || !text.matches("[0-9]+n*")) {
            throw new IllegalArgumentException(TEXT.get("syntax.entry.pattern", text));
        }
    }

    /// Whether an identifier is one of those meant.
    public boolean matches(Ai ai) {
        String digits = ai.digits();
        if (digits.length() != text.length()) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (text.charAt(i) != 'n' && text.charAt(i) != digits.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
