package org.cordon.core.code.digitallink;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.AiEntry;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.Component;
import org.cordon.core.code.gs1.syntax.DataType;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.gs1.syntax.ValueIssue;
import org.cordon.core.code.gs1.syntax.ValueValidator;
import org.cordon.core.code.issue.CodeIssue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds the values of a link to what the table says about their identifiers.
final class LinkValues {
    /// What an identifier that the table lacks may carry.
    private static final List<Component> UNKNOWN =
            List.of(new Component(DataType.CSET_82, 1, Component.LONGEST, false, List.of()));

    private final AiTable table;
    private final ValueValidator check;
    private final LinkOptions options;

    LinkValues(AiTable table, Linters linters, LinkOptions options) {
        this.table = table;
        this.check = new ValueValidator(linters);
        this.options = options;
    }

    /// A GTIN in its 14-digit form, if the options let it be shorter; any other value as it is.
    SourceMappedText completed(Ai ai, SourceMappedText value) {
        int length = value.text().length();
        boolean shortGtin =
                options.zeroSuppressedGtin()
                        && ai.digits().equals("01")
                        && LinkGrammar.isNumber(value.text())
                        && (length == 8 || length == 12 || length == 13);
        return shortGtin ? value.padded(14 - length) : value;
    }

    /// All that is wrong with a value.
    List<CodeIssue> flaws(Ai ai, SourceMappedText value) {
        List<CodeIssue> found = new ArrayList<>();
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

    private static CodeIssue flaw(Ai ai, SourceMappedText value, ValueIssue finding) {
        int from = finding.offset();
        int to = from + finding.length();
        return new CodeIssue(
                finding.fault(), value.offset(from), value.length(from, to), ai.digits());
    }
}
