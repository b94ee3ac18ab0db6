package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text of the form `(01)…(21)…` taken apart: where each identifier stands, and the data with their
/// escapes resolved. `\(` stands for a bracket in the data; `|` between two elements sets apart the
/// component of a composite symbol, as it does in GS1's own notation.
final class BracketedText {
    private final byte[] raw;

    /// The data of all elements, one after the other, escapes resolved.
    private final byte[] decoded;

    /// Where each byte of `decoded` stands in `raw`.
    private final int[] places;

    private final List<Part> parts = new ArrayList<>();
    private int length;
    private int compositeFrom = -1;

    /// One element.
    ///
    /// @param aiFrom where the identifier begins in the text
    /// @param aiTo where its bracket closes
    /// @param rawTo where its data end in the text
    /// @param from where they begin in the decoded bytes
    /// @param to where they end there
    record Part(int aiFrom, int aiTo, int rawTo, int from, int to) {
        int rawFrom() {
            return aiTo + 1;
        }
    }

    private BracketedText(byte[] raw) {
        this.raw = raw;
        this.decoded = new byte[raw.length];
        this.places = new int[raw.length];
    }

    /// Takes a text apart.
    ///
    /// @param errors told what is not of the form
    static BracketedText of(byte[] raw, IssueCollector errors) {
        BracketedText text = new BracketedText(raw);
        int at = 0;
        while (at < raw.length) {
            at = raw[at] == '(' ? text.element(at, errors) : text.stray(at, errors);
        }
        return text;
    }

    private int element(int open, IssueCollector errors) {
        int close = open + 1;
        while (close < raw.length && raw[close] != ')' && raw[close] != '(') {
            close++;
        }
        if (close == raw.length || raw[close] == '(') {
            errors.add(Fault.BRACKETS_MALFORMED, open, close - open, "");
            return close;
        }
        int from = length;
        int at = close + 1;
        while (at < raw.length && raw[at] != '(' && !isComposite(at)) {
            boolean escape = raw[at] == '\\' && at + 1 < raw.length && raw[at + 1] == '(';
            at += escape ? 1 : 0;
            decoded[length] = raw[at];
            places[length] = at - (escape ? 1 : 0);
            length++;
            at++;
        }
        parts.add(new Part(open + 1, close, at, from, length));
        if (at < raw.length && raw[at] == '|') {
            compositeFrom = parts.size();
            at++;
        }
        return at;
    }

    private boolean isComposite(int at) {
        return compositeFrom < 0 && raw[at] == '|' && at + 1 < raw.length && raw[at + 1] == '(';
    }

    private int stray(int from, IssueCollector errors) {
        int at = from;
        while (at < raw.length && raw[at] != '(') {
            at++;
        }
        errors.add(Fault.BRACKETS_MALFORMED, from, at - from, "");
        return at;
    }

    List<Part> parts() {
        return parts;
    }

    /// Index of the first part of a composite component; -1 when there is none.
    int compositeFrom() {
        return compositeFrom;
    }

    byte[] decoded() {
        return Arrays.copyOf(decoded, length);
    }

    /// The same finding, its place in the text.
    ValueIssue inText(ValueIssue finding, Part part) {
        int from = place(finding.offset(), part);
        return new ValueIssue(
                finding.fault(), from, place(finding.offset() + finding.length(), part) - from);
    }

    private int place(int at, Part part) {
        return at < part.to() ? places[at] : part.rawTo();
    }
}
