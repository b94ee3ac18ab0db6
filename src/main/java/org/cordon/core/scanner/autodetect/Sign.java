package org.cordon.core.scanner.autodetect;

import org.cordon.core.scanner.Bytes;

import java.util.ArrayList;
import java.util.List;

/// A piece of raw bytes as people read it.
public sealed interface Sign {
    /// Printable ASCII in a row.
    record Text(String text) implements Sign {}

    /// One byte that is no printable character.
    ///
    /// @param name by ASCII (ISO/IEC 646), such as `GS`; two hexadecimal digits for bytes beyond it
    record Control(String name) implements Sign {}

    /// Names of the control characters by ASCII, from 0x00.
    List<String> NAMES =
            List.of(
                    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT",
                    "FF", "CR", "SO", "SI", "DLE", "XON", "DC2", "XOFF", "DC4", "NAK", "SYN", "ETB",
                    "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US");

    /// Writes a stretch of bytes.
    static List<Sign> of(Bytes bytes, int from, int to) {
        List<Sign> signs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int b = bytes.at(i);
            if (b >= 0x20 && b < 0x7F) {
                text.append((char) b);
                continue;
            }
            if (!text.isEmpty()) {
                signs.add(new Text(text.toString()));
                text.setLength(0);
            }
            signs.add(
                    new Control(b < 0x20 ? NAMES.get(b) : b == 0x7F ? "DEL" : "%02X".formatted(b)));
        }
        if (!text.isEmpty()) {
            signs.add(new Text(text.toString()));
        }
        return signs;
    }
}
