package org.cordon.core.code.gs1.syntax;

/// One identifier, or all that differ from it in the last digits only: `01`, `31nn`.
///
/// @param text digits, then an `n` for each digit that may be any; 2 to 4 characters
public record AiPattern(String text) {
    /// Refuses anything else.
    public AiPattern {
        if (text.length() < 2 || text.length() > 4 || !text.matches("[0-9]+n*")) {
            throw new IllegalArgumentException("not an identifier nor a pattern of them: " + text);
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
