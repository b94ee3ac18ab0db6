package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// Numbers within bounds.
final class NumberRules {
    private static final int DEGREES_LENGTH = 10;
    private static final long HIGHEST_LATITUDE = 180_0000000L;
    private static final long HIGHEST_LONGITUDE = 360_0000000L;

    private NumberRules() {}

    static Optional<ValueIssue> zero(byte[] data, int from, int to) {
        return ByteRanges.badUnless(
                to > from && ByteRanges.isZero(data, from, to), Fault.NOT_ZERO, from, to);
    }

    static Optional<ValueIssue> nonZero(byte[] data, int from, int to) {
        Optional<ValueIssue> strange = ByteRanges.digits(data, from, to);
        return strange.isPresent()
                ? strange
                : ByteRanges.badUnless(
                        !ByteRanges.isZero(data, from, to), Fault.ILLEGAL_ZERO_VALUE, from, to);
    }

    static Optional<ValueIssue> noZeroPrefix(byte[] data, int from, int to) {
        Optional<ValueIssue> strange = ByteRanges.digits(data, from, to);
        return strange.isPresent()
                ? strange
                : ByteRanges.badUnless(
                        to == from || data[from] != '0', Fault.ILLEGAL_ZERO_PREFIX, from, from + 1);
    }

    /// One digit out of a few.
    static Optional<ValueIssue> oneOf(String allowed, Fault fault, byte[] data, int from, int to) {
        return ByteRanges.badUnless(
                to - from == 1 && allowed.indexOf(data[from]) >= 0, fault, from, to);
    }

    static Optional<ValueIssue> latitude(byte[] data, int from, int to) {
        return degrees(
                HIGHEST_LATITUDE,
                Fault.LATITUDE_INVALID_LENGTH,
                Fault.INVALID_LATITUDE,
                data,
                from,
                to);
    }

    static Optional<ValueIssue> longitude(byte[] data, int from, int to) {
        return degrees(
                HIGHEST_LONGITUDE,
                Fault.LONGITUDE_INVALID_LENGTH,
                Fault.INVALID_LONGITUDE,
                data,
                from,
                to);
    }

    private static Optional<ValueIssue> degrees(
            long highest, Fault length, Fault value, byte[] data, int from, int to) {
        if (to - from != DEGREES_LENGTH) {
            return ByteRanges.bad(length, from, to);
        }
        Optional<ValueIssue> strange = ByteRanges.digits(data, from, to);
        return strange.isPresent()
                ? strange
                : ByteRanges.badUnless(
                        ByteRanges.number(data, from, to) <= highest, value, from, to);
    }

    /// A piece's number, then their total, in as many digits each.
    static Optional<ValueIssue> pieceOfTotal(byte[] data, int from, int to) {
        int length = to - from;
        if (length == 0 || length % 2 != 0) {
            return ByteRanges.bad(Fault.INVALID_LENGTH_FOR_PIECE_OF_TOTAL, from, to);
        }
        Optional<ValueIssue> strange = ByteRanges.digits(data, from, to);
        if (strange.isPresent()) {
            return strange;
        }
        int half = from + length / 2;
        if (ByteRanges.isZero(data, from, half)) {
            return ByteRanges.bad(Fault.ZERO_PIECE_NUMBER, from, half);
        }
        if (ByteRanges.isZero(data, half, to)) {
            return ByteRanges.bad(Fault.ZERO_TOTAL_PIECES, half, to);
        }
        return ByteRanges.badUnless(
                compare(data, from, half, half, to) <= 0,
                Fault.PIECE_NUMBER_EXCEEDS_TOTAL,
                from,
                to);
    }

    /// A position and an end, neither beginning with a zero, a slash between them.
    static Optional<ValueIssue> positionInSequence(byte[] data, int from, int to) {
        int slash = ByteRanges.digitsEnd(data, from, to);
        if (slash == from
                || slash >= to - 1
                || data[slash] != '/'
                || ByteRanges.digitsEnd(data, slash + 1, to) < to) {
            return ByteRanges.bad(Fault.POSITION_IN_SEQUENCE_MALFORMED, from, to);
        }
        if (data[from] == '0') {
            return ByteRanges.bad(Fault.ILLEGAL_ZERO_PREFIX, from, slash);
        }
        if (data[slash + 1] == '0') {
            return ByteRanges.bad(Fault.ILLEGAL_ZERO_PREFIX, slash + 1, to);
        }
        return ByteRanges.badUnless(
                compare(data, from, slash, slash + 1, to) <= 0,
                Fault.POSITION_EXCEEDS_END,
                from,
                to);
    }

    /// Compares two numbers of any length; when they are equally long, zeros in front do no harm.
    private static int compare(byte[] data, int from1, int to1, int from2, int to2) {
        int lengths = Integer.compare(to1 - from1, to2 - from2);
        if (lengths != 0) {
            return lengths;
        }
        for (int i = from1, j = from2; i < to1; i++, j++) {
            if (data[i] != data[j]) {
                return Byte.compare(data[i], data[j]);
            }
        }
        return 0;
    }
}
