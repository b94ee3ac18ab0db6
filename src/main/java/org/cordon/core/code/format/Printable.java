package org.cordon.core.code.format;

import org.cordon.core.scanner.Bytes;

import java.nio.charset.StandardCharsets;

/// Pieces of a raw scan, read byte by byte as ISO 8859-1, for people.
final class Printable {
    private Printable() {}

    static String of(String piece) {
        return Bytes.of(piece.getBytes(StandardCharsets.ISO_8859_1)).toString();
    }

    static String of(char c) {
        return of(String.valueOf(c));
    }
}
