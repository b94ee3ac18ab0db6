package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// An international bank account number (ISO 13616): country, two check digits, the account; 15 to 34
/// capital letters and digits, which read as a number with country and check digits put last leave 1
/// when divided by 97.
final class AccountRule {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;
    private static final int COUNTRY = 2;
    private static final int HEAD = 4;
    private static final int MODULUS = 97;

    private AccountRule() {}

    static Optional<ValueIssue> check(CodeLists lists, byte[] data, int from, int to) {
        if (to - from > LONGEST) {
            return ByteRanges.bad(Fault.IBAN_TOO_LONG, from, to);
        }
        if (to - from <= HEAD) {
            return ByteRanges.bad(Fault.IBAN_TOO_SHORT, from, to);
        }
        for (int i = from; i < to; i++) {
            boolean checkDigit = i >= from + COUNTRY && i < from + HEAD;
            boolean capital = data[i] >= 'A' && data[i] <= 'Z';
            if (!ByteRanges.isDigit(data[i]) && (checkDigit || !capital)) {
                return ByteRanges.bad(Fault.INVALID_IBAN_CHARACTER, i, i + 1);
            }
        }
        int account = from + COUNTRY;
        if (!lists.countryLetters().contains(data, from, account)
                && !lists.accountCountries().contains(data, from, account)) {
            return ByteRanges.bad(Fault.ILLEGAL_IBAN_COUNTRY_CODE, from, account);
        }
        if (to - from < SHORTEST) {
            return ByteRanges.bad(Fault.IBAN_TOO_SHORT, from, to);
        }
        int rest = remainder(0, data, from + HEAD, to);
        rest = remainder(rest, data, from, from + HEAD);
        return ByteRanges.badUnless(
                rest == 1, Fault.INCORRECT_IBAN_CHECKSUM, from + COUNTRY, from + HEAD);
    }

    /// Goes on dividing; a letter counts as two digits, A as 10.
    private static int remainder(int before, byte[] data, int from, int to) {
        int rest = before;
        for (int i = from; i < to; i++) {
            int value = Character.digit(data[i], 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return rest;
    }
}
