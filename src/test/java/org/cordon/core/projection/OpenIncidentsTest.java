package org.cordon.core.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.Shift;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class OpenIncidentsTest {
    // `1+` opens incident 1, `1h` holds a pack for it, `1c` completes its next step, `1!` all that
    // are left,
    // `1r` issues its report. What is open is named with the packs held for it and its current
    // step; the
    // last column is what was closed, in order.
    // [utest->req~projection.incidents~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing happened            |                | ''              | ''
                    one is opened               | 1+             | 1:0 CEASE       | ''
                    two are open, oldest first  | 2+ 1+          | 2:0 CEASE 1:0 CEASE | ''
                    a pack is held for it       | 1+ 1h          | 1:1 CEASE       | ''
                    for none that is open       | 1h             | ''              | ''
                    not for the other           | 1+ 2+ 2h       | 1:0 CEASE 2:1 CEASE | ''
                    a step is completed         | 1+ 1c          | 1:0 ISOLATE     | ''
                    before it was opened        | 1c 1+          | 1:0 CEASE       | ''
                    opened again, it goes on    | 1+ 1h 1c 1+    | 1:1 ISOLATE     | ''
                    all steps are completed     | 1+ 1!          | ''              | 1
                    then it is not opened again | 1+ 1! 1+       | ''              | 1
                    nothing is added            | 1+ 1! 1h 1c 1r | ''              | 1
                    the other stays open        | 1+ 2+ 1!       | 2:0 CEASE       | 1
                    a report changes nothing    | 1+ 1r          | 1:0 CEASE       | ''
                    """)
    void whatIsOpen(String rule, String events, String open, String closed) {
        Chain chain = Chain.of(StreamId.OPERATIONS);
        int[] done = new int[10];
        for (String event : events == null ? new String[0] : events.split(" ")) {
            add(chain, done, event);
        }
        OpenIncidents incidents = new OpenIncidents();
        List<Incident> ended = new ArrayList<>();
        for (Entry entry : chain.entries()) {
            incidents.apply(entry).ifPresent(ended::add);
            // An entry that is told twice counts once.
            incidents.apply(entry).ifPresent(ended::add);
        }
        assertEquals(open, told(incidents.all()), rule);
        assertEquals(
                closed,
                ended.stream().map(OpenIncidentsTest::number).collect(Collectors.joining(" ")),
                rule);
    }

    private static void add(Chain chain, int[] done, String event) {
        int number = event.charAt(0) - '0';
        IncidentId id = new IncidentId("L3-2026-000" + number);
        switch (event.substring(1)) {
            case "+" -> chain.add(opened(id));
            case "h" ->
                    chain.add(
                            new HoldEvent.UnitHeld(
                                    Shift.pack(number),
                                    Optional.of(id),
                                    new Reason.Written("looks wrong"),
                                    Optional.of(Duration.ZERO)));
            case "r" -> chain.add(new IncidentEvent.ReportIssued(id, Entry.NO_HASH, 1, "a.pdf"));
            case "c" -> complete(chain, id, done[number]++);
            case "!" -> {
                while (done[number] < ContainmentStep.values().length) {
                    complete(chain, id, done[number]++);
                }
            }
            default -> throw new IllegalArgumentException(event);
        }
    }

    private static void complete(Chain chain, IncidentId id, int step) {
        ContainmentStep[] steps = ContainmentStep.values();
        chain.add(
                new IncidentEvent.ActCompleted(
                        id, steps[Math.min(step, steps.length - 1)], Duration.ofSeconds(step)));
    }

    private static JournalEvent opened(IncidentId id) {
        return new IncidentEvent.IncidentOpened(
                id,
                Optional.empty(),
                Instant.EPOCH,
                VerdictCode.WRONG_LOT,
                new Reason.Written("a wrong lot"),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private static String told(List<Incident> incidents) {
        return incidents.stream()
                .map(incident ->
                        "%s:%d %s"
                                .formatted(
                                        number(incident),
                                        incident.held().size(),
                                        incident.current().orElseThrow()))
                .collect(Collectors.joining(" "));
    }

    private static String number(Incident incident) {
        String id = incident.id().value();
        return id.substring(id.length() - 1);
    }
}
