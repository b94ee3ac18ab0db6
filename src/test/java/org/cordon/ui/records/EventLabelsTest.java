package org.cordon.ui.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Grade;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.JournalEventSamples;
import org.cordon.support.Shift;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class EventLabelsTest {
    private static final JournalEvent UNKNOWN =
            new JournalEvent.Unknown(StreamId.OPERATIONS, "Newer", "{}");

    private final Messages messages = Messages.of(RecordsViewModel.class);
    private final EventLabels words =
            new EventLabels(
                    messages,
                    new PersonNames(new FakeStoreQueries(), Runnable::run),
                    new TimeFormats(ZoneId.of("Europe/Berlin")),
                    new FirstHour().rules);

    // [utest->req~device.grade-kept~1]
    @Test
    void aGradeIsToldWithItsStandardAndItsVerifier() {
        assertEquals(
                "Camera: No read, x. Nothing came. Print grade 2.5 by ISO/IEC 15415:2024, graded by"
                        + " V7.",
                words.format(
                        new ScanJudged(
                                new DeviceId("Camera"),
                                Instant.EPOCH,
                                Bytes.parse("x"),
                                Optional.empty(),
                                VerdictCode.NO_READ,
                                Optional.empty(),
                                Optional.empty(),
                                new Reason.Written("Nothing came."),
                                Optional.empty(),
                                DeviceRole.INLINE,
                                Optional.of(
                                        new Grade(
                                                "2.5",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                "ISO/IEC 15415:2024",
                                                "V7")),
                                Optional.empty())));
    }

    // [utest->req~line.rejected-after-restart~1]
    @Test
    void aRejectedUnitIsToldWithWhereItWasTakenOffAndWhetherItMayComeBack() {
        assertEquals(
                "Rejected at Gate, behind Unit: serial S00001. It must not come back.",
                words.format(rejected(Optional.of("Gate"), false)));
        assertEquals(
                "Rejected behind Unit: serial S00001. It may be put back.",
                words.format(rejected(Optional.empty(), true)));
    }

    private static JournalEvent rejected(Optional<String> reject, boolean mayReturn) {
        return new LineEvent.UnitRejected(
                Shift.pack(1),
                new StationId("Unit"),
                reject.map(StationId::new),
                Instant.EPOCH,
                Optional.of(new OrderId("PO-1")),
                mayReturn);
    }

    // [utest->req~device.setup~1]
    @Test
    void aScannerThatWasSetUpIsToldByWhatChanged() {
        Map<String, String> old = Map.of("name", "Hand", "baud", "9600");
        Map<String, String> now = Map.of("name", "Hand", "baud", "19200", "parity", "even");
        DeviceId hand = new DeviceId("Hand");
        assertEquals(
                "Scanner Hand was attached: baud 9600, name Hand.",
                words.format(new ScannerEvent.ScannerChanged(hand, Map.of(), old)));
        assertEquals(
                "Scanner Hand was set up anew: baud 9600 → 19200, parity unset → even.",
                words.format(new ScannerEvent.ScannerChanged(hand, old, now)));
        assertEquals(
                "Scanner Hand was removed.",
                words.format(new ScannerEvent.ScannerChanged(hand, now, Map.of())));
    }

    // [utest->req~line.setup~1]
    @Test
    void stationsThatWereSetUpAreToldByWhatChanged() {
        Map<String, String> old = Map.of("1.name", "Cases", "1.level", "case");
        Map<String, String> now = Map.of("1.name", "Cases", "1.level", "case", "1.lag", "2");
        assertEquals(
                "The stations of the line were set up: 1.level case, 1.name Cases.",
                words.format(new ScannerEvent.StationsChanged(Map.of(), old)));
        assertEquals(
                "The stations of the line were set up anew: 1.lag unset → 2.",
                words.format(new ScannerEvent.StationsChanged(old, now)));
        assertEquals(
                "All stations of the line were removed.",
                words.format(new ScannerEvent.StationsChanged(now, Map.of())));
    }

    // [utest->req~records.event-texts~1]
    @Test
    void everyKindOfEventHasItsTextAndEveryTextItsKind() {
        assertEquals(
                Stream.concat(JournalEventSamples.ALL.stream(), Stream.of(UNKNOWN))
                        .map(JournalEvent::messageKey)
                        .collect(Collectors.toSet()),
                messages.bundle().keySet().stream()
                        .filter(key -> key.startsWith("records.fact."))
                        .map(key -> key.replaceFirst("^records\\.fact\\.([^.]+).*", "$1"))
                        .collect(Collectors.toSet()));
    }

    // [utest->req~records.event-texts~1]
    @Test
    void noPlaceAndNoConstantIsLeftInASentence() {
        for (JournalEvent event : JournalEventSamples.ALL) {
            String said = words.format(event);
            assertFalse(said.contains("{0}") || said.contains("{1"), said);
            event.components().values().stream()
                    .filter(Enum.class::isInstance)
                    .forEach(constant -> assertFalse(said.contains(constant.toString()), said));
        }
        assertEquals(
                "A newer version of Cordon recorded this (Newer). It is kept as it stands.",
                words.format(UNKNOWN));
    }
}
