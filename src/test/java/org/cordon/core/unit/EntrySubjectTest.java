package org.cordon.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.order.OrderId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.JournalEventSamples;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What entries are about.
final class EntrySubjectTest {
    private static final OrderId ORDER = new OrderId("PO-1");

    /// A unit's name as a record writes itself.
    private static final Pattern UNITS =
            Pattern.compile("Sgtin\\[gtin=[^]]*serial=[^]]*]|Container\\[sscc=[^]]*]");

    // [utest->req~unit.every-event~1]
    @Test
    void everyKindOfEventIsFoundByTheUnitsThatItNames() {
        for (JournalEvent event : JournalEventSamples.ALL) {
            if (event instanceof OrderEvent.UnitsListed) {
                continue;
            }
            Set<String> named =
                    EntrySubject.of(event).stream()
                            .map(subject ->
                                    switch (subject) {
                                        case EntrySubject.OfUnit(var unit) -> unit.toString();
                                        case EntrySubject.Inside(var unit) -> unit.toString();
                                        default -> "";
                                    })
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.toSet());
            Matcher unit = UNITS.matcher(event.toString());
            while (unit.find()) {
                assertTrue(named.contains(unit.group()), unit.group() + " of " + event);
            }
        }
    }

    @Test
    void aScanIsOfItsUnitAndOfTheContainerThatItIsReadFor() {
        assertEquals(
                Set.of(
                        new EntrySubject.OfUnit(Shift.pack(7)),
                        new EntrySubject.Inside(Shift.container(0))),
                EntrySubject.of(Shift.scan(ORDER, VerdictCode.ACCEPTED, 7, Instant.EPOCH)));
    }

    @Test
    void anOrderIsFoundByItsNumberAndItsLot() {
        assertEquals(
                Set.of(new EntrySubject.OfOrder(ORDER), new EntrySubject.OfLot(new Lot("K2411A"))),
                EntrySubject.of(
                        new OrderEvent.OrderOpened(
                                Shift.order("PO-1", 1), "a.csv", Entry.NO_HASH, 1, false)));
    }

    @Test
    void namesInTheIndexNeverChange() {
        assertEquals(
                List.of(
                        "010950600013435221S00007",
                        "in " + Shift.container(0).key(),
                        "lot K2411A",
                        "order PO-1",
                        "alarm SCANS-1-4",
                        "report urn:uuid:1",
                        "targets"),
                List.of(
                                new EntrySubject.OfUnit(Shift.pack(7)),
                                new EntrySubject.Inside(Shift.container(0)),
                                new EntrySubject.OfLot(new Lot("K2411A")),
                                new EntrySubject.OfOrder(ORDER),
                                new EntrySubject.OfAlarm(AlarmId.ofScan(new LogPosition(1, 4))),
                                new EntrySubject.OfReport("urn:uuid:1"),
                                new EntrySubject.OfTargets())
                        .stream()
                        .map(EntrySubject::key)
                        .toList());
    }
}
