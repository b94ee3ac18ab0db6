package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// Check digits and characters, and the beginning of a GS1 company prefix.
final class CheckRules {
    /// The shortest GS1 company prefix.
    private static final int PREFIX_DIGITS = 4;

    /// Characters of a check pair: no 0, 1, I, O, which are easily misread.
    private static final String PAIR = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int PAIR_MODULUS = 1021;
    private static final int PAIR_LONGEST = 97;

    private CheckRules() {}

    /// The last digit completes those before it: weights 3 and 1 from the right, modulo 10 (GS1
    /// General Specifications, 7.9.1).
    static Optional<ValueIssue> digit(byte[] data, int from, int to) {
        if (to == from) {
            return ByteRanges.bad(Fault.TOO_SHORT_FOR_CHECK_DIGIT, from, to);
        }
        int sum = 0;
        for (int i = to - 1, weight = 1; i >= from; i--, weight = 4 - weight) {
            if (!ByteRanges.isDigit(data[i])) {
                return ByteRanges.digits(data, from, to);
            }
            sum += (data[i] - '0') * weight;
        }
        return ByteRanges.badUnless(sum % 10 == 0, Fault.INCORRECT_CHECK_DIGIT, to - 1, to);
    }

    /// The last two characters complete those before them: weights are the primes from the right,
    /// modulo 1021, written to base 32 (7.9, global model number).
    static Optional<ValueIssue> pair(byte[] data, int from, int to) {
        int body = to - 2;
        if (body < from) {
            return ByteRanges.bad(Fault.TOO_SHORT_FOR_CHECK_PAIR, from, to);
        }
        if (body - from > PAIR_LONGEST) {
            return ByteRanges.bad(Fault.TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION, from, to);
        }
        Optional<ValueIssue> strange = CharacterRules.set82(data, from, body);
        if (strange.isPresent()) {
            return strange;
        }
        int sum = 0;
        for (int i = body - 1, weight = 2; i >= from; i--, weight = primeAfter(weight)) {
            sum += CharacterRules.numberIn82(data[i]) * weight;
        }
        int rest = sum % PAIR_MODULUS;
        boolean right =
                data[body] == PAIR.charAt(rest / PAIR.length())
                        && data[body + 1] == PAIR.charAt(rest % PAIR.length());
        return ByteRanges.badUnless(right, Fault.INCORRECT_CHECK_PAIR, body, to);
    }

    private static int primeAfter(int number) {
        int next = number + 1;
        while (!isPrime(next)) {
            next++;
        }
        return next;
    }

    private static boolean isPrime(int number) {
        for (int i = 2; i * i <= number; i++) {
            if (number % i == 0) {
                return false;
            }
        }
        return true;
    }

    /// A GS1 company prefix begins behind `ahead` characters.
    static Optional<ValueIssue> prefix(byte[] data, int from, int to, int ahead) {
        int begin = Math.min(from + ahead, to);
        if (to - begin < PREFIX_DIGITS) {
            return ByteRanges.bad(Fault.TOO_SHORT_FOR_GCP, begin == to ? from : begin, to);
        }
        int end = ByteRanges.digitsEnd(data, begin, begin + PREFIX_DIGITS);
        return ByteRanges.badUnless(
                end == begin + PREFIX_DIGITS, Fault.INVALID_GCP_PREFIX, end, end + 1);
    }
}
