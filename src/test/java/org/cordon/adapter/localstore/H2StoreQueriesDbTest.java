package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.Incident.Step;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people read, over a real H2 file.
final class H2StoreQueriesDbTest extends StoreQueriesDbCase {
    @Test
    void peopleAreListedByNameWithTheirLatestPassword() {
        operations.add(new PersonEvent.PersonEnrolled(new PersonId("zoe"), "Anna Zoe", "h1"));
        operations.add(new PersonEvent.PersonEnrolled(new PersonId("bert"), "bert Böhm", "h2"));
        operations.add(new PersonEvent.PasswordChanged(new PersonId("zoe"), "h3"));
        apply();

        assertEquals(
                List.of(
                        new Person(new PersonId("zoe"), "Anna Zoe", "h3"),
                        new Person(new PersonId("bert"), "bert Böhm", "h2")),
                records.people());
        assertEquals(Optional.empty(), records.person(new PersonId("nobody")));
    }

    // [utest->req~store.seen-inline~1]
    @Test
    void onlyWhatAnInlineReaderSawCountsAsSeenWithItsFirstTime() {
        scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, 1, AT));
        scans.add(Shift.scan(ORDER, VerdictCode.DUPLICATE, 1, AT.plusSeconds(9)));
        scans.add(byHand(Shift.scan(ORDER, VerdictCode.ACCEPTED, 2, AT)));
        scans.add(Shift.scan(ORDER, VerdictCode.NO_READ, 3, AT));
        scans.add(Shift.scan(ORDER, VerdictCode.NO_READ, 3, AT, 2));
        scans.add(Shift.scan(new OrderId("PO-2"), VerdictCode.ACCEPTED, 4, AT));
        apply();

        assertEquals(Map.of(Optional.empty(), Map.of(Shift.pack(1), AT)), records.accepted(ORDER));
        assertEquals(
                Map.of(
                        new ScanCounts.Place(Optional.empty(), 1, DeviceRole.INLINE),
                        Map.of(
                                VerdictCode.ACCEPTED,
                                1L,
                                VerdictCode.DUPLICATE,
                                1L,
                                VerdictCode.NO_READ,
                                1L),
                        new ScanCounts.Place(Optional.empty(), 2, DeviceRole.INLINE),
                        Map.of(VerdictCode.NO_READ, 1L),
                        new ScanCounts.Place(Optional.empty(), 1, DeviceRole.HANDHELD),
                        Map.of(VerdictCode.ACCEPTED, 1L)),
                records.counts(ORDER));
    }

    private static JournalEvent byHand(ScanJudged scan) {
        return new ScanJudged(
                scan.device(),
                scan.receivedAt(),
                scan.raw(),
                scan.order(),
                scan.verdict(),
                scan.unit(),
                scan.fault(),
                scan.reason(),
                scan.container(),
                DeviceRole.HANDHELD,
                Optional.empty(),
                Optional.empty());
    }

    // [utest->req~store.incident~1]
    @Test
    void anIncidentIsPutTogetherFromItsEntries() {
        Entry scan = scans.add(Shift.scan(ORDER, VerdictCode.WRONG_LOT, 1, AT));
        IncidentEvent.IncidentOpened opening =
                new IncidentEvent.IncidentOpened(
                        INCIDENT,
                        Optional.of(ORDER),
                        AT,
                        VerdictCode.WRONG_LOT,
                        Reason.of("duplicate", "A", AT),
                        1,
                        Optional.of(scan.seq()),
                        Optional.of(Shift.pack(1)));
        Entry opened = operations.add("anna", opening);
        Entry hold = operations.add("anna", hold(1, Optional.of(INCIDENT)));
        IncidentNote note = new IncidentNote.LineStopped("Bert", "stopped \"and\" locked");
        Entry noted =
                operations.add(
                        "anna",
                        new IncidentEvent.NoteTaken(
                                INCIDENT, note, Duration.ofNanos(1_000_000_001)));
        Entry done =
                operations.add(
                        "bert",
                        new IncidentEvent.ActCompleted(
                                INCIDENT, ContainmentStep.CEASE, Duration.ofMinutes(4)));
        operations.add(new IncidentEvent.ReportIssued(INCIDENT, Entry.NO_HASH, 3, "report.pdf"));
        apply();

        assertEquals(
                Optional.of(
                        new Incident(
                                INCIDENT,
                                Optional.of(ORDER),
                                AT,
                                VerdictCode.WRONG_LOT,
                                Reason.of("duplicate", "A", AT),
                                Optional.of(Shift.pack(1)),
                                opened.stamp().at(),
                                opened.person(),
                                Duration.ofMinutes(4),
                                List.of(
                                        new Step(
                                                ContainmentStep.CEASE,
                                                noted.stamp().at(),
                                                Duration.ofNanos(1_000_000_001),
                                                noted.person(),
                                                Optional.of(note)),
                                        new Step(
                                                ContainmentStep.CEASE,
                                                done.stamp().at(),
                                                Duration.ofMinutes(4),
                                                done.person(),
                                                Optional.empty())),
                                List.of(held(hold, Optional.of(INCIDENT))),
                                List.of())),
                records.incident(INCIDENT));
        assertEquals(List.of(records.incident(INCIDENT).orElseThrow()), records.incidents());
        assertEquals(scan, records.history(INCIDENT).getFirst());
        assertEquals(6, records.history(INCIDENT).size());
    }

    // [utest->req~store.entries~1]
    @Test
    void entriesArePagedLatestFirst() {
        for (int i = 0; i < 10; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i, AT));
        }
        apply();

        List<Entry> all = scans.entries();
        assertEquals(
                List.of(all.get(9), all.get(8), all.get(7)),
                records.entries(StreamId.SCANS, Long.MAX_VALUE, 3));
        assertEquals(List.of(all.get(6), all.get(5)), records.entries(StreamId.SCANS, 8, 2));
        assertEquals(List.of(), records.entries(StreamId.OPERATIONS, Long.MAX_VALUE, 3));
    }

    // [utest->req~qualify.record~1]
    @Test
    void theLatestQualificationAndCanaryOfEachScannerAreFound() throws Exception {
        DeviceId hand = new DeviceId("Hand");
        DeviceId camera = new DeviceId("Camera 1");
        operations.add("bert", qualified(hand));
        Entry checkCode =
                operations.add(
                        "bert",
                        new ScannerEvent.CanaryScanned(hand, AT, Bytes.of(), true, List.of()));
        Entry other = operations.add("bert", qualified(camera));
        Entry again = operations.add("bert", qualified(hand));
        apply();
        assertEquals(List.of(checkCode, other, again), records.standings());
    }

    private static JournalEvent qualified(DeviceId device) {
        return new ScannerEvent.ScannerQualified(
                device, QualificationResult.FIT, List.of(), List.of());
    }
}
