package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

/// An application identifier: the two to four digits that say what the data after them mean (GS1
/// General Specifications, section 3). Whether GS1 has assigned it is [AiTable]'s to say.
public record Ai(String digits) implements Comparable<Ai> {
    private static final Messages TEXT = Messages.of(Ai.class);

    /// Refuses anything but two to four ASCII digits.
    public Ai {
        if (digits.length() < 2
                || digits.length() > 4
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(TEXT.get("syntax.entry.identifier", digits));
        }
    }

    @Override
    public int compareTo(Ai other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
