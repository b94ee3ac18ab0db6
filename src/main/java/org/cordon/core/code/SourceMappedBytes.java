package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.scanner.Bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Bytes that stand for a piece of a scan, and where each of them stands in the scan as it came.
final class SourceMappedBytes {
    private final byte[] bytes;
    private final int[] origin;

    private SourceMappedBytes(byte[] bytes, int[] origin) {
        this.bytes = bytes;
        this.origin = origin;
    }

    /// The scan as it came.
    static SourceMappedBytes of(byte[] scan) {
        int[] origin = new int[scan.length + 1];
        Arrays.setAll(origin, i -> i);
        return new SourceMappedBytes(scan, origin);
    }

    /// With something undone.
    SourceMappedBytes with(Repair undone) {
        int[] back = new int[undone.bytes().length() + 1];
        Arrays.setAll(back, i -> origin[undone.origin(i)]);
        return new SourceMappedBytes(undone.bytes().toArray(), back);
    }

    byte[] bytes() {
        return bytes;
    }

    Bytes scan() {
        return Bytes.of(bytes);
    }

    String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    int offset(int at) {
        return origin[Math.min(at, origin.length - 1)];
    }

    int length(int at, int length) {
        return offset(at + length) - offset(at);
    }

    ReaderFault place(ReaderFault fault) {
        return new ReaderFault(
                fault.fault(),
                offset(fault.offset()),
                length(fault.offset(), fault.length()),
                fault.detail(),
                fault.splits());
    }

    ReadElement place(ElementString element) {
        return new ReadElement(
                element.ai().digits(), element.title(), element.value(), offset(element.offset()));
    }

    List<ReadElement> place(List<ElementString> elements) {
        return elements.stream().map(this::place).toList();
    }

    CodeIssue place(CodeIssue issue) {
        return issue.at(offset(issue.offset()), length(issue.offset(), issue.length()));
    }
}
