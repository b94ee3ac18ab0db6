package org.cordon.sim.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.sim.plant.PlantRun.Injection;
import org.cordon.sim.plant.PlantRun.Sizes;
import org.junit.jupiter.api.Test;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class PlantScoreTest {
    private static final String ACCEPTED = "{\"verdict\":\"ACCEPTED\",\"alarms\":[]}";
    private static final String DUPLICATE =
            """
            {"station":"camera","verdict":"DUPLICATE","reason":"seen before","unit":"01","container":"",
             "alarms":[{"code":"DUPLICATE","severity":"CRITICAL","group":"order","change":"raised"}]}
            """;

    // [utest->req~line.sim-score~1]
    @Test
    void aPerfectJudgeNamesTheFaultInTimeAndNothingElse() {
        assertEquals(
                """
                layout         fault                injected visible in-time late missed escaped
                EU_CARTONS     PRINTER_REPEAT              1       1       1    0      0       0
                critical alarms without a fault: {}
                """,
                score(4));
    }

    // [utest->req~line.sim-score~1]
    @Test
    void aCriticalAlarmOfAGoodPackIsCounted() {
        assertEquals(
                """
                layout         fault                injected visible in-time late missed escaped
                EU_CARTONS     PRINTER_REPEAT              1       1       1    0      0       0
                critical alarms without a fault: {GOOD=1}
                """,
                score(4, 2));
    }

    // [utest->req~line.sim-score~1]
    @Test
    void aFaultThatNobodyNamesIsMissedAndItsPackEscapes() {
        assertEquals(
                """
                layout         fault                injected visible in-time late missed escaped
                EU_CARTONS     PRINTER_REPEAT              1       1       0    0      1       1
                critical alarms without a fault: {}
                """,
                score());
    }

    // [utest->req~line.sim-score~1]
    @Test
    void aFaultThatIsNamedAfterItsTimeIsLate() {
        PlantRun run = run(new Injection(PlantFault.MISSED_REJECT, 4, 1), 20);
        String escaped = DUPLICATE.replace("DUPLICATE", "ESCAPED");
        assertEquals(
                """
                layout         fault                injected visible in-time late missed escaped
                EU_CARTONS     MISSED_REJECT               1       1       0    1      0       1
                critical alarms without a fault: {}
                """,
                score(run, escaped, 18));
    }

    private static PlantRun run(Injection fault, int packs) {
        return new PlantRun(
                PlantLayout.EU_CARTONS,
                1,
                packs,
                300,
                new Sizes(2, 2, 2),
                Map.of(),
                List.of(fault));
    }

    private static String score(Integer... alarmed) {
        return score(run(new Injection(PlantFault.PRINTER_REPEAT, 4, 3), 12), DUPLICATE, alarmed);
    }

    /// Accepts all scans but some, by their number from 1.
    private static String score(PlantRun run, String otherwise, Integer... alarmed) {
        PlantScore score = new PlantScore(run);
        int scan = 0;
        for (Iterator<PlantEvent> events = run.events(); events.hasNext(); ) {
            PlantEvent event = events.next();
            Optional<PlantAnswer> answer = Optional.empty();
            if (event.isScan()) {
                String json = List.of(alarmed).contains(++scan) ? otherwise : ACCEPTED;
                answer = Optional.of(PlantAnswer.parse(json));
            }
            score.take(event, answer);
        }
        return score.table();
    }
}
