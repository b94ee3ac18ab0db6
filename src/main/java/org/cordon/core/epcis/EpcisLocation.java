package org.cordon.core.epcis;

import org.cordon.core.code.gs1.CheckDigit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place as events name it: a GLN, with an extension where a part of the place is meant.
///
/// @param uri the EPC URN of an SGLN, or a GS1 Digital Link with AI (414)
public record EpcisLocation(String uri) {
    private static final Pattern URN =
            Pattern.compile("urn:epc:id:sgln:(\\d{6,12})\\.(\\d{0,6})\\.[!-~&&[^\"/<>?#\\\\]]+");
    private static final Pattern LINK =
            Pattern.compile("https?://[^/?# ]+(?:/[^?# ]*)?/414/(\\d{13})(?:/254/[^/?# ]+)?");
    private static final Pattern CANONICAL = Pattern.compile(".*/414/(\\d{13}).*");

    /// Refuses other forms, and a wrong check digit.
    public EpcisLocation {
        Matcher urn = URN.matcher(uri);
        Matcher link = LINK.matcher(uri);
        boolean right =
                urn.matches()
                        ? urn.group(1).length() + urn.group(2).length() == 12
                        : link.matches() && CheckDigit.isRight(link.group(1));
        if (!right) {
            throw new IllegalArgumentException(
                    "'%s' names no place; write a GLN with its 13 digits, urn:epc:id:sgln:…, or https://id.gs1.org/414/…"
                            .formatted(uri));
        }
    }

    /// Reads what a person writes: a bare GLN as well.
    ///
    /// @throws IllegalArgumentException saying what is allowed
    public static EpcisLocation parse(String text) {
        return new EpcisLocation(text.matches("\\d{13}") ? "https://id.gs1.org/414/" + text : text);
    }

    /// The GLN, 13 digits.
    public String gln() {
        Matcher gln = CANONICAL.matcher(CanonicalUri.of(uri));
        return Optional.of(gln)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .orElseThrow(() -> new IllegalStateException(uri));
    }
}
