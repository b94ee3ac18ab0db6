package org.cordon.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.Gs1Vectors;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// Holds the whole analysis, which is what `parse` prints, to GS1's own rows: scans, bracketed text and
/// Digital Links, by the levels that rows give. Rows with options of GS1's engine that no site needs are
/// held to the readers behind it, in their own tests.
final class AnalysisVectorsTest {
    private static final Set<String> KINDS =
            Set.of("rawScanData", "elementString-bracketed", "dlUri");

    private final ScanAnalyzer analyser = new ScanAnalyzer(RuleData.codeTables());

    // [utest->req~codes.parse-as-gs1~1]
    @Test
    void everyRowIsAnsweredAsGs1AnswersIt() {
        score("parse", Gs1Vectors.rows(KINDS::contains));
    }

    // [utest->req~codes.own-rows~1]
    @Test
    void everyRowOfOurOwnIsAnsweredAsRecorded() {
        score("parse, our own rows", Gs1Vectors.ownRows(KINDS::contains));
    }

    private void score(String what, List<Gs1Vectors.Row> all) {
        List<Gs1Vectors.Row> rows =
                all.stream()
                        .filter(row -> !row.level().startsWith("rule:"))
                        .filter(row -> Set.of("-", "composite").contains(row.options()))
                        .toList();
        assertEquals(List.of(), Gs1Vectors.score(what, rows, this::complaint));
    }

    private String complaint(Gs1Vectors.Row row) {
        ValidationLevel level =
                row.level().equals("syntax") ? ValidationLevel.SYNTAX : ValidationLevel.FULL;
        Analysis analysis = analyser.analyse(row.input(), level);
        boolean placed =
                analysis.errors().stream()
                        .allMatch(e -> e.offset() + e.length() <= row.input().length());
        if (!placed) {
            return "an error lies outside the scan: " + analysis.errors();
        }
        if (analysis.accepted() != row.accepted()) {
            return "answered " + analysis;
        }
        return !row.accepted() || Bytes.parse(row.bracketed()).equals(bytes(analysis.bracketed()))
                ? ""
                : "reads " + analysis.bracketed();
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
