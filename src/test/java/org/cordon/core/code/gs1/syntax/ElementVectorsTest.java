package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.Gs1Vectors;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Holds the reader of codes to GS1's own rows for element strings, bracketed and as scanned.
final class ElementVectorsTest {
    private static final Map<String, Fault> SINGLE_RULES =
            Map.of(
                    "rule:req", Fault.REQUIRED_MISSING,
                    "rule:ex", Fault.EXCLUDED_TOGETHER,
                    "rule:repeats", Fault.REPEATED_DIFFERENT,
                    "rule:digsig", Fault.SERIAL_MISSING);

    private final ElementStringParser strict = RuleData.elementReader(UnassignedAiPolicy.REFUSED);
    private final ElementStringParser lenient = RuleData.elementReader(UnassignedAiPolicy.ALLOWED);

    // [utest->req~codes.bracketed~1]
    @Test
    void everyBracketedRowIsAnsweredAsGs1AnswersIt() {
        score(
                Gs1Vectors.rows("elementString-bracketed"::equals),
                row -> complaint(row, bracketed(row)));
    }

    // [utest->req~codes.raw-scan~1]
    @Test
    void everyScanRowIsAnsweredAsGs1AnswersIt() {
        score(Gs1Vectors.rows("rawScanData"::equals), row -> complaint(row, scanned(row)));
    }

    // [utest->req~codes.own-rows~1]
    @Test
    void everyRowOfOurOwnIsAnsweredAsRecorded() {
        score(
                Gs1Vectors.ownRows("elementString-bracketed"::equals),
                row -> complaint(row, bracketed(row)));
        score(Gs1Vectors.ownRows("rawScanData"::equals), row -> complaint(row, scanned(row)));
    }

    private static void score(
            List<Gs1Vectors.Row> all, Function<Gs1Vectors.Row, String> complaint) {
        List<Gs1Vectors.Row> rows =
                all.stream().filter(row -> !isDigitalLink(row.input())).toList();
        int links = all.size() - rows.size();
        assertEquals(
                List.of(),
                Gs1Vectors.score(
                        "Element strings (%d rows that hold a Digital Link left to it)"
                                .formatted(links),
                        rows,
                        complaint));
    }

    /// A plain symbol whose text is a Digital Link; what it says is not this reader's to tell.
    private static boolean isDigitalLink(Bytes scan) {
        String text = scan.toString();
        return Set.of("]Q1", "]d1", "]J0").contains(text.substring(0, Math.min(3, text.length())))
                && (text.startsWith("https://", 3) || text.startsWith("HTTPS://", 3));
    }

    private CodeContent bracketed(Gs1Vectors.Row row) {
        return reader(row).readBracketed(row.input(), level(row));
    }

    private CodeContent scanned(Gs1Vectors.Row row) {
        return reader(row).readScan(row.input(), level(row));
    }

    private ElementStringParser reader(Gs1Vectors.Row row) {
        return row.options().contains("permitUnknownAIs") ? lenient : strict;
    }

    private static ValidationLevel level(Gs1Vectors.Row row) {
        return row.level().equals("syntax") ? ValidationLevel.SYNTAX : ValidationLevel.FULL;
    }

    private static String complaint(Gs1Vectors.Row row, CodeContent content) {
        return switch (content) {
            case CodeContent.Plain plain ->
                    row.accepted() && row.bracketed().isEmpty() ? "" : "answered " + plain;
            case CodeContent.Elements elements -> complaint(row, elements);
        };
    }

    private static String complaint(Gs1Vectors.Row row, CodeContent.Elements content) {
        List<CodeIssue> counted = content.errors().stream().filter(e -> counts(row, e)).toList();
        if (row.accepted() != counted.isEmpty()) {
            return "answered " + content.errors();
        }
        if (row.accepted()) {
            return content.bracketed().equals(row.bracketed())
                    ? ""
                    : "reads " + content.bracketed();
        }
        boolean placed =
                row.markup().isEmpty() || counted.stream().anyMatch(e -> isMarked(row, e, content));
        return placed ? "" : "placed " + counted;
    }

    /// A row may put a single rule to the test, or leave one out.
    private static boolean counts(Gs1Vectors.Row row, CodeIssue error) {
        Fault single = SINGLE_RULES.get(row.level());
        return single == null
                ? !(row.options().contains("noRequisites")
                        && error.kind() == Fault.REQUIRED_MISSING)
                : error.kind() == single;
    }

    /// Whether a row marks the same piece and, if it names the fault, the same fault.
    private static boolean isMarked(
            Gs1Vectors.Row row, CodeIssue error, CodeContent.Elements content) {
        byte[] raw = row.input().toArray();
        int end = error.offset() + error.length();
        return content.elements().stream()
                .filter(e -> e.valueOffset() <= error.offset())
                .filter(e -> end <= e.valueOffset() + e.valueLength())
                .anyMatch(e ->
                        row.markup()
                                        .startsWith(
                                                "("
                                                        + e.ai()
                                                        + ")"
                                                        + piece(
                                                                raw,
                                                                e.valueOffset(),
                                                                error.offset())
                                                        + "|"
                                                        + piece(raw, error.offset(), end)
                                                        + "|")
                                && (!row.fault().startsWith("GS1_LINTER")
                                        || row.fault().equals(LintersTest.gs1Name(error.kind()))));
    }

    private static String piece(byte[] raw, int from, int to) {
        return Bytes.of(raw, from, to - from).toString();
    }
}
