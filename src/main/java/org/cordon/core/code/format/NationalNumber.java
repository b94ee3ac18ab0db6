package org.cordon.core.code.format;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;

import java.util.List;
import java.util.Optional;

/// The numbering systems behind AI (710) to (717), National Healthcare Reimbursement Numbers (GS1
/// General Specifications, 3.5.14 and following).
///
/// GS1 itself allows up to 20 characters in each. A rule is checked only where the country publishes
/// it; the others are named and taken as they are.
public enum NationalNumber {
    /// Germany, Pharmazentralnummer: eight digits, modulo 11 (IFA).
    PZN("710", "Pharmazentralnummer"),
    /// France, Code Identifiant de Présentation: thirteen digits built like an EAN-13 (Club
    /// Inter Pharmaceutique).
    CIP("711", "Code Identifiant de Présentation"),
    /// Spain, Código Nacional: six digits, and a seventh that is the check digit of the EAN-13 that
    /// 847000 and the six make (AEMPS).
    CN("712", "Código Nacional"),
    /// Brazil, ANVISA registration: thirteen digits; how the last is computed is not published.
    DRN("713", "Registro na ANVISA"),
    /// Portugal, marketing authorisation number of INFARMED; no public rule.
    AIM("714", "Autorização de Introdução no Mercado"),
    /// United States, National Drug Code: ten digits (21 CFR 207.33), or eleven as payers write it (45
    /// CFR 162.1002); no check digit.
    NDC("715", "National Drug Code"),
    /// Italy, marketing authorisation number: nine digits, the last a check digit modulo 10 over the
    /// first eight, those in even places doubled and their digits added (Ministero della Salute).
    AIC("716", "Autorizzazione all'Immissione in Commercio"),
    /// Costa Rica, sanitary register number; no public rule.
    SRN("717", "Registro Sanitario");

    private final String ai;
    private final String title;

    NationalNumber(String ai, String title) {
        this.ai = ai;
        this.title = title;
    }

    /// The application identifier that carries it.
    public String ai() {
        return ai;
    }

    /// The system's own name, in the language of its country.
    public String title() {
        return title;
    }

    /// The system behind an application identifier.
    ///
    /// @return empty when it is not one of 710 to 717
    public static Optional<NationalNumber> of(String ai) {
        for (NationalNumber system : values()) {
            if (system.ai.equals(ai)) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    /// All that is wrong with a number; offsets count from its beginning.
    public List<CodeIssue> flaws(String number) {
        return switch (this) {
            case PZN -> digits(number, 8, 8, Pzn.isRight(number));
            case CIP -> digits(number, 13, 13, CheckDigit.isRight(number));
            case CN ->
                    digits(
                            number,
                            6,
                            7,
                            number.length() == 6 || CheckDigit.isRight("847000" + number));
            case DRN -> digits(number, 13, 13, true);
            case NDC -> digits(number, 10, 11, true);
            case AIC -> digits(number, 9, 9, isRightAic(number));
            case AIM, SRN -> List.of();
        };
    }

    /// A national number and its system.
    public record Found(NationalNumber system, String number) {}

    /// The national number that a country puts inside a GTIN: 03 before the NDC (GS1 US, for any level
    /// of packaging), 4150 before the PZN (IFA), 847000 before the Código Nacional (AEMPS); a CIP is
    /// itself a GTIN-13 that begins with 34009 (Club Inter Pharmaceutique).
    ///
    /// @return empty when the GTIN is no such one, or the number in it is not right
    public static Optional<Found> inside(Gtin gtin) {
        String digits = gtin.digits();
        Optional<Found> found = Optional.empty();
        if (digits.startsWith("03", 1)) {
            found = Optional.of(new Found(NDC, digits.substring(3, 13)));
        } else if (digits.startsWith("04150")) {
            found = Optional.of(new Found(PZN, digits.substring(5, 13)));
        } else if (digits.startsWith("0847000")) {
            found = Optional.of(new Found(CN, digits.substring(7)));
        } else if (digits.startsWith("034009")) {
            found = Optional.of(new Found(CIP, digits.substring(1)));
        }
        return found.filter(f -> f.system().flaws(f.number()).isEmpty());
    }

    private static List<CodeIssue> digits(String number, int least, int most, boolean checked) {
        for (int i = 0; i < number.length(); i++) {
            if (!Digits.is(number.charAt(i))) {
                return List.of(
                        new CodeIssue(
                                FormatIssueKind.BAD_CHARACTER,
                                i,
                                1,
                                Printable.of(number.charAt(i))));
            }
        }
        if (number.length() < least || number.length() > most) {
            return List.of(new CodeIssue(FormatIssueKind.BAD_LENGTH, 0, number.length(), number));
        }
        return checked
                ? List.of()
                : List.of(
                        new CodeIssue(
                                FormatIssueKind.BAD_CHECK_DIGIT, number.length() - 1, 1, number));
    }

    private static boolean isRightAic(String number) {
        if (number.length() != 9 || !Digits.only(number)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int digit = number.charAt(i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? digit : doubled / 10 + doubled % 10;
        }
        return sum % 10 == number.charAt(8) - '0';
    }

    /// Checks all national numbers among the elements of a code.
    ///
    /// @return what is wrong, with places in the raw bytes
    public static List<CodeIssue> check(List<Field> fields) {
        return fields.stream()
                .flatMap(field ->
                        of(field.id())
                                .map(system -> system.flaws(field.value()))
                                .orElse(List.of())
                                .stream()
                                .map(flaw -> flaw.movedBy(field.valueOffset())))
                .toList();
    }
}
