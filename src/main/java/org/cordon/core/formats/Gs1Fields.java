package org.cordon.core.formats;

import org.cordon.core.gs1.CodeReader;
import org.cordon.core.gs1.Element;
import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.NoReadPatterns;
import org.cordon.core.scan.Reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The elements of a GS1 element string that stands inside something else.
final class Gs1Fields {
    private final CodeReader reader;

    /// @param currentYear four digits, to find the century of dates
    Gs1Fields(int currentYear) {
        reader = new CodeReader(new NoReadPatterns("", List.of(), List.of()), currentYear);
    }

    /// Reads an element string.
    ///
    /// @param at its place in the raw bytes
    /// @param flaws takes what is wrong, with places in the raw bytes
    List<Field> read(String elements, int at, List<Flaw> flaws) {
        Bytes bytes = Bytes.of(elements.getBytes(StandardCharsets.ISO_8859_1));
        CodeReader.Taken taken = reader.take(bytes);
        if (taken.reading() instanceof Reading.Unreadable u && !elements.isEmpty()) {
            flaws.add(
                    new Flaw(Flaw.Kind.GS1_RULE, at + u.offset(), 0, u.fault() + " " + u.detail()));
        }
        List<Field> fields = new ArrayList<>();
        for (Element e : taken.elements()) {
            fields.add(new Field(e.ai(), "", e.value(), at + e.offset()));
        }
        return fields;
    }
}
