package org.cordon.core.code.gs1.syntax;

import org.cordon.core.scanner.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Gathers what is wrong with one code and puts it in words.
final class IssueCollector {
    /// Bytes of a piece that a sentence shows.
    private static final int LONGEST_PIECE = 40;

    private final byte[] raw;
    private final Gs1IssueMessages texts;
    private final List<CodeError> all = new ArrayList<>();

    /// @param raw the bytes that all places are in
    IssueCollector(byte[] raw, Gs1IssueMessages texts) {
        this.raw = raw;
        this.texts = texts;
    }

    /// Something wrong outside any element.
    void add(Fault fault, int offset, int length, String wanted) {
        add(
                fault,
                Optional.empty(),
                "",
                OptionalInt.empty(),
                Optional.empty(),
                offset,
                length,
                wanted);
    }

    /// Something wrong with the data of an element.
    void add(AiEntry entry, ValueIssue finding, int component, Optional<Linter> rule) {
        String wanted =
                component < 0
                        ? String.valueOf(entry.maxLength())
                        : lengths(entry.components().get(component));
        add(
                finding.fault(),
                Optional.of(entry.ai()),
                entry.title(),
                component < 0 ? OptionalInt.empty() : OptionalInt.of(component),
                rule,
                finding.offset(),
                finding.length(),
                wanted);
    }

    private static String lengths(Component component) {
        return component.fixed()
                ? String.valueOf(component.max())
                : component.min() + "–" + component.max();
    }

    /// An element that does not agree with others; its identifier is the piece meant.
    void add(Fault fault, ElementString element, String wanted) {
        Ai ai = element.ai();
        add(
                new CodeError(
                        fault,
                        Optional.of(ai),
                        OptionalInt.empty(),
                        Optional.empty(),
                        element.offset(),
                        ai.digits().length(),
                        element.title(),
                        texts.of(fault, ai.digits(), wanted)));
    }

    private void add(
            Fault fault,
            Optional<Ai> ai,
            String title,
            OptionalInt component,
            Optional<Linter> rule,
            int offset,
            int length,
            String wanted) {
        add(
                new CodeError(
                        fault,
                        ai,
                        component,
                        rule,
                        offset,
                        length,
                        title,
                        texts.of(fault, piece(offset, length), wanted)));
    }

    private String piece(int offset, int length) {
        return length <= LONGEST_PIECE
                ? Bytes.of(raw, offset, length).toString()
                : Bytes.of(raw, offset, LONGEST_PIECE) + "…";
    }

    private void add(CodeError error) {
        if (isFull()) {
            return;
        }
        boolean last = all.size() == ElementStringParser.MOST_ERRORS - 1;
        all.add(last ? more(error) : error);
    }

    /// Says, where another error is, that there are more.
    private CodeError more(CodeError error) {
        return new CodeError(
                Fault.TOO_MANY_ERRORS,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                error.offset(),
                error.length(),
                "",
                texts.of(Fault.TOO_MANY_ERRORS, "", ""));
    }

    /// Whether no more errors are taken.
    boolean isFull() {
        return all.size() == ElementStringParser.MOST_ERRORS;
    }

    List<CodeError> all() {
        return all;
    }
}
