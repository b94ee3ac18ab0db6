package org.cordon.core.scanner;

import org.cordon.core.text.Messages;

import java.util.Arrays;

/// Raw bytes of a scan, unchangeable, compared by content.
///
/// Their text form is the one used wherever scans are read or written as text: `{GS}` for byte
/// 0x1D, `{xHH}` for any other byte outside 0x20 to 0x7E; any other `{` is literal.
public final class Bytes {
    private static final Messages TEXT = Messages.of(Bytes.class);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// Copies the bytes given.
    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    /// Copies a stretch of a buffer.
    public static Bytes of(byte[] buffer, int from, int length) {
        return new Bytes(Arrays.copyOfRange(buffer, from, from + length));
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException if a character is neither printable ASCII nor escaped
    public static Bytes parse(String text) {
        byte[] out = new byte[text.length()];
        int n = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '{' && text.startsWith("{GS}", i)) {
                out[n++] = 0x1D;
                i += 4;
            } else if (c == '{' && isEscape(text, i)) {
                out[n++] = (byte) Integer.parseInt(text.substring(i + 2, i + 4), 16);
                i += 5;
            } else if (c >= 0x20 && c <= 0x7E) {
                out[n++] = (byte) c;
                i++;
            } else {
                throw new IllegalArgumentException(
                        TEXT.get("scanner.bytes.unprintable", "U+%04X".formatted((int) c), i));
            }
        }
        return new Bytes(Arrays.copyOf(out, n));
    }

    private static boolean isEscape(String text, int at) {
        return at + 4 < text.length()
                && text.charAt(at + 1) == 'x'
                && Character.digit(text.charAt(at + 2), 16) >= 0
                && Character.digit(text.charAt(at + 3), 16) >= 0
                && text.charAt(at + 4) == '}';
    }

    /// Number of bytes.
    public int length() {
        return content.length;
    }

    /// The byte at an index, 0 to 255.
    public int at(int index) {
        return content[index] & 0xFF;
    }

    /// A copy of the bytes.
    public byte[] toArray() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /// The text form.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(content.length + 8);
        for (int i = 0; i < content.length; i++) {
            int b = at(i);
            if (b == 0x1D) {
                text.append("{GS}");
            } else if (b < 0x20 || b > 0x7E || (b == '{' && looksEscaped(i))) {
                text.append("{x%02X}".formatted(b));
            } else {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    /// A literal `{` is itself escaped where it would read as the start of an escape.
    private boolean looksEscaped(int at) {
        String rest =
                new String(
                        content,
                        at,
                        Math.min(5, content.length - at),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
        return rest.startsWith("{GS}") || isEscape(rest, 0);
    }
}
