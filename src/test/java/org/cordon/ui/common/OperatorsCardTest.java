package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The operator's card says what the screens say.
final class OperatorsCardTest {
    private static final ExceptionCatalogue CATALOGUE =
            ExceptionCatalogue.read(
                    Objects.requireNonNull(
                            OperatorsCardTest.class.getResourceAsStream(
                                    "/data/exception-catalogue.properties")));

    // [utest->req~documents.operators-card~1]
    @Test
    void everyVerdictIsOnTheCardWithItsWordAndItsFirstAction() throws IOException {
        List<String> rows =
                Files.readAllLines(Project.dir().resolve("src/docs/manual/operators-card.md"));
        assertEquals(
                List.of(),
                Stream.of(VerdictCode.values())
                        .filter(code -> rows.stream().noneMatch(row -> says(row, code)))
                        .map(code -> VerdictLabels.verdict(code) + ": " + firstAction(code))
                        .toList(),
                "missing in operators-card.md");
    }

    private static boolean says(String row, VerdictCode code) {
        return row.startsWith("| **%s** |".formatted(VerdictLabels.verdict(code)))
                && row.endsWith(
                        firstAction(code).isEmpty() ? "|" : "| " + firstAction(code) + " |");
    }

    private static String firstAction(VerdictCode code) {
        return CATALOGUE.of(code).firstAction();
    }
}
