package org.cordon.core.code;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.code.issue.FormatIssueKind;
import org.cordon.core.code.issue.LinkIssueKind;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The one fault that the line tells of a code: the first error found.
final class IssueMapper {
    private static final Set<CodeIssue.Kind> OF_THE_UNIT =
            Set.of(Fault.REQUIRED_MISSING, Fault.EXCLUDED_TOGETHER, Fault.SERIAL_MISSING);

    Reading.Unreadable of(Analysis analysis, byte[] raw) {
        return switch (analysis.kind()) {
            case EAN, CHINA ->
                    new Reading.Unreadable(
                            ScanFault.OTHER_CODE,
                            0,
                            analysis.elements().isEmpty() ? "" : Bytes.of(raw).toString());
            case PLAIN, MALFORMED, NO_READ ->
                    new Reading.Unreadable(ScanFault.NOT_GS1, 0, analysis.symbology());
            case GS1, DIGITAL_LINK, ISO_15434 ->
                    relevant(analysis)
                            .findFirst()
                            .map(error -> of(error, analysis, raw))
                            .orElseGet(() -> missing(analysis));
        };
    }

    /// What is wrong with a code whatever else stands on the unit; only all codes of a unit together can
    /// tell whether something is missing there.
    static Stream<CodeIssue> relevant(Analysis analysis) {
        return analysis.errors().stream().filter(issue -> !OF_THE_UNIT.contains(issue.kind()));
    }

    /// Nothing is wrong with what is there.
    private static Reading.Unreadable missing(Analysis analysis) {
        boolean gtin =
                analysis.elements().stream()
                        .map(ReadElement::identifier)
                        .anyMatch(id -> List.of("01", "9N", "8P").contains(id));
        return new Reading.Unreadable(ScanFault.MISSING_ELEMENT, 0, gtin ? "(21)" : "(01)");
    }

    private static Reading.Unreadable of(CodeIssue issue, Analysis analysis, byte[] raw) {
        String ai = "(" + issue.identifier() + ")";
        Optional<ReadElement> element =
                analysis.elements().stream()
                        .filter(e ->
                                e.identifier().equals(issue.identifier())
                                        && e.offset() <= issue.offset()
                                        && issue.offset() <= e.offset() + 4 + e.value().length())
                        .findFirst();
        String value = element.map(ReadElement::value).orElse("");
        int valueAt = element.map(e -> e.offset() + e.identifier().length()).orElse(issue.offset());
        boolean noIdentifier = analysis.symbology().isEmpty() && analysis.elements().isEmpty();
        return switch (cause(issue.kind())) {
            case NO_DATA -> unreadable(ScanFault.EMPTY, issue.offset(), "");
            case UNKNOWN_IDENTIFIER ->
                    unreadable(
                            noIdentifier ? ScanFault.NOT_GS1 : ScanFault.UNKNOWN_ELEMENT,
                            issue.offset(),
                            piece(raw, issue.offset(), 4));
            case NO_VALUE -> unreadable(ScanFault.BAD_LENGTH, issue.offset(), ai);
            case TOO_SHORT ->
                    issue.offset() + issue.length() >= raw.length
                            ? unreadable(ScanFault.TRUNCATED, valueAt, ai + value)
                            : unreadable(ScanFault.BAD_LENGTH, valueAt, ai + value);
            case TOO_LONG -> unreadable(ScanFault.BAD_LENGTH, valueAt, ai + value);
            case CHECK_DIGIT -> unreadable(ScanFault.BAD_CHECK_DIGIT, valueAt, value);
            case DATE -> unreadable(ScanFault.BAD_DATE, valueAt, value);
            case CHARACTER ->
                    unreadable(
                            ScanFault.BAD_CHARACTER,
                            issue.offset(),
                            ai + " " + piece(raw, issue.offset(), 1));
            case REPEATED -> unreadable(ScanFault.REPEATED_ELEMENT, issue.offset(), ai);
            case CONTENT ->
                    unreadable(
                            ScanFault.BAD_CONTENT,
                            issue.offset(),
                            issue.detail().replaceFirst("\\.$", ""));
        };
    }

    /// What the line tells apart.
    private enum Cause {
        NO_DATA,
        UNKNOWN_IDENTIFIER,
        NO_VALUE,
        TOO_SHORT,
        TOO_LONG,
        CHECK_DIGIT,
        DATE,
        CHARACTER,
        REPEATED,
        CONTENT
    }

    private static Cause cause(CodeIssue.Kind kind) {
        return switch (kind) {
            case Fault fault -> cause(fault);
            case LinkIssueKind issue -> cause(issue);
            case FormatIssueKind issue -> cause(issue);
            case CodeIssue.Scan _ -> Cause.CONTENT;
        };
    }

    private static Cause cause(Fault fault) {
        return switch (fault) {
            case NO_DATA -> Cause.NO_DATA;
            case UNKNOWN_IDENTIFIER -> Cause.UNKNOWN_IDENTIFIER;
            case VALUE_EMPTY -> Cause.NO_VALUE;
            case VALUE_TOO_SHORT -> Cause.TOO_SHORT;
            case VALUE_TOO_LONG -> Cause.TOO_LONG;
            case INCORRECT_CHECK_DIGIT -> Cause.CHECK_DIGIT;
            case ILLEGAL_DAY, ILLEGAL_MONTH -> Cause.DATE;
            case INVALID_CSET82_CHARACTER, NON_DIGIT_CHARACTER -> Cause.CHARACTER;
            case REPEATED_DIFFERENT -> Cause.REPEATED;
            // All others are rules for content, of which GS1 adds more.
            default -> Cause.CONTENT;
        };
    }

    private static Cause cause(LinkIssueKind issue) {
        return switch (issue) {
            case UNKNOWN_AI -> Cause.UNKNOWN_IDENTIFIER;
            case EMPTY_VALUE -> Cause.NO_VALUE;
            case REPEATED_ELEMENT -> Cause.REPEATED;
            case NOT_WEB,
                    BAD_URI_CHARACTER,
                    NO_DOMAIN_OR_PATH,
                    BAD_DOMAIN_CHARACTER,
                    BAD_PERCENT,
                    NUL,
                    NO_KEY,
                    BAD_QUALIFIERS,
                    NOT_AN_ATTRIBUTE,
                    BELONGS_IN_PATH ->
                    Cause.CONTENT;
        };
    }

    private static Cause cause(FormatIssueKind issue) {
        return switch (issue) {
            case REPEATED_ELEMENT -> Cause.REPEATED;
            case BAD_CHARACTER -> Cause.CHARACTER;
            case BAD_CHECK_DIGIT -> Cause.CHECK_DIGIT;
            case BAD_DATE -> Cause.DATE;
            case RS_LOST,
                    RS_REPLACED,
                    GS_LOST,
                    GS_REPLACED,
                    EOT_LOST,
                    EOT_REPLACED,
                    AFTER_END,
                    CASE_FOLDED,
                    KEYBOARD_LAYOUT,
                    NO_FORMAT,
                    FORMAT_NOT_SUPPORTED,
                    EMPTY_ELEMENT,
                    NO_IDENTIFIER,
                    BAD_LENGTH ->
                    Cause.CONTENT;
        };
    }

    private static Reading.Unreadable unreadable(ScanFault fault, int offset, String detail) {
        return new Reading.Unreadable(fault, offset, detail);
    }

    private static String piece(byte[] raw, int from, int most) {
        int end = Math.min(raw.length, from + most);
        return from >= end ? "" : Bytes.of(raw, from, end - from).toString();
    }
}
