package org.cordon.core.verdict.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.CataloguedDetector;
import org.cordon.core.verdict.LineDetector;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The list of detectors beside the exception catalogue.
final class DetectorsTest {
    private static final Set<VerdictCode> FINE =
            EnumSet.of(VerdictCode.ACCEPTED, VerdictCode.REPEAT_READ);

    // [utest->req~verdict.precedence~1]
    @Test
    void precedenceIsAsPublished() {
        assertEquals(
                List.of(
                        "NO_READ NoReadDetector",
                        "READER_FAULT UnreadableByReaderDetector",
                        "BAD_CODE BadCodeDetector",
                        "READER_FAULT CharacterSubstitutionDetector",
                        "READER_FAULT LostSeparatorDetector",
                        "ON_HOLD HoldDetector",
                        "NO_ORDER NoOrderDetector",
                        "TEST_PIECE TestPieceDetector",
                        "WRONG_PRODUCT WrongProductDetector",
                        "WRONG_CARRIER WrongCarrierDetector",
                        "WRONG_LOT WrongLotDetector",
                        "WRONG_EXPIRY WrongExpiryDetector",
                        "UNKNOWN_SERIAL UnknownSerialDetector",
                        "INACTIVE InactiveUnitDetector",
                        "REPEAT_READ RepeatReadDetector",
                        "REJECTED_SEEN RejectedSeenDetector",
                        "DUPLICATE DuplicateDetector",
                        "BATCH_CLOSED BatchClosedDetector",
                        "NOT_VERIFIED SkippedStationDetector",
                        "WRONG_CONTAINER WrongContainerDetector",
                        "NOT_COMMISSIONED NotCommissionedDetector",
                        "EXPIRED ExpiredDetector",
                        "WRONG_CARRIER WrongCarrierDetector",
                        "BAD_CODE ProfileDetector"),
                Detectors.inOrder().stream()
                        .map(one -> one.row() + " " + one.detector().getClass().getSimpleName())
                        .toList());
    }

    // [utest->req~verdict.detector-has-a-row~1]
    @Test
    void everyVerdictButAcceptedHasADetector() {
        assertEquals(
                EnumSet.complementOf(EnumSet.of(VerdictCode.ACCEPTED)),
                Detectors.inOrder().stream()
                        .map(CataloguedDetector::row)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(VerdictCode.class))));
    }

    // [utest->req~verdict.detector-has-a-row~1]
    @Test
    void everyDetectorThatNeedsNoScanHasARow() {
        for (AlarmKind kind :
                Stream.concat(
                                Detectors.ofTheLine().stream().map(LineDetector::kind),
                                LineFinding.KINDS.stream())
                        .toList()) {
            assertTrue(
                    RuleData.rules().catalogue().kinds().containsKey(kind),
                    () -> "no row for " + kind);
        }
    }

    // [utest->req~verdict.detector-has-a-row~1]
    @Test
    void everyVerdictHasExactlyOneRowOfTheShippedCatalogue() throws IOException {
        // The other cells are optional, and rows of kinds without a scan are their detectors'.
        Set<String> cells = Set.of("family", "severity", "first-act");
        List<String> expected =
                Arrays.stream(VerdictCode.values())
                        .flatMap(code ->
                                cells.stream()
                                        .filter(cell ->
                                                !FINE.contains(code) || !cell.equals("first-act"))
                                        .map(cell -> code.storedName() + "." + cell))
                        .sorted()
                        .toList();
        try (var lines =
                Files.lines(
                        Project.dir()
                                .resolve(
                                        "src/main/resources/data/exception-catalogue.properties"))) {
            assertEquals(
                    expected,
                    lines.filter(line -> line.matches("[A-Z_]+\\..*"))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .filter(key -> cells.contains(key.substring(key.indexOf('.') + 1)))
                            .filter(key ->
                                    VerdictCode.stored(key.substring(0, key.indexOf('.')))
                                            .isPresent())
                            .sorted()
                            .toList());
        }
    }
}
