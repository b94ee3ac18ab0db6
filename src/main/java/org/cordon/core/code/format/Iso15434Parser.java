package org.cordon.core.code.format;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes one ISO/IEC 15434 message apart: `[)>` RS, then envelopes of two digits format, content, RS,
/// and EOT at the end. In formats 05 and 06 a GS stands before each element.
///
/// A Data Matrix may hold the macro characters 05 or 06 instead of head and tail; readers send the
/// long form for them. What a wedge or a driver did to the control characters is found by place: a
/// lost or replaced separator is a flaw of the reader, and reading goes on with the byte that stands in
/// for it.
final class Iso15434Parser {
    static final String HEAD = "[)>";

    private static final char RS = 0x1E;
    private static final char GS = 0x1D;
    private static final char EOT = 0x04;

    private final String text;
    private final int currentYear;
    private final Gs1Fields gs1;
    private final List<Envelope> envelopes = new ArrayList<>();
    private final List<CodeIssue> flaws = new ArrayList<>();

    /// What stands in for RS; RS itself when it is there or lost.
    private char rs = RS;

    /// Where the message ends: at EOT, or at the end of the text without one.
    private int end;

    Iso15434Parser(String text, int currentYear, Gs1Fields gs1) {
        this.text = text;
        this.currentYear = currentYear;
        this.gs1 = gs1;
    }

    /// Reads a message.
    ///
    /// @param start where `[)>` stands
    Content.Message read(String symbology, int start) {
        int at = start + HEAD.length();
        int eot = text.indexOf(EOT, at);
        end = eot < 0 ? text.length() : eot;
        at = head(at);
        while (at < end) {
            at = envelope(at);
        }
        if (envelopes.isEmpty() && !has(FormatIssueKind.NO_FORMAT)) {
            flaw(FormatIssueKind.NO_FORMAT, Math.min(at, text.length()), 0);
        }
        if (eot >= 0 && eot + 1 < text.length()) {
            flaw(FormatIssueKind.AFTER_END, eot + 1, text.length() - eot - 1);
        }
        if (eot < 0 && !has(FormatIssueKind.EOT_REPLACED)) {
            flaw(FormatIssueKind.EOT_LOST, text.length(), 0);
        }
        return new Content.Message(symbology, envelopes, inOrder());
    }

    private List<CodeIssue> inOrder() {
        return flaws.stream().sorted(Comparator.comparingInt(CodeIssue::offset)).toList();
    }

    /// Reads what follows `[)>`.
    ///
    /// @return where the first format number should stand
    private int head(int at) {
        if (isFormat(at)) {
            flaw(FormatIssueKind.RS_LOST, at, 0);
            return at;
        }
        if (at < end && text.charAt(at) != RS && isFormat(at + 1)) {
            flaw(FormatIssueKind.RS_REPLACED, at, 1);
            rs = Digits.orLetter(text.charAt(at)) ? RS : text.charAt(at);
        }
        return Math.min(at + 1, end);
    }

    private boolean isFormat(int at) {
        return at + 2 <= end && Digits.is(text.charAt(at)) && Digits.is(text.charAt(at + 1));
    }

    /// Reads one envelope.
    ///
    /// @return where the next begins, or the end
    private int envelope(int at) {
        if (!isFormat(at)) {
            flaw(
                    envelopes.isEmpty() ? FormatIssueKind.NO_FORMAT : FormatIssueKind.AFTER_END,
                    at,
                    end - at);
            return end;
        }
        String format = text.substring(at, at + 2);
        int from = at + 2;
        int close = close(from);
        boolean closed = close < end && text.charAt(close) == rs;
        switch (format) {
            case "05" -> gs1(from, close);
            case "06" -> identified(from, close);
            default -> {
                flaw(FormatIssueKind.FORMAT_NOT_SUPPORTED, at, 2);
                envelopes.add(
                        new Envelope.NotSupported(
                                format,
                                Envelope.NotSupported.nameOf(format),
                                text.substring(from, close)));
            }
        }
        if (!closed) {
            flaw(FormatIssueKind.RS_LOST, close, 0);
        } else if (rs != RS) {
            flaw(FormatIssueKind.RS_REPLACED, close, 1);
        }
        int next = closed ? close + 1 : close;
        if (next < end && end == text.length() && end - next == 1 && standsIn(next)) {
            flaw(FormatIssueKind.EOT_REPLACED, next, 1);
            return end;
        }
        return next;
    }

    /// Where an envelope ends: at its RS. Where one byte stands in for both RS and GS, only the last of
    /// them can be the RS, before a last one that may stand in for EOT.
    private int close(int from) {
        if (rs != RS && from < end && text.charAt(from) == rs) {
            int last = text.lastIndexOf(rs, end - 1);
            boolean eotToo = end == text.length() && last == end - 1;
            return eotToo && last - 1 > from && text.charAt(last - 1) == rs ? last - 1 : last;
        }
        int found = text.indexOf(rs, from);
        return found < 0 || found > end ? end : found;
    }

    private boolean standsIn(int at) {
        return !Digits.orLetter(text.charAt(at));
    }

    private void gs1(int from, int close) {
        char separator = separator(from, close);
        int at = first(from, close, separator);
        String elements = text.substring(at, close).replace(separator, GS);
        List<Field> fields = gs1.read(elements, at, flaws);
        flaws.addAll(NationalNumber.check(fields));
        envelopes.add(new Envelope.Gs1(fields));
        if (at == close) {
            flaw(FormatIssueKind.EMPTY_ELEMENT, close, 0);
        }
    }

    private void identified(int from, int close) {
        char separator = separator(from, close);
        int at = first(from, close, separator);
        DataIdentifiers inside = new DataIdentifiers(currentYear);
        inside.readAll(text.substring(at, close), separator, at);
        flaws.addAll(inside.flaws());
        envelopes.add(new Envelope.Identified(inside.fields()));
    }

    /// The byte that separates elements: the one where the first GS belongs, if it can be one.
    private char separator(int from, int close) {
        if (from >= close || text.charAt(from) == GS) {
            return GS;
        }
        if (!standsIn(from)) {
            flaw(FormatIssueKind.GS_LOST, from, 0);
            return GS;
        }
        char separator = text.charAt(from);
        for (int at = from; at >= 0 && at < close; at = text.indexOf(separator, at + 1)) {
            flaw(FormatIssueKind.GS_REPLACED, at, 1);
        }
        return separator;
    }

    private int first(int from, int close, char separator) {
        return from < close && text.charAt(from) == separator ? from + 1 : from;
    }

    private void flaw(FormatIssueKind kind, int offset, int length) {
        String piece = text.substring(offset, offset + length);
        flaws.add(new CodeIssue(kind, offset, length, Printable.of(piece)));
    }

    private boolean has(FormatIssueKind kind) {
        return flaws.stream().anyMatch(f -> f.kind() == kind);
    }
}
