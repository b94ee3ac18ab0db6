package org.cordon.ui.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Grade;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FirstHour;
import org.cordon.ui.common.Messages;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

final class EventLabelsTest {
    private final EventLabels words =
            new EventLabels(
                    Messages.of(RecordsViewModel.class),
                    new PersonNames(new FakeStoreQueries(), Runnable::run),
                    new TimeFormats(ZoneId.of("Europe/Berlin")),
                    new FirstHour().rules);

    // [utest->req~device.grade-kept~1]
    @Test
    void aGradeIsToldWithItsStandardAndItsVerifier() {
        assertEquals(
                "Camera: No read, x. Nothing came. Print grade 2.5 by ISO/IEC 15415:2024, graded by"
                        + " V7.",
                words.say(
                        new JournalEvent.ScanJudged(
                                new DeviceId("Camera"),
                                Instant.EPOCH,
                                Bytes.parse("x"),
                                Optional.empty(),
                                VerdictCode.NO_READ,
                                Optional.empty(),
                                Optional.empty(),
                                "Nothing came.",
                                Optional.empty(),
                                DeviceRole.INLINE,
                                Optional.of(
                                        new Grade(
                                                "2.5",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                "ISO/IEC 15415:2024",
                                                "V7")))));
    }

    // [utest->req~device.setup~1]
    @Test
    void aScannerThatWasSetUpIsToldByWhatChanged() {
        Map<String, String> old = Map.of("name", "Hand", "baud", "9600");
        Map<String, String> now = Map.of("name", "Hand", "baud", "19200", "parity", "even");
        DeviceId hand = new DeviceId("Hand");
        assertEquals(
                "Scanner Hand was attached: baud 9600, name Hand.",
                words.say(new JournalEvent.ScannerChanged(hand, Map.of(), old)));
        assertEquals(
                "Scanner Hand was set up anew: baud 9600 → 19200, parity unset → even.",
                words.say(new JournalEvent.ScannerChanged(hand, old, now)));
        assertEquals(
                "Scanner Hand was removed.",
                words.say(new JournalEvent.ScannerChanged(hand, now, Map.of())));
    }
}
