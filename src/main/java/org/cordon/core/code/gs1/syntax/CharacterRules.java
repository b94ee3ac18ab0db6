package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// Which characters may stand in a component (GS1 General Specifications, 7.11), and a few rules that
/// ask for certain ones.
final class CharacterRules {
    /// Character set 82, in the order in which check characters number it.
    private static final String SET_82 =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static final String SET_39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Scans pass here at speed: one look a byte.
    private static final boolean[] IN_82 = table(SET_82);
    private static final boolean[] IN_39 = table(SET_39);

    /// Padding makes the length a multiple of this in GS1's barcode syntax resource.
    private static final int BASE_64_GROUP = 3;

    private static final int BASE_64_PADDING = 2;

    private CharacterRules() {}

    /// The number of a character in set 82; -1 when it is not in it.
    static int numberIn82(byte b) {
        return SET_82.indexOf(b);
    }

    static Optional<ValueIssue> set82(byte[] data, int from, int to) {
        return allIn(IN_82, Fault.INVALID_CSET82_CHARACTER, data, from, to);
    }

    static boolean all82(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!IN_82[data[i] & 0xFF]) {
                return false;
            }
        }
        return true;
    }

    static Optional<ValueIssue> set39(byte[] data, int from, int to) {
        return allIn(IN_39, Fault.INVALID_CSET39_CHARACTER, data, from, to);
    }

    private static boolean[] table(String set) {
        boolean[] in = new boolean[256];
        set.chars().forEach(c -> in[c] = true);
        return in;
    }

    private static Optional<ValueIssue> allIn(
            boolean[] set, Fault fault, byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!set[data[i] & 0xFF]) {
                return ByteRanges.bad(fault, i, i + 1);
            }
        }
        return Optional.empty();
    }

    /// File-safe base 64; padding may be left out.
    static Optional<ValueIssue> base64(byte[] data, int from, int to) {
        int end = to;
        while (end > from && data[end - 1] == '=') {
            end--;
        }
        for (int i = from; i < end; i++) {
            if (!isFileSafe(data[i])) {
                return ByteRanges.bad(Fault.INVALID_CSET64_CHARACTER, i, i + 1);
            }
        }
        boolean right =
                end == to || (to - end <= BASE_64_PADDING && (to - from) % BASE_64_GROUP == 0);
        return ByteRanges.badUnless(right, Fault.INVALID_CSET64_PADDING, end, to);
    }

    /// Letters, digits, hyphen, underscore.
    private static boolean isFileSafe(byte b) {
        return ByteRanges.isDigit(b)
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || b == '-'
                || b == '_';
    }

    static Optional<ValueIssue> importerIndex(byte[] data, int from, int to) {
        if (to - from != 1) {
            return ByteRanges.bad(Fault.IMPORTER_IDX_MUST_BE_ONE_CHARACTER, from, to);
        }
        return ByteRanges.badUnless(
                isFileSafe(data[from]), Fault.INVALID_IMPORT_IDX_CHARACTER, from, to);
    }

    static Optional<ValueIssue> hasNonDigit(byte[] data, int from, int to) {
        return ByteRanges.badUnless(
                ByteRanges.digitsEnd(data, from, to) < to,
                Fault.REQUIRES_NON_DIGIT_CHARACTER,
                from,
                to);
    }

    static Optional<ValueIssue> hyphen(byte[] data, int from, int to) {
        boolean all = to > from;
        for (int i = from; i < to; i++) {
            all &= data[i] == '-';
        }
        return ByteRanges.badUnless(all, Fault.NOT_HYPHEN, from, to);
    }

    /// Each `%` begins the two hexadecimal digits of a byte.
    static Optional<ValueIssue> percent(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] == '%'
                    && (to - i < 3
                            || Character.digit(data[i + 1], 16) < 0
                            || Character.digit(data[i + 2], 16) < 0)) {
                return ByteRanges.bad(Fault.INVALID_PERCENT_SEQUENCE, i, Math.min(to, i + 3));
            }
        }
        return Optional.empty();
    }
}
