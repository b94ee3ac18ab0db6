package org.cordon.core.code.format;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Gtin;

import java.util.Optional;

/// A German Pharmazentralnummer of eight digits, as IFA has issued it since 2013.
///
/// @param digits eight ASCII digits, the last a right check digit
public record Pzn(String digits) {
    /// GS1 prefix under which Germany puts a PZN into a GTIN, called NTIN then (securPharm coding
    /// rules).
    private static final String NTIN_PREFIX = "04150";

    /// Refuses a number of another length or with a wrong check digit.
    public Pzn {
        if (!isRight(digits)) {
            throw new IllegalArgumentException("not a PZN: " + digits);
        }
    }

    /// Reads eight digits, or the seven of before 2013, which stand for the same number with a zero in
    /// front.
    ///
    /// @return empty when it is not a PZN
    public static Optional<Pzn> parse(String digits) {
        String eight = digits.length() == 7 ? "0" + digits : digits;
        return isRight(eight) ? Optional.of(new Pzn(eight)) : Optional.empty();
    }

    /// Whether it has eight digits and the last is their check digit: the first seven weighted 1 to 7,
    /// modulo 11; a remainder of 10 is never issued (IFA, check digit calculations PZN, PPN).
    static boolean isRight(String digits) {
        if (digits.length() != 8 || !Digits.only(digits)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += (i + 1) * (digits.charAt(i) - '0');
        }
        return sum % 11 == digits.charAt(7) - '0';
    }

    /// The GTIN that means the same product.
    public Gtin ntin() {
        String body = NTIN_PREFIX + digits;
        return new Gtin(body + CheckDigit.of(body));
    }

    /// The PPN that means the same product.
    public Ppn ppn() {
        return Ppn.of(Ppn.PZN_AGENCY, digits);
    }

    /// The PZN inside a GTIN.
    ///
    /// @return empty when the GTIN is not a German NTIN
    public static Optional<Pzn> of(Gtin gtin) {
        return gtin.digits().startsWith(NTIN_PREFIX)
                ? Optional.of(gtin.digits().substring(5, 13)).filter(Pzn::isRight).map(Pzn::new)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return digits;
    }
}
