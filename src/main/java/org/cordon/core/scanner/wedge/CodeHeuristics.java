package org.cordon.core.scanner.wedge;

import org.cordon.core.code.gs1.CheckDigit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a printed code has and a person's text has not: a symbology identifier, a separator, a number
/// under its check digit.
final class CodeHeuristics {
    /// GS, RS and EOT stand in no text that people type.
    private static final String SEPARATORS = "\u001D\u001E\u0004";

    /// An AIM identifier (ISO/IEC 15424), or what German and French layouts make of its bracket.
    private static final Pattern IDENTIFIER = Pattern.compile("[]+$^*¨][A-Za-z][0-9](?=.)");

    /// The keys that GS1 lets a code begin with: SSCC (00), GTIN (01), content (02).
    private static final Pattern GS1_KEY =
            Pattern.compile("(?:00(?<sscc>[0-9]{18})|0[12](?<gtin>[0-9]{14}))");

    /// EAN-8, UPC-A, EAN-13, ITF-14, SSCC.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{8}|[0-9]{12,14}|[0-9]{18}");

    private CodeHeuristics() {}

    /// Whether a text bears the marks of a code.
    static boolean in(CharSequence text) {
        if (text.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0)
                || IDENTIFIER.matcher(text).lookingAt()) {
            return true;
        }
        Matcher key = GS1_KEY.matcher(text);
        if (key.lookingAt()) {
            String sscc = key.group("sscc");
            return CheckDigit.isRight(sscc != null ? sscc : key.group("gtin"));
        }
        return NUMBER.matcher(text).matches() && CheckDigit.isRight(text.toString());
    }
}
