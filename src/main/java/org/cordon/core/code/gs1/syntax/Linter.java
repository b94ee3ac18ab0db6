package org.cordon.core.code.gs1.syntax;

import java.util.Locale;
import java.util.Optional;

/// The rules for the content of components, by the names that GS1 gives them in its barcode syntax
/// resource. [Linters] carries them out; each constant says what is asked and where GS1 asks it
/// (clauses of the GS1 General Specifications unless another source is named).
public enum Linter {
    /// Digits only (3.1).
    CSETNUMERIC,
    /// Characters of set 82 only (7.11).
    CSET82,
    /// Characters of set 39 only (7.11).
    CSET39,
    /// File-safe base 64, padded or not (RFC 4648, section 5; AI 8030).
    CSET64,
    /// The last digit is the check digit of those before it (7.9.1).
    CSUM,
    /// The last two characters are the check pair of those before them (7.9, global model number).
    CSUMALPHA,
    /// A GS1 company prefix begins at the first character: four digits at least.
    GCPPOS1,
    /// A GS1 company prefix begins at the second character, behind an indicator or extension digit.
    GCPPOS2,
    /// At least one character is no digit, so that it cannot be taken for a number (AI 8014).
    HASNONDIGIT,
    /// An hour, 00 to 23.
    HH,
    /// Hours and minutes, 0000 to 2359.
    HHMI,
    /// A hyphen: the sign of a temperature below zero (AIs 4330 to 4333).
    HYPHEN,
    /// An international bank account number (ISO 13616): country, check digits modulo 97.
    IBAN,
    /// One character of file-safe base 64: the importer index (AI 7040).
    IMPORTERIDX,
    /// A country by its three digits (ISO 3166-1).
    ISO3166,
    /// A country by its three digits, or 999 for several (AIs 7030 to 7039).
    ISO3166999,
    /// A country by its two letters (ISO 3166-1).
    ISO3166ALPHA2,
    /// A currency by its three digits (ISO 4217).
    ISO4217,
    /// 0, 1, 2 or 9 (ISO/IEC 5218; AI 7252).
    ISO5218,
    /// Degrees north of the south pole in ten-millionths, 0 to 180 (AI 4309).
    LATITUDE,
    /// Degrees east in ten-millionths, 0 to 360 (AI 4309).
    LONGITUDE,
    /// An AIDC media type (AI 7241).
    MEDIATYPE,
    /// A minute, 00 to 59.
    MI,
    /// Not all zeros.
    NONZERO,
    /// No zero in front (AI 8011).
    NOZEROPREFIX,
    /// A package type (AI 7041; UN/ECE Recommendation 21 and GS1's own).
    PACKAGETYPE,
    /// Each `%` begins the two hexadecimal digits of an escaped byte (AIs 4300 to 4320, 7253 to 7257).
    PCENC,
    /// The number of a piece, then how many there are, in as many digits each (AIs 8006, 8026).
    PIECEOFTOTAL,
    /// Position and total set apart by a slash (AI 7258).
    POSINSEQSLASH,
    /// A second, 00 to 59.
    SS,
    /// A winding direction: 0, 1 or 9 (AI 8001).
    WINDING,
    /// 0 or 1.
    YESNO,
    /// A day, its year in two digits; day 00 stands for the whole month (7.12).
    YYMMD0,
    /// A day, its year in two digits (7.12).
    YYMMDD,
    /// A day, its year in four digits; day 00 stands for the whole month.
    YYYYMMD0,
    /// A day, its year in four digits (AIs 7250, 7251).
    YYYYMMDD,
    /// Nothing but zeros.
    ZERO,
    /// A coupon of North America (AI 8110; GS1 North American coupon application guideline).
    COUPONCODE,
    /// A positive offer file coupon of North America (AI 8112; as above).
    COUPONPOSOFFER;

    /// The name that GS1 gives it: `csum`.
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The rule of a name; empty when this program does not know it.
    static Optional<Linter> named(String name) {
        for (Linter linter : values()) {
            if (linter.ruleName().equals(name)) {
                return Optional.of(linter);
            }
        }
        return Optional.empty();
    }
}
