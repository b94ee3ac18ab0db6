package org.cordon.core.code.digitallink;

import org.cordon.core.code.gs1.syntax.AiEntry;
import org.cordon.core.code.gs1.syntax.AiTable;

import java.util.List;
import java.util.stream.Collectors;

/// Writes elements as a code carries them.
public final class ElementText {
    private static final char GS = 0x1D;

    private ElementText() {}

    /// As a reader sends it: a separator behind each element but the last whose length is not predefined
    /// (GS1 General Specifications, 7.8.5).
    ///
    /// @param elements in the order of the code
    public static String raw(AiTable table, List<LinkElement> elements) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < elements.size(); i++) {
            LinkElement e = elements.get(i);
            out.append(e.ai()).append(e.value());
            boolean predefined = table.entry(e.ai()).map(AiEntry::predefined).orElse(false);
            if (!predefined && i + 1 < elements.size()) {
                out.append(GS);
            }
        }
        return out.toString();
    }

    /// As people read it under a symbol: `(01)…(21)…`, a `(` in a value written `\(`.
    public static String bracketed(List<LinkElement> elements) {
        return elements.stream()
                .map(e -> "(" + e.ai() + ")" + e.value().replace("(", "\\("))
                .collect(Collectors.joining());
    }
}
