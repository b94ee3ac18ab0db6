package org.cordon.core.code.digitallink;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.Gs1Vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GS1's conformance vectors for Digital Links, and our own.
final class Vectors {
    private static final Pattern ELEMENT = Pattern.compile("\\((\\d+)\\)((?:[^(\\\\]|\\\\.)*)");

    private Vectors() {}

    /// One row.
    ///
    /// @param full verdict with associations between identifiers; `-` when none is given
    record Row(
            String input,
            boolean accepted,
            String bracketed,
            String full,
            String detail,
            String options,
            String source) {
        LinkOptions linkOptions() {
            return new LinkOptions(
                    options.contains("permitUnknownAIs"),
                    options.contains("permitZeroSuppressedGTIN"),
                    options.contains("allowUnknownDLattr"));
        }
    }

    static List<Row> rows(String kind) {
        return rows(Gs1Vectors.cells(), kind);
    }

    static List<Row> ownRows(String kind) {
        return rows(Gs1Vectors.ownCells(), kind);
    }

    private static List<Row> rows(List<String[]> all, String kind) {
        return all.stream()
                .filter(cells -> cells[0].equals(kind))
                .map(cells ->
                        new Row(
                                plain(cells[1]),
                                cells[2].equals("accept"),
                                plain(cells[3]),
                                cells[5],
                                cells[6],
                                cells[7],
                                cells[8]))
                .toList();
    }

    private static String plain(String cell) {
        return cell.equals("{EMPTY}")
                ? ""
                : new String(Bytes.parse(cell).toArray(), StandardCharsets.ISO_8859_1);
    }

    /// Reads `(01)…(21)…`, `\(` in a value standing for `(`.
    static List<LinkElement> elements(String bracketed) {
        List<LinkElement> elements = new ArrayList<>();
        Matcher m = ELEMENT.matcher(bracketed);
        while (m.find()) {
            elements.add(LinkElement.of(m.group(1), m.group(2).replace("\\", "")));
        }
        return elements;
    }
}
