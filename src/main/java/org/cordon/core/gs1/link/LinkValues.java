package org.cordon.core.gs1.link;

import org.cordon.core.gs1.syntax.Ai;
import org.cordon.core.gs1.syntax.AiEntry;
import org.cordon.core.gs1.syntax.AiTable;
import org.cordon.core.gs1.syntax.Component;
import org.cordon.core.gs1.syntax.DataType;
import org.cordon.core.gs1.syntax.Finding;
import org.cordon.core.gs1.syntax.Linter;
import org.cordon.core.gs1.syntax.Linters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds the values of a link to what the table says about their identifiers.
final class LinkValues {
    /// What an identifier that the table lacks may carry.
    private static final List<Component> UNKNOWN =
            List.of(new Component(DataType.CSET_82, 1, Component.LONGEST, false, List.of()));

    private final AiTable table;
    private final Linters linters;
    private final LinkOptions options;

    LinkValues(AiTable table, Linters linters, LinkOptions options) {
        this.table = table;
        this.linters = linters;
        this.options = options;
    }

    /// A GTIN in its 14-digit form, if the options let it be shorter; any other value as it is.
    PlacedText whole(Ai ai, PlacedText value) {
        int length = value.text().length();
        boolean shortGtin =
                options.zeroSuppressedGtin()
                        && ai.digits().equals("01")
                        && LinkGrammar.isNumber(value.text())
                        && (length == 8 || length == 12 || length == 13);
        return shortGtin ? value.padded(14 - length) : value;
    }

    /// All that is wrong with a value: its length, or else the first rule that each component breaks.
    List<LinkFlaw> flaws(Ai ai, PlacedText value) {
        List<Component> components =
                table.entry(ai).map(AiEntry::components).orElse(UNKNOWN);
        int least = table.entry(ai).map(AiEntry::minLength).orElse(1);
        int most = table.entry(ai).map(AiEntry::maxLength).orElse(Component.LONGEST);
        int length = value.text().length();
        if (length < least || length > most) {
            LinkFlaw.Kind kind = length < least ? LinkFlaw.Kind.TOO_SHORT : LinkFlaw.Kind.TOO_LONG;
            return List.of(
                    new LinkFlaw(kind, value.offset(0), value.length(0, length), ai.digits()));
        }
        List<LinkFlaw> found = new ArrayList<>();
        byte[] bytes = value.bytes();
        int at = 0;
        for (Component component : components) {
            int end = Math.min(length, at + component.max());
            if (end - at > 0) {
                finding(component, bytes, at, end)
                        .ifPresent(f -> found.add(flaw(ai, value, f)));
            }
            at = end;
        }
        return found;
    }

    private Optional<Finding> finding(Component component, byte[] bytes, int from, int to) {
        Optional<Finding> found = linters.check(component.type().linter(), bytes, from, to);
        for (Linter linter : component.linters()) {
            if (found.isEmpty()) {
                found = linters.check(linter, bytes, from, to);
            }
        }
        return found;
    }

    private static LinkFlaw flaw(Ai ai, PlacedText value, Finding finding) {
        int from = finding.offset();
        int to = from + finding.length();
        return new LinkFlaw(
                LinkFlaw.Kind.BAD_CONTENT,
                value.offset(from),
                value.length(from, to),
                ai.digits(),
                Optional.of(finding.fault()));
    }
}
