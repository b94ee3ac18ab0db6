package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmLife;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class AlarmGroupTest {
    private static final List<AlarmState> STATES = List.of(AlarmState.values());
    private static final Instant AT = Instant.parse("2026-12-01T03:00:00Z");

    // Alarms as they were found, one a second: kind, station, batch, pack, state's letter, how many
    // joined it.
    // Of each group: kind, station, batch, how many, the state's letter, packs, seconds since.
    // [utest->req~alarm.groups~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    one cause is one group      | WRONG_LOT U 1 1 E 0, WRONG_LOT U 1 2 E 0 | WRONG_LOT U 1 x2 E 1+2 0
                    another station is another  | WRONG_LOT U 1 1 E 0, WRONG_LOT C 1 1 E 0 | WRONG_LOT U 1 x1 E 1 0, WRONG_LOT C 1 x1 E 1 1
                    another batch is another    | WRONG_LOT U 1 1 E 0, WRONG_LOT U 2 2 E 0 | WRONG_LOT U 1 x1 E 1 0, WRONG_LOT U 2 x1 E 2 1
                    another kind is another     | WRONG_LOT U 1 1 E 0, DUPLICATE U 1 1 E 0 | WRONG_LOT U 1 x1 E 1 0, DUPLICATE U 1 x1 E 1 1
                    the worst comes first       | READER_FAULT U 1 1 E 0, ON_HOLD U 1 2 E 0, DUPLICATE U 1 3 E 0 | DUPLICATE U 1 x1 E 3 2, ON_HOLD U 1 x1 E 2 1, READER_FAULT U 1 x1 E 1 0
                    then the oldest             | DUPLICATE U 1 1 E 0, WRONG_LOT U 1 2 E 0, DUPLICATE U 1 3 E 0 | DUPLICATE U 1 x2 E 1+3 0, WRONG_LOT U 1 x1 E 2 1
                    a pack is named once        | DUPLICATE U 1 1 E 0, DUPLICATE U 1 1 E 0 | DUPLICATE U 1 x2 E 1 0
                    joined scans count          | READER_FAULT U 1 1 E 4 | READER_FAULT U 1 x5 E 1 0
                    a new one raises it again   | WRONG_LOT U 1 1 F 0, WRONG_LOT U 1 2 E 0 | WRONG_LOT U 1 x2 E 1+2 0
                    all seen, it is seen        | WRONG_LOT U 1 1 F 0, WRONG_LOT U 1 2 F 0 | WRONG_LOT U 1 x2 F 1+2 0
                    one of them is put away     | READER_FAULT U 1 1 G 0, READER_FAULT U 1 2 F 0 | READER_FAULT U 1 x2 F 1+2 0
                    all of them are             | READER_FAULT U 1 1 G 0, READER_FAULT U 1 2 G 0 | READER_FAULT U 1 x2 G 1+2 0
                    """)
    void alarmsOfOneCauseAreOneGroup(String rule, String alarms, String groups) {
        List<LineAlarm> open = new ArrayList<>();
        for (String alarm : alarms.split(", ", -1)) {
            open.add(alarm(alarm.split(" ", -1), open.size()));
        }
        assertEquals(
                groups,
                AlarmGroup.of(open.reversed()).stream()
                        .map(AlarmGroupTest::told)
                        .collect(Collectors.joining(", ")),
                rule);
    }

    private static String told(AlarmGroup group) {
        return "%s %s %s x%d %s %s %d"
                .formatted(
                        group.cause().kind(),
                        group.cause().station().map(StationId::value).orElse("-"),
                        group.cause().batch().map(OrderId::value).orElse("-"),
                        group.count(),
                        (char) ('A' + STATES.indexOf(group.state())),
                        group.units().stream()
                                .map(unit -> unit.label().substring(unit.label().length() - 1))
                                .collect(Collectors.joining("+")),
                        group.since().getEpochSecond() - AT.getEpochSecond());
    }

    private static LineAlarm alarm(String[] told, int number) {
        AlarmKind kind = new AlarmKind(told[0]);
        return new LineAlarm(
                new Alarm(
                        AlarmId.ofScan(new LogPosition(1, number + 1)),
                        kind,
                        AT.plusSeconds(number),
                        Optional.empty(),
                        Optional.of(new StationId(told[1])),
                        Optional.of(Shift.pack(Integer.parseInt(told[3]))),
                        Reason.none(),
                        Optional.of(new OrderId(told[2])),
                        Long.parseLong(told[5]),
                        AlarmLife.raised(true)),
                STATES.get(told[4].charAt(0) - 'A'),
                RuleData.catalogue().of(kind),
                Optional.empty());
    }
}
