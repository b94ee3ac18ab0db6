package org.cordon.support;

import org.cordon.core.scanner.Bytes;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// GS1's own test rows for what codes may hold, read in place beside the project.
public final class Gs1Vectors {
    private Gs1Vectors() {}

    /// One row.
    ///
    /// @param kind such as `rawScanData` or `linter:csum`
    /// @param accepted whether it is right at its level
    /// @param bracketed what it says, when it is right and says anything
    /// @param level `syntax`, `full`, `linter`, or `rule:` and a rule
    /// @param detail on refusal what is wrong, then ` @ ` and where
    public record Row(
            String kind,
            Bytes input,
            boolean accepted,
            String bracketed,
            String level,
            String detail,
            String options,
            String source) {
        /// What is wrong, without where.
        public String fault() {
            return detail.split(" @ ", 2)[0];
        }

        /// The input with what is wrong marked in it; empty when the row does not say.
        public String markup() {
            String[] halves = detail.split(" @ ", 2);
            return halves.length < 2 ? "" : halves[1];
        }
    }

    /// The rows of some kinds; without the file the test that asks is skipped and says so.
    public static List<Row> rows(Predicate<String> kind) {
        return rows(cells(), kind);
    }

    /// The rows of some kinds that are our own and part of the project, so that what they show can be
    /// shown again from the project alone.
    public static List<Row> ownRows(Predicate<String> kind) {
        return rows(ownCells(), kind);
    }

    private static List<Row> rows(List<String[]> all, Predicate<String> kind) {
        return all.stream()
                .filter(columns -> kind.test(columns[0]))
                .map(columns ->
                        new Row(
                                columns[0],
                                bytes(columns[1]),
                                columns[2].equals("accept"),
                                columns[3],
                                columns[4],
                                columns[6],
                                columns[7],
                                columns[8]))
                .toList();
    }

    /// GS1's rows, cell by cell; without the file the test that asks is skipped and says so.
    public static List<String[]> cells() {
        Path file = Project.reference().resolve("gs1-vectors.tsv");
        Assumptions.assumeTrue(
                Files.exists(file), "skipped: GS1's test rows are not beside the project");
        return cells(file);
    }

    /// Our own rows, cell by cell.
    public static List<String[]> ownCells() {
        return cells(
                Project.dir().resolve("src/test/resources/org/cordon/core/code/own-vectors.tsv"));
    }

    private static List<String[]> cells(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\t", -1))
                    .filter(columns -> columns.length == 9)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bytes bytes(String text) {
        return text.equals("{EMPTY}") ? Bytes.of() : Bytes.parse(text);
    }

    /// Puts each row to a test, prints how many of each kind passed, and returns the others.
    ///
    /// @param complaint what is wrong with how a row was answered; empty when nothing is
    public static List<String> score(String what, List<Row> rows, Function<Row, String> complaint) {
        Map<String, int[]> score = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        for (Row row : rows) {
            String wrong = complaint.apply(row);
            int[] passed = score.computeIfAbsent(row.kind(), _ -> new int[2]);
            passed[1]++;
            passed[0] += wrong.isEmpty() ? 1 : 0;
            if (!wrong.isEmpty()) {
                failed.add(row.kind() + " " + row.input() + ": " + wrong + " " + row.source());
            }
        }
        System.out.println(what);
        score.forEach((kind, n) -> System.out.println("  " + kind + " " + n[0] + "/" + n[1]));
        return failed;
    }
}
