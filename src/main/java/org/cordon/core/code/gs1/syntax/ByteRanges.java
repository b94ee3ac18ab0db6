package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// What the rules ask of a stretch of bytes. None of it creates an object unless something is wrong.
final class ByteRanges {
    private ByteRanges() {}

    /// A finding about a piece.
    static Optional<ValueIssue> bad(Fault fault, int from, int to) {
        return Optional.of(new ValueIssue(fault, from, to - from));
    }

    /// Nothing, or a finding about a piece.
    static Optional<ValueIssue> badUnless(boolean right, Fault fault, int from, int to) {
        return right ? Optional.empty() : bad(fault, from, to);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Where the first byte stands that is no digit; `to` when all are.
    static int digitsEnd(byte[] data, int from, int to) {
        int at = from;
        while (at < to && isDigit(data[at])) {
            at++;
        }
        return at;
    }

    /// A finding about the first byte that is no digit.
    static Optional<ValueIssue> digits(byte[] data, int from, int to) {
        int end = digitsEnd(data, from, to);
        return badUnless(end == to, Fault.NON_DIGIT_CHARACTER, end, end + 1);
    }

    /// The number that digits make.
    ///
    /// @param to at most 18 digits from `from`
    static long number(byte[] data, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (data[i] - '0');
        }
        return number;
    }

    /// Whether nothing but zeros stands there; true for nothing at all.
    static boolean isZero(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] != '0') {
                return false;
            }
        }
        return true;
    }
}
