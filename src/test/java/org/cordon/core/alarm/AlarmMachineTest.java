package org.cordon.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.text.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All that can happen to an alarm, as far as it leads, against the table of its states.
final class AlarmMachineTest {
    private static final Instant START = Instant.parse("2026-12-01T03:00:00Z");
    private static final Duration SHELF = Duration.ofHours(1);
    private static final String OVER = ".";
    private static final List<AlarmId> ALARM = List.of(AlarmId.ofScan(new LogPosition(1, 1)));
    private static final List<AlarmState> STATES = List.of(AlarmState.values());

    /// An alarm at a time: at the start or once its time on the shelf is over.
    private record At(AlarmLife life, Instant time) {
        String letter() {
            return String.valueOf((char) ('A' + STATES.indexOf(life.state(time))));
        }
    }

    private static Map<String, Map<String, String>> table(String title) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        AlarmMachineTest.class.getResourceAsStream("alarm-machine.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = text.indexOf("== " + title + "\n");
            int to = text.indexOf("\n\n", from);
            List<String> rows =
                    text.substring(from, to < 0 ? text.length() : to).lines().skip(1).toList();
            String[] events = cells(rows.getFirst());
            Map<String, Map<String, String>> table = new HashMap<>();
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = cells(row);
                assertEquals(events.length, cells.length, row);
                Map<String, String> by = new HashMap<>();
                for (int i = 1; i < cells.length; i++) {
                    by.put(events[i], cells[i].equals("-") ? cells[0] : cells[i]);
                }
                table.put(cells[0], by);
            }
            return table;
        }
    }

    private static String[] cells(String row) {
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    }

    private static Optional<At> after(At before, String event) {
        return event.equals("time")
                ? Optional.of(new At(before.life(), before.time().plus(SHELF)))
                : before.life()
                        .after(happened(event, before.time()), before.time())
                        .map(life -> new At(life, before.time()));
    }

    private static AlarmFollowUp happened(String event, Instant at) {
        return switch (event) {
            case "acknowledged" -> new AlarmEvent.AlarmAcknowledged(ALARM);
            case "cleared" -> new AlarmEvent.AlarmCleared(ALARM, Reason.none());
            case "holds" -> new AlarmEvent.AlarmRaisedAgain(ALARM, Reason.none());
            case "shelved" -> new AlarmEvent.AlarmShelved(ALARM, at.plus(SHELF), "being mended");
            case "unshelved" -> new AlarmEvent.AlarmUnshelved(ALARM);
            case "stopped" -> new AlarmEvent.AlarmSuppressed(ALARM, Reason.none());
            case "runs" -> new AlarmEvent.AlarmUnsuppressed(ALARM);
            case "out" -> new AlarmEvent.AlarmOutOfService(ALARM, "being mended");
            case "in" -> new AlarmEvent.AlarmInService(ALARM);
            case "closed" -> new AlarmEvent.AlarmClosed(ALARM, AlarmEvent.Closing.RESOLVED, "done");
            default -> throw new IllegalArgumentException(event);
        };
    }

    /// Walks through everything that can be reached, whatever comes after whatever: an alarm that differs from another in
    /// something that its state does not tell goes where the other goes, and none is ever in a state without a row.
    // [utest->req~alarm.machine~1]
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachStateAndEventIsInTheTableAndNothingElseIsReached(boolean verdict) throws IOException {
        Map<String, Map<String, String>> table =
                table(verdict ? "an alarm of a verdict" : "an alarm of the line");
        Deque<At> open = new ArrayDeque<>(List.of(new At(AlarmLife.raised(verdict), START)));
        List<At> seen = new ArrayList<>(open);
        Set<String> reached = new TreeSet<>();
        while (!open.isEmpty()) {
            At now = open.remove();
            reached.add(now.letter());
            Map<String, String> row = Objects.requireNonNull(table.get(now.letter()), now::letter);
            row.forEach((event, expected) -> {
                Optional<At> next = after(now, event);
                assertEquals(
                        expected,
                        next.map(At::letter).orElse(OVER),
                        () -> "%s, %s".formatted(now, event));
                // Shelves of later times are the same again.
                next.filter(each -> !seen.contains(each))
                        .filter(each -> !each.time().isAfter(START.plus(SHELF.multipliedBy(2))))
                        .ifPresent(each -> {
                            seen.add(each);
                            open.add(each);
                        });
            });
        }
        assertEquals(new TreeSet<>(table.keySet()), reached);
        assertTrue(seen.size() > table.size(), "no alarm differs within its state");
    }
}
