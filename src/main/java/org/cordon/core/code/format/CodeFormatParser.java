package org.cordon.core.code.format;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.SymbologyIdentifier;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;
import org.cordon.core.scanner.Bytes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what kind of thing a code holds and takes it apart. Never throws, whatever the bytes are; any
/// thread may use it.
///
/// Without a symbology identifier a plain code and a GS1 code cannot be told apart. Then digits alone
/// count as what their number says: 8, 12, 13 or 14 are a trade number, 20 that begin with 8 a Chinese
/// drug code. What begins like an element of a pack or a logistic label counts as an element string.
public final class CodeFormatParser {
    private static final Pattern IDENTIFIER = Pattern.compile("\\][A-Za-z][0-9A-F]");

    /// A scheme in letters of both cases is no address to GS1.
    private static final Pattern WEB = Pattern.compile("(?:https?|HTTPS?)://.*", Pattern.DOTALL);

    /// What stands between an EAN and the composite component on top of it.
    private static final String COMPOSITE = "|]e0";

    /// `[)>` of a reader set to a US keyboard, on a German (as one byte and as UTF-8) and on a French
    /// computer.
    private static final List<String> OTHER_LAYOUTS = List.of("\u00fc=:", "\u00c3\u00bc=:", "^0/");

    /// Digits that an identifier of a pack or a logistic label may begin with.
    private static final Pattern ELEMENTS =
            Pattern.compile("(?:00\\d{18}|01\\d{14}|10|17\\d{6}|21|71[0-7]).*", Pattern.DOTALL);

    /// Code 39 carries a PZN behind a hyphen (IFA, specification of Code 39 for the PZN).
    private static final Pattern PZN = Pattern.compile("-(\\d{7,8})");

    /// How readers send the digits of a Code 32, which is a Code 39 in base 32.
    private static final Pattern AIC = Pattern.compile("A\\d{9}");

    private final int currentYear;
    private final Gs1Fields gs1;

    /// @param elements reads the GS1 elements inside an envelope
    /// @param currentYear four digits, to find the century of dates
    public CodeFormatParser(ElementStringParser elements, int currentYear) {
        this.currentYear = currentYear;
        this.gs1 = new Gs1Fields(elements);
    }

    /// Reads one scan.
    public Content read(Bytes scan) {
        String text = new String(scan.toArray(), StandardCharsets.ISO_8859_1);
        Matcher identifier = IDENTIFIER.matcher(text);
        String symbology = identifier.lookingAt() ? identifier.group() : "";
        int start = symbology.length();
        String rest = text.substring(start);
        if (rest.startsWith(Iso15434Parser.HEAD)) {
            return new Iso15434Parser(text, currentYear, gs1).read(symbology, start);
        }
        if (WEB.matcher(rest).matches()) {
            return new Content.WebAddress(symbology, rest, start);
        }
        byte[] raw = scan.toArray();
        SymbologyIdentifier carrier = SymbologyIdentifier.of(raw, 0, raw.length);
        boolean composite = symbology.startsWith("]E") && rest.contains(COMPOSITE);
        if (carrier == SymbologyIdentifier.ELEMENTS || composite) {
            return new Content.ElementString(symbology, rest, start);
        }
        return number(symbology, rest)
                .orElseGet(() ->
                        symbology.isEmpty() && ELEMENTS.matcher(rest).matches()
                                ? new Content.ElementString(symbology, rest, start)
                                : text(symbology, rest));
    }

    private static Content text(String symbology, String rest) {
        List<CodeIssue> flaws =
                OTHER_LAYOUTS.stream()
                        .filter(rest::startsWith)
                        .map(head ->
                                new CodeIssue(
                                        FormatIssueKind.KEYBOARD_LAYOUT,
                                        symbology.length(),
                                        head.length(),
                                        Printable.of(head)))
                        .toList();
        return new Content.PlainText(symbology, rest, flaws);
    }

    private static Optional<Content> number(String symbology, String rest) {
        Optional<Content> trade = RetailNumbers.read(symbology, rest).map(Content.class::cast);
        return trade.or(() -> china(symbology, rest)).or(() -> national(symbology, rest));
    }

    /// Twenty digits in a plain Code 128 or Data Matrix, or twenty that begin with 8 where no
    /// identifier was sent (NMPA, drug trace codes; the platform's last four digits are its secret).
    private static Optional<Content> china(String symbology, String rest) {
        boolean plain = Set.of("]C0", "]d1", "]Q1", "]d0").contains(symbology);
        boolean looksIt = symbology.isEmpty() && rest.startsWith("8");
        if (rest.length() != 20 || !Digits.only(rest) || !(plain || looksIt)) {
            return Optional.empty();
        }
        if (rest.startsWith("00") && CheckDigit.isRight(rest.substring(2))) {
            return Optional.empty();
        }
        return Optional.of(
                new Content.ChinaDrugCode(
                        symbology,
                        rest.substring(0, 7),
                        rest.substring(7, 16),
                        rest.substring(16),
                        List.of()));
    }

    /// A hyphen and seven or eight digits are meant as a PZN, right or wrong. `A` and nine digits may be
    /// any text, so they count as an AIC only with a right check digit.
    private static Optional<Content> national(String symbology, String rest) {
        if (!symbology.isEmpty() && !symbology.startsWith("]A")) {
            return Optional.empty();
        }
        Matcher pzn = PZN.matcher(rest);
        if (pzn.matches()) {
            return Optional.of(pzn(symbology, pzn.group(1)));
        }
        String digits = AIC.matcher(rest).matches() ? rest.substring(1) : "";
        return NationalNumber.AIC.flaws(digits).isEmpty()
                ? Optional.of(
                        new Content.NationalCode(symbology, NationalNumber.AIC, digits, List.of()))
                : Optional.empty();
    }

    private static Content pzn(String symbology, String digits) {
        int last = symbology.length() + digits.length();
        List<CodeIssue> flaws =
                Pzn.parse(digits).isPresent()
                        ? List.of()
                        : List.of(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, last, 1, "PZN"));
        return new Content.NationalCode(symbology, NationalNumber.PZN, digits, flaws);
    }
}
