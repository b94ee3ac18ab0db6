package org.cordon.app.scanning;

import org.cordon.app.scanning.LineCasesTest.Played;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.CaseTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `hold-cases.txt`, each played on the line that it names.
final class HoldCasesTest {
    private static String play(Played line, String[] cell) {
        if (cell[1].equals("printed")) {
            return UnitId.ofPrinted(cell[2], Optional.of(LineCasesTest.PACK))
                    .map(UnitId::key)
                    .orElse("no unit");
        }
        if (cell[1].equals("hold")) {
            HoldTarget target = target(cell[2].split(" ", -1));
            Optional<HoldTarget.Problem> problem = target.problem(at(cell[0]));
            if (problem.isEmpty()) {
                line.hold(target);
            }
            return problem.map(Enum::name).orElse("");
        }
        if (cell[1].equals("release")) {
            line.release(target(cell[2].split(" ", -1)));
            return "";
        }
        if (cell[1].startsWith("L5 ")) {
            line.elsewhere(target(cell[2].split(" ", -1)), cell[1].equals("L5 hold"));
            return "";
        }
        int before = line.events().size();
        String verdicts = line.play(cell);
        String why =
                line.events().stream()
                        .skip(before)
                        .filter(each -> each.verdict() == VerdictCode.ON_HOLD)
                        .map(HoldCasesTest::why)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return why.isEmpty() ? verdicts : verdicts + ": " + why;
    }

    private static String why(ScanJudged judged) {
        Reason.Coded reason = (Reason.Coded) judged.reason();
        return Stream.concat(Stream.of(reason), reason.and().stream())
                .map(each -> ((Reason.Coded) each).code())
                .collect(Collectors.joining(" + "));
    }

    private static HoldTarget target(String[] words) {
        return switch (words[0]) {
            case "lot" -> new HoldTarget.WholeLot(product(words), new Lot(words[1]));
            case "range" ->
                    new HoldTarget.SerialRange(product(words), serial(words[1]), serial(words[2]));
            case "time" ->
                    new HoldTarget.StationTime(
                            new StationId(words[1]),
                            at(words[2]),
                            Optional.of(words[3])
                                    .filter(to -> !to.equals("on"))
                                    .map(HoldCasesTest::at));
            case "tag" -> new HoldTarget.Tagged(words[1], Integer.parseInt(words[2]), words[3]);
            case "units" ->
                    new HoldTarget.Units(Stream.of(words).skip(1).map(LineCasesTest::id).toList());
            default -> HoldTarget.Units.of(LineCasesTest.id(words[0]));
        };
    }

    private static Gtin product(String[] words) {
        return words[words.length - 1].equals("bundles")
                ? LineCasesTest.BUNDLE
                : LineCasesTest.PACK;
    }

    private static Serial serial(String name) {
        return ((UnitId.Sgtin) LineCasesTest.id(name)).serial();
    }

    private static Instant at(String millis) {
        return Instant.EPOCH.plusMillis(Long.parseLong(millis));
    }

    /// One case: its rows as they are written, and as they come out.
    private static void check(String name, String line, List<String> rows) {
        Played played = new Played(line);
        CaseTable.check(name, rows, cell -> play(played, cell));
    }

    // [utest->req~hold.targets~1]
    // [utest->req~hold.target-judged~1]
    // [utest->req~hold.target-release~1]
    // [utest->req~news.targets-elsewhere~1]
    // [utest->req~hold.printed~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/app/scanning/hold-cases.txt", HoldCasesTest::check);
    }
}
