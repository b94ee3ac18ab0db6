package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.scanner.ScanFault;

import java.util.List;

/// Something that a reader did to a scan; nothing of it is the pack's.
///
/// @param offset of the piece in the raw bytes, from 0
/// @param length of the piece, in bytes; 0 for something lost
/// @param detail the piece, or what it means, printable, for people; may be empty
/// @param splits every way to tell the elements apart where separators were lost; else empty
public record ReaderFault(
        ScanFault fault, int offset, int length, String detail, List<List<ElementString>> splits) {
    public ReaderFault {
        splits = splits.stream().map(List::copyOf).toList();
    }

    ReaderFault(ScanFault fault, int offset, int length, String detail) {
        this(fault, offset, length, detail, List.of());
    }

    /// A split as people write it: `(01)…(21)…`.
    public static String bracketed(List<ElementString> split) {
        StringBuilder text = new StringBuilder();
        split.forEach(element -> text.append(element.bracketed()));
        return text.toString();
    }
}
