package org.cordon.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.event.AlarmEvent.Closing;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class AlarmRulesTest {
    private static final Instant AT = Instant.parse("2026-12-01T03:00:00Z");

    // Kinds of the alarms that are selected, "*" one that names no unit, what is done with them,
    // why, and the problem with it.
    // `alone` and `two` call it false.
    // [utest->req~alarm.rules~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    WRONG_LOT                | acknowledge |              | -
                    WRONG_LOT                | shelve 1    | being mended | CRITICAL
                    READER_FAULT             | shelve 1    | being mended | -
                    READER_FAULT             | shelve 8    | being mended | -
                    READER_FAULT             | shelve 9    | being mended | LONGER_THAN_A_SHIFT
                    READER_FAULT             | shelve 1    |              | NO_REASON
                    READER_FAULT DUPLICATE   | shelve 1    | being mended | CRITICAL
                    WRONG_LOT                | out         | being mended | CRITICAL
                    SCANNER_SILENT           | out         | being mended | -
                    SCANNER_SILENT           | out         |              | NO_REASON
                    WRONG_LOT                | close       | dealt with   | PACKS_LEFT
                    READER_FAULT WRONG_LOT   | close       | dealt with   | PACKS_LEFT
                    READER_FAULT             | close       | dealt with   | -
                    READER_FAULT             | close       |              | NO_REASON
                    SERIALS_REUSED           | close       | dealt with   | -
                    REPORTED_LOT             | close       |              | NO_REASON
                    WRONG_LOT                | held        |              | -
                    WRONG_LOT                | contained   |              | -
                    WRONG_LOT                | alone       | a torn label | NO_SECOND_PERSON
                    WRONG_LOT                | two         | a torn label | -
                    WRONG_LOT                | two         |              | NO_REASON
                    ESCAPED*                 | close       | found        | NO_SECOND_PERSON
                    ESCAPED*                 | both        | found        | -
                    ESCAPED* WRONG_LOT       | both        | found        | PACKS_LEFT
                    READER_FAULT             | alone       | a torn label | -
                    READER_FAULT             | alone       |              | NO_REASON
                    """)
    void whatMayBeDoneGoesByTheCatalogue(
            String kinds, String act, String reason, AlarmRules.Problem problem) {
        List<Alarm> alarms = new ArrayList<>();
        Arrays.stream(kinds.split(" ", -1))
                .forEach(kind -> alarms.add(alarm(kind, alarms.size() + 1)));
        String why = reason == null ? "" : reason;
        assertEquals(
                Optional.ofNullable(problem),
                AlarmRules.problem(
                        event(act, alarms.stream().map(Alarm::id).toList(), why),
                        alarms,
                        RuleData.catalogue(),
                        AT));
    }

    private static Alarm alarm(String kind, long seq) {
        return new Alarm(
                AlarmId.ofScan(new LogPosition(1, seq)),
                new AlarmKind(kind.replace("*", "")),
                AT,
                Optional.empty(),
                Optional.empty(),
                kind.endsWith("*") ? Optional.empty() : Optional.of(Shift.pack(1)),
                Reason.none(),
                Optional.empty(),
                0,
                AlarmLife.raised(true));
    }

    private static AlarmFollowUp event(String act, List<AlarmId> ids, String why) {
        return switch (act.split(" ", -1)[0]) {
            case "acknowledge" -> new AlarmEvent.AlarmAcknowledged(ids);
            case "shelve" ->
                    new AlarmEvent.AlarmShelved(
                            ids, AT.plus(Duration.ofHours(Long.parseLong(act.substring(7)))), why);
            case "out" -> new AlarmEvent.AlarmOutOfService(ids, why);
            case "close" -> new AlarmEvent.AlarmClosed(ids, Closing.RESOLVED, why);
            case "both" ->
                    new AlarmEvent.AlarmClosed(
                            ids, Closing.RESOLVED, why, Optional.of(new PersonId("mara.lindt")));
            case "held" -> new AlarmEvent.AlarmClosed(ids, Closing.HELD, why);
            case "contained" -> new AlarmEvent.AlarmClosed(ids, Closing.CONTAINED, why);
            case "alone" -> new AlarmEvent.AlarmClosed(ids, Closing.FALSE_ALARM, why);
            case "two" ->
                    new AlarmEvent.AlarmClosed(
                            ids, Closing.FALSE_ALARM, why, Optional.of(new PersonId("mara.lindt")));
            default -> throw new IllegalArgumentException(act);
        };
    }
}
