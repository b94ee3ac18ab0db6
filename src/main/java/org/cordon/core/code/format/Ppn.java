package org.cordon.core.code.format;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Pharmacy Product Number, data identifier 9N: two characters of the agency that issued the number,
/// the number, two check digits (IFA, PPN technical specification).
///
/// @param value 5 to 22 capital letters and digits, the last two right check digits; under agency 11
///     the number in it is a right PZN
public record Ppn(String value) {
    /// IFA's own agency code, whose numbers are PZN.
    static final String PZN_AGENCY = "11";

    private static final int LONGEST = 22;
    private static final int SHORTEST = 5;

    /// A PPN of agency 11: 11, PZN of eight digits, two check digits.
    static final int PZN_LENGTH = 12;

    /// Refuses what [#flaws] finds fault with.
    public Ppn {
        if (!flaws(value).isEmpty()) {
            throw new IllegalArgumentException("not a PPN: " + value);
        }
    }

    /// Completes a number with its check digits.
    static Ppn of(String agency, String number) {
        return new Ppn(agency + number + checkDigits(agency + number));
    }

    /// Sum of the ASCII codes weighted 2, 3, 4 and so on from the left, modulo 97, as two digits.
    static String checkDigits(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (i + 2) * body.charAt(i);
        }
        return "%02d".formatted(sum % 97);
    }

    /// All that is wrong with a text as a PPN; offsets count from its beginning.
    public static List<CodeIssue> flaws(String text) {
        List<CodeIssue> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Digits.is(c) && (c < 'A' || c > 'Z')) {
                found.add(new CodeIssue(FormatIssueKind.BAD_CHARACTER, i, 1, Printable.of(c)));
            }
        }
        boolean pzn = text.startsWith(PZN_AGENCY);
        boolean tooShort = text.length() < (pzn ? PZN_LENGTH : SHORTEST);
        boolean tooLong = text.length() > (pzn ? PZN_LENGTH : LONGEST);
        if (tooShort || tooLong) {
            found.add(
                    new CodeIssue(
                            FormatIssueKind.BAD_LENGTH, 0, text.length(), Printable.of(text)));
            return found;
        }
        if (!found.isEmpty()) {
            return found;
        }
        int body = text.length() - 2;
        if (pzn && !Pzn.isRight(text.substring(2, body))) {
            found.add(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, body - 1, 1, "PZN"));
        }
        String right = checkDigits(text.substring(0, body));
        if (!text.endsWith(right)) {
            found.add(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, body, 2, right));
        }
        return found;
    }

    /// Reads a PPN.
    ///
    /// @return empty when it is not one
    public static Optional<Ppn> parse(String text) {
        return flaws(text).isEmpty() ? Optional.of(new Ppn(text)) : Optional.empty();
    }

    /// The PZN in it.
    ///
    /// @return empty for a number of another agency than IFA's 11
    public Optional<Pzn> pzn() {
        return value.startsWith(PZN_AGENCY)
                ? Optional.of(new Pzn(value.substring(2, value.length() - 2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
