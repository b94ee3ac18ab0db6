package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.scanner.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers what is wrong with one code and puts it in words.
final class IssueCollector {
    /// Bytes of a piece that a sentence shows.
    private static final int LONGEST_PIECE = 40;

    private final byte[] raw;
    private final Gs1IssueMessages texts;
    private final List<CodeIssue> all = new ArrayList<>();

    /// @param raw the bytes that all places are in
    IssueCollector(byte[] raw, Gs1IssueMessages texts) {
        this.raw = raw;
        this.texts = texts;
    }

    /// Something wrong outside any element.
    void add(Fault fault, int offset, int length, String wanted) {
        add(fault, "", Optional.empty(), offset, length, wanted);
    }

    /// Something wrong with the data of an element.
    void add(AiEntry entry, ValueIssue finding, int component, Optional<Linter> rule) {
        add(
                finding.fault(),
                entry.ai().digits(),
                rule,
                finding.offset(),
                finding.length(),
                component < 0
                        ? String.valueOf(entry.maxLength())
                        : lengths(entry.components().get(component)));
    }

    private static String lengths(Component component) {
        return component.fixed()
                ? String.valueOf(component.max())
                : component.min() + "–" + component.max();
    }

    /// An element that does not agree with others; its identifier is the piece meant.
    void add(Fault fault, ElementString element, String wanted) {
        String ai = element.ai().digits();
        add(
                new CodeIssue(
                        fault, ai, "", element.offset(), ai.length(), texts.of(fault, ai, wanted)));
    }

    private void add(
            Fault fault,
            String identifier,
            Optional<Linter> rule,
            int offset,
            int length,
            String wanted) {
        add(
                new CodeIssue(
                        fault,
                        identifier,
                        rule.map(Linter::ruleName).orElse(""),
                        offset,
                        length,
                        texts.of(fault, piece(offset, length), wanted)));
    }

    private String piece(int offset, int length) {
        return length <= LONGEST_PIECE
                ? Bytes.of(raw, offset, length).toString()
                : Bytes.of(raw, offset, LONGEST_PIECE) + "…";
    }

    private void add(CodeIssue error) {
        if (isFull()) {
            return;
        }
        boolean last = all.size() == ElementStringParser.MOST_ERRORS - 1;
        all.add(last ? more(error) : error);
    }

    /// Says, where another error is, that there are more.
    private CodeIssue more(CodeIssue error) {
        return new CodeIssue(
                Fault.TOO_MANY_ERRORS,
                error.offset(),
                error.length(),
                texts.of(Fault.TOO_MANY_ERRORS, "", ""));
    }

    /// Whether no more errors are taken.
    boolean isFull() {
        return all.size() == ElementStringParser.MOST_ERRORS;
    }

    List<CodeIssue> all() {
        return all;
    }
}
