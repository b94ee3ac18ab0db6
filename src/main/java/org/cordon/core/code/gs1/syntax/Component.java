package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

import java.util.List;
import java.util.stream.Collectors;

/// One stretch of the data of an element.
///
/// @param min fewest characters, 1 or more
/// @param max most characters, as many as `min` when its length is fixed
/// @param optional whether the data may end before it
/// @param linters what its content must pass beyond its characters, in this order
public record Component(DataType type, int min, int max, boolean optional, List<Linter> linters) {
    private static final Messages TEXT = Messages.of(Component.class);

    /// The longest data that GS1 gives any element has 90 characters.
    public static final int LONGEST = 90;

    /// Keeps its own copy; refuses lengths that cannot be.
    public Component {
        linters = List.copyOf(linters);
        if (min < 1 || max < min || max > LONGEST) {
            throw new IllegalArgumentException(TEXT.get("syntax.entry.length", LONGEST, min, max));
        }
    }

    /// Whether it always has the same length.
    public boolean fixed() {
        return min == max;
    }

    /// As the table writes it: `?n6:yymmdd`, `x1-20`.
    @Override
    public String toString() {
        String rules = linters.stream().map(Linter::ruleName).collect(Collectors.joining("+"));
        return (optional ? "?" : "")
                + type.letter()
                + (fixed() ? max : min + "-" + max)
                + (rules.isEmpty() ? "" : ":" + rules);
    }
}
