package org.cordon.core.code.digitallink;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.Project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GS1's conformance vectors for Digital Links, read where they lie beside the project.
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

    static Path file() {
        return Project.reference().resolve("gs1-vectors.tsv");
    }

    static List<Row> rows(String kind) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals(kind)) {
                rows.add(
                        new Row(
                                plain(cells[1]),
                                cells[2].equals("accept"),
                                plain(cells[3]),
                                cells[5],
                                cells[6],
                                cells[7],
                                cells[8]));
            }
        }
        return rows;
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
