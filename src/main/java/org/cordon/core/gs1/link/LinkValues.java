package org.cordon.core.gs1.link;

import org.cordon.core.gs1.syntax.Ai;
import org.cordon.core.gs1.syntax.AiEntry;
import org.cordon.core.gs1.syntax.AiTable;
import org.cordon.core.gs1.syntax.Component;
import org.cordon.core.gs1.syntax.DataType;
import org.cordon.core.gs1.syntax.Fault;
import org.cordon.core.gs1.syntax.Finding;
import org.cordon.core.gs1.syntax.Linters;
import org.cordon.core.gs1.syntax.ValueCheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds the values of a link to what the table says about their identifiers.
final class LinkValues {
    /// What an identifier that the table lacks may carry.
    private static final List<Component> UNKNOWN =
            List.of(new Component(DataType.CSET_82, 1, Component.LONGEST, false, List.of()));

    private final AiTable table;
    private final ValueCheck check;
    private final LinkOptions options;

    LinkValues(AiTable table, Linters linters, LinkOptions options) {
        this.table = table;
        this.check = new ValueCheck(linters);
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

    /// All that is wrong with a value.
    List<LinkFlaw> flaws(Ai ai, PlacedText value) {
        List<LinkFlaw> found = new ArrayList<>();
        byte[] bytes = value.bytes();
        check.check(
                entry(ai),
                bytes,
                0,
                bytes.length,
                (finding, _, _) -> found.add(flaw(ai, value, finding)));
        return found;
    }

    private AiEntry entry(Ai ai) {
        return table.entry(ai)
                .orElseGet(() ->
                        new AiEntry(
                                ai,
                                UNKNOWN,
                                false,
                                false,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                ""));
    }

    String title(Ai ai) {
        return entry(ai).title();
    }

    private static LinkFlaw flaw(Ai ai, PlacedText value, Finding finding) {
        int from = finding.offset();
        int to = from + finding.length();
        return new LinkFlaw(
                kind(finding.fault()),
                value.offset(from),
                value.length(from, to),
                ai.digits(),
                Optional.of(finding.fault()));
    }

    private static LinkFlaw.Kind kind(Fault fault) {
        if (fault == Fault.VALUE_EMPTY) {
            return LinkFlaw.Kind.EMPTY_VALUE;
        }
        if (fault == Fault.VALUE_TOO_SHORT) {
            return LinkFlaw.Kind.TOO_SHORT;
        }
        return fault == Fault.VALUE_TOO_LONG ? LinkFlaw.Kind.TOO_LONG : LinkFlaw.Kind.BAD_CONTENT;
    }
}
