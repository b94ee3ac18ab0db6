package org.cordon.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.verdict.ExceptionCatalogue.Joining;
import org.cordon.core.verdict.ExceptionCatalogue.Kind;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The shipped catalogue, and the table of it in the manual.
final class ExceptionCatalogueTest {
    private static final ExceptionCatalogue CATALOGUE = RuleData.catalogue();

    private static boolean isAlarm(AlarmKind kind) {
        return LineFinding.KINDS.contains(kind)
                || VerdictCode.stored(kind.storedName()).map(VerdictCode::latching).orElse(true);
    }

    private static String row(AlarmKind kind, Kind row) {
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        kind,
                        row.severity().name().toLowerCase(Locale.ROOT),
                        row.firstAction(),
                        row.joins() == Joining.DEVICE ? "kind and scanner" : "none",
                        row.shown().clears().isEmpty() ? "yes" : "no",
                        row.inARow() > 1
                                ? row.inARow() + " in a row"
                                : row.unlessRejected() ? "until its reject is overdue" : "none",
                        row.shown().clears().isEmpty() ? "never" : row.shown().clears(),
                        row.shown().closed(),
                        row.shown().suppressed());
    }

    // [utest->req~line.catalogue~1]
    @Test
    void theManualShowsEveryKindOfAlarm() throws IOException {
        List<String> rows =
                CATALOGUE.kinds().entrySet().stream()
                        .filter(each -> isAlarm(each.getKey()))
                        .sorted(
                                Comparator.comparing((Map.Entry<AlarmKind, Kind> each) ->
                                                each.getValue().severity())
                                        .reversed()
                                        .thenComparing(each -> each.getKey().storedName()))
                        .map(each -> row(each.getKey(), each.getValue()))
                        .toList();
        List<String> page =
                Files.readAllLines(Project.dir().resolve("src/docs/manual/alarms.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList();
        assertEquals(String.join("\n", rows), String.join("\n", page));
    }

    // [utest->req~line.catalogue~1]
    @Test
    void everyKindOfAlarmSaysWhoEndsItAndWhenThereIsNone() {
        CATALOGUE
                .kinds()
                .forEach((kind, row) ->
                        assertEquals(
                                isAlarm(kind),
                                !row.shown().closed().isEmpty()
                                        && !row.shown().suppressed().isEmpty(),
                                kind.storedName()));
    }

    // [utest->req~line.catalogue~1]
    @Test
    void severityGoesByThePlace() {
        assertEquals(Severity.CRITICAL, CATALOGUE.of(VerdictCode.WRONG_CONTAINER).severity());
        assertEquals(Severity.HIGH, CATALOGUE.of(LineFinding.WRONG_CONTAINER_BY_HAND).severity());
    }

    // [utest->req~line.catalogue~1]
    @Test
    void whatIsDecidedByTheTableIsReadFromIt() {
        assertEquals(3, CATALOGUE.of(LineFinding.NO_READS).inARow());
        assertEquals(1, CATALOGUE.of(VerdictCode.NO_READ).inARow());
        assertTrue(CATALOGUE.of(VerdictCode.BAD_CODE).unlessRejected());
        assertFalse(CATALOGUE.of(VerdictCode.WRONG_LOT).unlessRejected());
    }

    // [utest->req~line.catalogue~1]
    @Test
    void aTableOfASiteThatDoesNotHaveTheNewCellsIsTaken() throws IOException {
        String old =
                shipped()
                        .lines()
                        .filter(line -> !line.matches("[A-Z_]+\\.(clears|closed|suppressed)=.*"))
                        .filter(line -> !line.matches("[A-Z_]+\\.(in-a-row|unless-rejected)=.*"))
                        .reduce("", (all, line) -> all + line + "\n");
        Kind row = read(old).of(LineFinding.NO_READS);
        assertEquals(
                List.of(1, ExceptionCatalogue.Shown.NOTHING), List.of(row.inARow(), row.shown()));
    }

    // [utest->req~line.catalogue~1]
    @Test
    void aTableOfASiteTakesKindsThatItDoesNotNameFromTheShippedOne() throws IOException {
        String own =
                shipped()
                        .lines()
                        .filter(line -> !line.matches("(NO_READS|REJECTED_SEEN|DUPLICATE)\\..*"))
                        .reduce("", (all, line) -> all + line + "\n");
        ExceptionCatalogue taken =
                CATALOGUE.with(bytes(own + "DUPLICATE.family=serial\nDUPLICATE.severity=high\n"));
        assertEquals(CATALOGUE.of(LineFinding.NO_READS), taken.of(LineFinding.NO_READS));
        assertEquals(CATALOGUE.of(VerdictCode.REJECTED_SEEN), taken.of(VerdictCode.REJECTED_SEEN));
        assertEquals(
                new Kind(
                        "serial",
                        Severity.HIGH,
                        "",
                        ExceptionCatalogue.Joining.NONE,
                        1,
                        false,
                        false,
                        false,
                        ExceptionCatalogue.Shown.NOTHING),
                taken.of(VerdictCode.DUPLICATE));
        assertEquals(
                "exception catalogue entries lack DUPLICATE.severity",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> CATALOGUE.with(bytes(own + "DUPLICATE.family=serial\n")))
                        .getMessage());
    }

    // [utest->req~line.catalogue~1]
    @Test
    void aNumberInARowThatIsNoneIsRefused() throws IOException {
        String wrong = shipped().replace("NO_READS.in-a-row=3", "NO_READS.in-a-row=three");
        assertEquals(
                "NO_READS.in-a-row in the exception catalogue should be a whole number from 1 to"
                        + " 9999: three",
                assertThrows(IllegalArgumentException.class, () -> read(wrong)).getMessage());
    }

    private static String shipped() throws IOException {
        return Files.readString(
                Project.dir().resolve("src/main/resources/data/exception-catalogue.properties"));
    }

    private static ExceptionCatalogue read(String table) {
        return ExceptionCatalogue.read(bytes(table));
    }

    private static InputStream bytes(String table) {
        return new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
    }
}
