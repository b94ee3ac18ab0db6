package org.cordon.core.code;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The one fault that the line tells of a code: the first error found.
final class IssueMapper {
    private static final Set<String> OF_THE_UNIT =
            Set.of("REQUIRED_MISSING", "EXCLUDED_TOGETHER", "SERIAL_MISSING");

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
    static Stream<ReadError> relevant(Analysis analysis) {
        return analysis.errors().stream().filter(error -> !OF_THE_UNIT.contains(error.code()));
    }

    /// Nothing is wrong with what is there.
    private static Reading.Unreadable missing(Analysis analysis) {
        boolean gtin =
                analysis.elements().stream()
                        .map(ReadElement::identifier)
                        .anyMatch(id -> List.of("01", "9N", "8P").contains(id));
        return new Reading.Unreadable(ScanFault.MISSING_ELEMENT, 0, gtin ? "(21)" : "(01)");
    }

    private static Reading.Unreadable of(ReadError error, Analysis analysis, byte[] raw) {
        String ai = "(" + error.identifier() + ")";
        Optional<ReadElement> element =
                analysis.elements().stream()
                        .filter(e ->
                                e.identifier().equals(error.identifier())
                                        && e.offset() <= error.offset()
                                        && error.offset() <= e.offset() + 4 + e.value().length())
                        .findFirst();
        String value = element.map(ReadElement::value).orElse("");
        int valueAt = element.map(e -> e.offset() + e.identifier().length()).orElse(error.offset());
        boolean noIdentifier = analysis.symbology().isEmpty() && analysis.elements().isEmpty();
        return switch (error.code()) {
            case "NO_DATA" -> unreadable(ScanFault.EMPTY, error.offset(), "");
            case "UNKNOWN_IDENTIFIER", "UNKNOWN_AI" ->
                    unreadable(
                            noIdentifier ? ScanFault.NOT_GS1 : ScanFault.UNKNOWN_ELEMENT,
                            error.offset(),
                            piece(raw, error.offset(), 4));
            case "VALUE_EMPTY", "EMPTY_VALUE" ->
                    unreadable(ScanFault.BAD_LENGTH, error.offset(), ai);
            case "VALUE_TOO_SHORT" ->
                    error.offset() + error.length() >= raw.length
                            ? unreadable(ScanFault.TRUNCATED, valueAt, ai + value)
                            : unreadable(ScanFault.BAD_LENGTH, valueAt, ai + value);
            case "VALUE_TOO_LONG" -> unreadable(ScanFault.BAD_LENGTH, valueAt, ai + value);
            case "INCORRECT_CHECK_DIGIT", "BAD_CHECK_DIGIT" ->
                    unreadable(ScanFault.BAD_CHECK_DIGIT, valueAt, value);
            case "ILLEGAL_DAY", "ILLEGAL_MONTH", "BAD_DATE" ->
                    unreadable(ScanFault.BAD_DATE, valueAt, value);
            case "INVALID_CSET82_CHARACTER", "NON_DIGIT_CHARACTER", "BAD_CHARACTER" ->
                    unreadable(
                            ScanFault.BAD_CHARACTER,
                            error.offset(),
                            ai + " " + piece(raw, error.offset(), 1));
            case "REPEATED_DIFFERENT", "REPEATED_ELEMENT" ->
                    unreadable(ScanFault.REPEATED_ELEMENT, error.offset(), ai);
            default ->
                    unreadable(
                            ScanFault.BAD_CONTENT,
                            error.offset(),
                            error.message().replaceFirst("\\.$", ""));
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
