package org.cordon.app.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.scanning.AlarmGroup;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmLife;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.support.RuleData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

final class AlarmSoundsTest {
    private static final Instant START = Instant.parse("2026-12-01T03:00:00Z");

    private final AlarmSounds sounds = new AlarmSounds();
    private final Map<String, AlarmState> open = new TreeMap<>();

    // Seconds and what happens then: +KIND a pack raises it, ack KIND, end KIND, silence, sound.
    // Asked once a second.
    // Heard: second and severity.
    // [utest->req~alarm.sounds~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    it sounds at once                  | 3 +WRONG_LOT | 9 | 3 CRITICAL
                    and again until somebody saw it    | 0 +WRONG_LOT, 50 ack WRONG_LOT | 100 | 0 CRITICAL, 30 CRITICAL
                    a burst is one sound               | 0 +WRONG_LOT, 1 +WRONG_LOT, 2 +WRONG_LOT | 20 | 0 CRITICAL
                    raised again, it sounds again      | 0 +WRONG_LOT, 5 ack WRONG_LOT, 40 +WRONG_LOT | 50 | 0 CRITICAL, 40 CRITICAL
                    but once in thirty seconds         | 0 +WRONG_LOT, 5 ack WRONG_LOT, 10 +WRONG_LOT | 40 | 0 CRITICAL, 30 CRITICAL
                    another cause sounds at once       | 0 +WRONG_LOT, 5 +DUPLICATE | 20 | 0 CRITICAL, 5 CRITICAL
                    of two the worse is heard          | 4 +READER_FAULT, 4 +DUPLICATE | 20 | 4 CRITICAL
                    silence lasts two minutes          | 0 +ON_HOLD, 10 silence | 140 | 0 HIGH, 130 HIGH
                    a new cause is heard through it    | 0 +READER_FAULT, 10 silence, 20 +DUPLICATE | 45 | 0 MEDIUM, 20 CRITICAL
                    silence is ended by hand           | 0 +ON_HOLD, 10 silence, 40 sound | 60 | 0 HIGH, 40 HIGH
                    what is over is not heard          | 0 +ON_HOLD, 10 end ON_HOLD | 100 | 0 HIGH
                    """)
    void alarmsSoundBySeverity(String rule, String events, int seconds, String heard) {
        Map<Integer, List<String>> plan = new TreeMap<>();
        for (String event : events.split(", ", -1)) {
            String[] parts = event.split(" ", 2);
            plan.computeIfAbsent(Integer.parseInt(parts[0]), _ -> new ArrayList<>()).add(parts[1]);
        }
        List<String> told = new ArrayList<>();
        for (int second = 0; second <= seconds; second++) {
            Instant now = START.plusSeconds(second);
            plan.getOrDefault(second, List.of()).forEach(event -> happens(event, now));
            int at = second;
            sounds.due(groups(), now).ifPresent(severity -> told.add(at + " " + severity));
        }
        assertEquals(heard, String.join(", ", told), rule);
    }

    private void happens(String event, Instant now) {
        String[] parts = event.split(" ", -1);
        switch (parts[0]) {
            case "ack" -> open.put(parts[1], AlarmState.LATCHED_ACKNOWLEDGED);
            case "end" -> open.remove(parts[1]);
            case "silence" -> {
                assertEquals(now.plus(AlarmSounds.SILENCE), sounds.silence(groups(), now));
                assertEquals(Optional.of(now.plusSeconds(120)), sounds.silentUntil());
            }
            case "sound" -> {
                sounds.endSilence();
                assertEquals(Optional.empty(), sounds.silentUntil());
            }
            default -> open.put(parts[0].substring(1), AlarmState.LATCHED_UNACKNOWLEDGED);
        }
    }

    private List<AlarmGroup> groups() {
        return open.entrySet().stream()
                .map(each -> group(new AlarmKind(each.getKey()), each.getValue()))
                .collect(Collectors.toList());
    }

    private static AlarmGroup group(AlarmKind kind, AlarmState state) {
        StationId station = new StationId("Unit");
        return new AlarmGroup(
                new AlarmGroup.Cause(kind, Optional.of(station), Optional.empty()),
                RuleData.catalogue().of(kind),
                List.of(
                        new LineAlarm(
                                new Alarm(
                                        AlarmId.ofScan(new LogPosition(1, 1)),
                                        kind,
                                        START,
                                        Optional.empty(),
                                        Optional.of(station),
                                        Optional.empty(),
                                        Reason.none(),
                                        Optional.empty(),
                                        0,
                                        AlarmLife.raised(true)),
                                state,
                                RuleData.catalogue().of(kind),
                                Optional.empty())));
    }
}
