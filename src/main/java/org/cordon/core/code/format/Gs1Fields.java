package org.cordon.core.code.format;

import org.cordon.core.code.gs1.syntax.CodeContent;
import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.scanner.Bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The elements of a GS1 element string that stands inside something else.
record Gs1Fields(ElementStringParser reader) {
    private static final String GS1_SYMBOL = "]d2";

    /// Reads an element string.
    ///
    /// @param at its place in the raw bytes
    /// @param flaws takes what is wrong, with places in the raw bytes
    List<Field> read(String elements, int at, List<CodeIssue> flaws) {
        List<Field> fields = new ArrayList<>();
        Bytes scan = Bytes.of((GS1_SYMBOL + elements).getBytes(StandardCharsets.ISO_8859_1));
        int shift = at - GS1_SYMBOL.length();
        if (!elements.isEmpty()
                && reader.readScan(scan, ValidationLevel.SYNTAX)
                        instanceof CodeContent.Elements read) {
            for (ElementString e : read.elements()) {
                fields.add(new Field(e.ai().digits(), e.title(), e.value(), e.offset() + shift));
            }
            for (CodeIssue e : read.errors()) {
                flaws.add(new CodeIssue(e.kind(), e.offset() + shift, e.length(), e.kind().code()));
            }
        }
        return fields;
    }
}
