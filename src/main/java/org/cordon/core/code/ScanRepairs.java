package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.SymbologyIdentifier;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.KeyboardLayout;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.ScanFault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Undoes what readers are known to do to scans, one thing at a time, as guesses: whether one is right is
/// for the reader of codes to say. None of it looks at more than the bytes. Any thread.
final class ScanRepairs {
    private static final byte GS = 0x1D;

    /// Longest text before an identifier that may be a device's own header.
    private static final int LONGEST_PREFIX = 16;

    /// What is written for the separator by devices, drivers and people: names in brackets, Ctrl+] and
    /// other escapes, the sign that stands for it in Unicode (as UTF-8), byte 232.
    private static final Pattern WRITTEN_GS =
            Pattern.compile(
                    "<GS>|\\{GS}|\\[GS]|<F1>|<FNC1>|\\{FNC1}|\\^]|\\\\x1[dD]|\\\\u001[dD]|\\\\035|&#29;"
                        + "|<0x1[dD]>|\u00e2\u0090\u009d|\u00e8");

    /// An identifier that promises GS1 data.
    private static final Pattern PROMISE =
            Pattern.compile("](?:[dD]2|[cC]1|[qQ]3|[eE][0-2]|[jJ]1)");

    private ScanRepairs() {}

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }

    /// Control characters before and behind a code: pieces of the frame that were not taken off. GS may
    /// stand at the beginning of GS1 data; RS and EOT end a message of ISO/IEC 15434.
    static Optional<Repair> ends(byte[] data) {
        int from = 0;
        int to = data.length;
        while (from < to && isControl(data[from]) && data[from] != GS) {
            from++;
        }
        while (to > from
                && isControl(data[to - 1])
                && data[to - 1] != GS
                && data[to - 1] != 0x1E
                && data[to - 1] != 0x04) {
            to--;
        }
        if (to < data.length) {
            return Optional.of(cut(data, from, to, ScanFault.SUFFIX_GLUED, to, data.length));
        }
        return from > 0
                ? Optional.of(cut(data, from, to, ScanFault.PREFIX_GLUED, 0, from))
                : Optional.empty();
    }

    /// Text before an identifier.
    static Optional<Repair> prefix(byte[] data) {
        Matcher promise = PROMISE.matcher(text(data));
        return promise.find() && promise.start() > 0 && promise.start() <= LONGEST_PREFIX
                ? Optional.of(
                        cut(
                                data,
                                promise.start(),
                                data.length,
                                ScanFault.PREFIX_GLUED,
                                0,
                                promise.start()))
                : Optional.empty();
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < 0x20) || b == 0x7F;
    }

    private static Repair cut(
            byte[] data, int from, int to, ScanFault fault, int pieceFrom, int pieceTo) {
        int[] origin = new int[to - from + 1];
        Arrays.setAll(origin, i -> from + i);
        return new Repair(
                Bytes.of(data, from, to - from),
                origin,
                new ReaderFault(
                        fault,
                        pieceFrom,
                        pieceTo - pieceFrom,
                        Bytes.of(data, pieceFrom, pieceTo - pieceFrom).toString()));
    }

    /// Separators written in another way become separators.
    static Optional<Repair> separators(byte[] data) {
        Matcher written = WRITTEN_GS.matcher(text(data));
        if (!written.find()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[data.length];
        int[] origin = new int[data.length + 1];
        int n = 0;
        int at = 0;
        int first = written.start();
        int length = written.end() - first;
        String token = Bytes.of(data, first, length).toString();
        do {
            while (at < written.start()) {
                origin[n] = at;
                bytes[n++] = data[at++];
            }
            origin[n] = at;
            bytes[n++] = GS;
            at = written.end();
        } while (written.find());
        while (at < data.length) {
            origin[n] = at;
            bytes[n++] = data[at++];
        }
        origin[n] = data.length;
        return Optional.of(
                new Repair(
                        Bytes.of(bytes, 0, n),
                        Arrays.copyOf(origin, n + 1),
                        new ReaderFault(ScanFault.GS_REPLACED, first, length, token)));
    }

    /// Two codes in one message: the first of them, and whether the second says the same.
    record Doubled(Repair first, boolean same) {}

    /// Whether a message holds two codes.
    static Optional<Doubled> doubled(byte[] data) {
        String text = text(data);
        Matcher promise = PROMISE.matcher(text);
        if (promise.lookingAt() && promise.find()) {
            int second = promise.start();
            int end = second;
            while (end > 0 && isControl(data[end - 1])) {
                end--;
            }
            boolean same = text.substring(second).equals(text.substring(0, end));
            return Optional.of(new Doubled(first(data, end, second), same));
        }
        int half = data.length / 2;
        boolean twice =
                data.length > 1
                        && data.length % 2 == 0
                        && text.substring(0, half).equals(text.substring(half));
        return twice ? Optional.of(new Doubled(first(data, half, half), true)) : Optional.empty();
    }

    private static Repair first(byte[] data, int end, int second) {
        return cut(data, 0, end, ScanFault.DOUBLE_READ, second, data.length);
    }

    /// An identifier in the other case, as Caps Lock makes it.
    static Optional<Repair> caseOfIdentifier(byte[] data) {
        boolean garbled =
                data.length > SymbologyIdentifier.LENGTH
                        && PROMISE.matcher(text(data)).lookingAt()
                        && "DcqEj".indexOf(data[1]) >= 0;
        if (!garbled) {
            return Optional.empty();
        }
        byte[] bytes = data.clone();
        bytes[1] ^= 0x20;
        return Optional.of(
                same(
                        bytes,
                        new ReaderFault(
                                ScanFault.CASE_FOLDED,
                                0,
                                SymbologyIdentifier.LENGTH,
                                text(data).substring(0, SymbologyIdentifier.LENGTH))));
    }

    /// What was meant if the computer has a certain keyboard.
    static List<Repair> layouts(byte[] data, KeyboardLayouts layouts) {
        String arrived = text(data);
        return layouts.all().stream()
                .flatMap(layout -> Stream.of(true, false).map(pad -> meant(arrived, layout, pad)))
                .filter(undone -> !undone.bytes().equals(Bytes.of(data)))
                .toList();
    }

    private static Repair meant(String arrived, KeyboardLayout layout, boolean digitPad) {
        return same(
                layout.undone(arrived, digitPad).getBytes(StandardCharsets.ISO_8859_1),
                new ReaderFault(
                        ScanFault.KEYBOARD_LAYOUT,
                        0,
                        Math.min(SymbologyIdentifier.LENGTH, arrived.length()),
                        layout.name()));
    }

    private static Repair same(byte[] bytes, ReaderFault fault) {
        int[] origin = new int[bytes.length + 1];
        Arrays.setAll(origin, i -> i);
        return new Repair(Bytes.of(bytes), origin, fault);
    }
}
