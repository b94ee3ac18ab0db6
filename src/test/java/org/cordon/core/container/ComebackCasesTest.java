package org.cordon.core.container;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.Verdict.OnHold.Relation;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.CaseTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The cases of `comeback-cases.txt`.
final class ComebackCasesTest {
    private static final UnitId PACK =
            new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("A1"));

    private static String play(List<String> words) {
        VerdictCode verdict = VerdictCode.ACCEPTED;
        Optional<Relation> hold = Optional.empty();
        Optional<UnitState> state = Optional.empty();
        for (String word : words) {
            switch (word) {
                case "lot" -> verdict = VerdictCode.WRONG_LOT;
                case "product" -> verdict = VerdictCode.WRONG_PRODUCT;
                case "expiry" -> verdict = VerdictCode.WRONG_EXPIRY;
                case "held" -> hold = Optional.of(Relation.ITSELF);
                case "inside held" -> hold = Optional.of(Relation.INSIDE);
                case "contains held" -> hold = Optional.of(Relation.CONTAINS);
                case "unlisted", "was on the line", "twice", "closed" -> {}
                default -> state = Optional.of(UnitState.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        ScannedUnit unit =
                new ScannedUnit(
                        PACK,
                        verdict,
                        hold,
                        state.map(now -> new Unit(PACK, UnitKind.PACK, Optional.empty(), now)),
                        List.of(),
                        0);
        return new Comeback(
                        unit,
                        words.contains("was on the line"),
                        words.contains("twice"),
                        words.contains("closed"))
                .refusal()
                .map(Reason.Coded::code)
                .orElse("-");
    }

    // [utest->req~rework.comeback~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/core/container/comeback-cases.txt",
                (name, _, rows) ->
                        CaseTable.check(
                                name, rows, cell -> play(List.of(cell[0].split(", ", -1)))));
    }
}
