package org.cordon.core.code.format;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the elements of format 06: data identifiers of ANSI MH10.8.2, of which IFA's coding
/// specification puts 9N, 1T, D and S on German packs, 8P for a GTIN and 16D for a date of
/// manufacture beside them. Others are kept without a check.
final class DataIdentifiers {
    static final String PPN = "9N";
    static final String GTIN = "8P";

    private static final Pattern ELEMENT = Pattern.compile("\\d{0,3}[A-Za-z]");

    /// What comes after a field of known length when a separator was lost.
    private static final Pattern NEXT = Pattern.compile("9N11\\d{10}|1T.|D\\d{6}|S.");

    /// A product number or date inside a lot or serial.
    private static final Pattern SWALLOWED =
            Pattern.compile("(?<=.)(?:(9N)(11\\d{10})|(D)(\\d{6})(?=$|9N|1T|S))");

    private final int currentYear;
    private final List<Field> fields = new ArrayList<>();
    private final List<CodeIssue> flaws = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();

    /// @param currentYear four digits, to find the century of dates
    DataIdentifiers(int currentYear) {
        this.currentYear = currentYear;
    }

    List<Field> fields() {
        return fields;
    }

    List<CodeIssue> flaws() {
        return flaws;
    }

    /// Reads the inside of an envelope.
    ///
    /// @param at its place in the raw bytes
    void readAll(String body, char separator, int at) {
        List<String> pieces = SeparatedText.at(body, separator);
        for (String piece : pieces) {
            Matcher m = ELEMENT.matcher(piece);
            if (m.lookingAt()) {
                begun.add(m.group().toUpperCase(Locale.ROOT));
            }
        }
        int next = at;
        for (String piece : pieces) {
            read(piece, next);
            next += piece.length() + 1;
        }
    }

    /// Reads a piece; several elements when separators between them were lost.
    private void read(String piece, int at) {
        if (piece.isEmpty()) {
            flaws.add(new CodeIssue(FormatIssueKind.EMPTY_ELEMENT, at, 0, ""));
        }
        String rest = piece;
        int from = at;
        while (!rest.isEmpty()) {
            int taken = element(rest, from);
            from += taken;
            rest = rest.substring(taken);
            if (!rest.isEmpty()) {
                flaws.add(new CodeIssue(FormatIssueKind.GS_LOST, from, 0, fields.getLast().id()));
            }
        }
    }

    /// Reads the element that a piece begins with.
    ///
    /// @return how much of the piece it takes
    private int element(String piece, int at) {
        Matcher m = ELEMENT.matcher(piece);
        if (!m.lookingAt()) {
            flaws.add(
                    new CodeIssue(
                            FormatIssueKind.NO_IDENTIFIER,
                            at,
                            piece.length(),
                            Printable.of(piece)));
            return piece.length();
        }
        String id = m.group().toUpperCase(Locale.ROOT);
        if (!id.equals(m.group())) {
            flaws.add(new CodeIssue(FormatIssueKind.CASE_FOLDED, at, id.length(), m.group()));
        }
        String value = piece.substring(m.end());
        Field field = new Field(id, title(id), value.substring(0, kept(id, value)), at);
        add(field);
        return field.length();
    }

    /// How much of a value belongs to its identifier; less than all when a separator was lost.
    private int kept(String id, String value) {
        int fixed =
                switch (id) {
                    case PPN -> value.startsWith(Ppn.PZN_AGENCY) ? Ppn.PZN_LENGTH : -1;
                    case "D" -> 6;
                    case "16D" -> 8;
                    case GTIN -> 14;
                    default -> -1;
                };
        if (fixed >= 0) {
            return value.length() > fixed
                            && NEXT.matcher(value).region(fixed, value.length()).lookingAt()
                    ? fixed
                    : value.length();
        }
        if (id.equals("1T") || id.equals("S")) {
            return swallowed(value);
        }
        return value.length();
    }

    /// Where inside a lot or serial another element begins: one that the code lacks otherwise, and
    /// whose check digits or date are right. Anything less may be part of a random serial.
    private int swallowed(String value) {
        Matcher m = SWALLOWED.matcher(value);
        while (m.find()) {
            boolean product = m.group(1) != null;
            if (!begun.contains(product ? PPN : "D")
                    && wrong(product ? PPN : "D", m.group(product ? 2 : 4)).isEmpty()) {
                return m.start();
            }
        }
        return value.length();
    }

    private void add(Field field) {
        String earlier = values.putIfAbsent(field.id(), field.value());
        if (earlier != null && !earlier.equals(field.value())) {
            flaws.add(
                    new CodeIssue(
                            FormatIssueKind.REPEATED_ELEMENT,
                            field.offset(),
                            field.length(),
                            field.id()));
        }
        fields.add(field);
        for (CodeIssue flaw : wrong(field.id(), field.value())) {
            flaws.add(flaw.movedBy(field.valueOffset()));
        }
    }

    private List<CodeIssue> wrong(String id, String value) {
        return switch (id) {
            case PPN -> Ppn.flaws(value);
            case "1T", "S" -> text(value, 20);
            case "D" ->
                    Expiry.parse(value, currentYear).isPresent()
                            ? List.of()
                            : issue(FormatIssueKind.BAD_DATE, value);
            case "16D" ->
                    value.length() == 8
                                    && value.startsWith("20")
                                    && Expiry.parse(value.substring(2), currentYear).isPresent()
                            ? List.of()
                            : issue(FormatIssueKind.BAD_DATE, value);
            case GTIN -> {
                if (value.length() != 14 || !Digits.only(value)) {
                    yield issue(FormatIssueKind.BAD_LENGTH, value);
                }
                yield CheckDigit.isRight(value)
                        ? List.of()
                        : List.of(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, 13, 1, value));
            }
            default -> text(value, Integer.MAX_VALUE);
        };
    }

    private static List<CodeIssue> text(String value, int longest) {
        List<CodeIssue> found = new ArrayList<>();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c > 0x7E) {
                found.add(new CodeIssue(FormatIssueKind.BAD_CHARACTER, i, 1, Printable.of(c)));
            }
        }
        if (value.isEmpty() || value.length() > longest) {
            found.addAll(issue(FormatIssueKind.BAD_LENGTH, value));
        }
        return found;
    }

    private static List<CodeIssue> issue(FormatIssueKind kind, String value) {
        return List.of(new CodeIssue(kind, 0, value.length(), Printable.of(value)));
    }

    private static String title(String id) {
        return switch (id) {
            case PPN -> "PPN";
            case "1T" -> "LOT";
            case "D" -> "EXPIRY";
            case "S" -> "SERIAL";
            case GTIN -> "GTIN";
            case "16D" -> "PROD DATE";
            default -> "";
        };
    }
}
