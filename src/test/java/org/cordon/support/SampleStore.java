package org.cordon.support;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Records of some shifts: an incident contained in time, one contained late, one open, with names
/// of many lengths and scripts. The same in every picture and test.
public final class SampleStore {
    /// Contained in 41:12.
    public static final IncidentId IN_TIME = new IncidentId("L3-2026-0113");

    /// Being led.
    public static final IncidentId OPEN = new IncidentId("L3-2026-0114");

    private final FakeStoreQueries records = new FakeStoreQueries();
    private final Map<StreamId, Long> seqs = new EnumMap<>(StreamId.class);
    private Instant at = Instant.parse("2026-11-22T21:58:02Z");

    private SampleStore() {}

    /// All of it.
    public static FakeStoreQueries all() {
        SampleStore sample = new SampleStore();
        sample.people();
        sample.scans(450);
        sample.contained(new IncidentId("L3-2026-0112"), Duration.ofMinutes(64).plusSeconds(5));
        sample.contained(IN_TIME, Duration.ofMinutes(41).plusSeconds(12));
        sample.open();
        return sample.records;
    }

    /// Adds an entry on top.
    ///
    /// @return it, as recorded
    public static Entry more(FakeStoreQueries records, long seq) {
        SampleStore sample = new SampleStore();
        sample.seqs.put(StreamId.OPERATIONS, seq - 1);
        Entry entry = sample.entry("mara", new PersonEvent.SignedIn(new PersonId("mara")));
        records.apply(java.util.List.of(entry));
        return entry;
    }

    private void people() {
        add("mara", new ProgramEvent.TerminalStarted("0.1.0", false));
        add("mara", new PersonEvent.PersonEnrolled(new PersonId("mara"), "Mara Lindqvist", ""));
        add(
                "mara",
                new PersonEvent.PersonEnrolled(
                        new PersonId("wilhelmina"),
                        "Wilhelmina Oyelaran-Brandstätter von Hohenfels",
                        ""));
        add("mara", new PersonEvent.PersonEnrolled(new PersonId("irina"), "Ирина Ковалёва", ""));
        add(
                "mara",
                new PersonEvent.PersonEnrolled(new PersonId("nikos"), "Νίκος Παπαδόπουλος", ""));
        add("irina", new PersonEvent.SignedIn(new PersonId("irina")));
        add("", new PersonEvent.SignInRefused("admin"));
        add(
                "irina",
                new OrderEvent.OrderOpened(
                        SampleStates.ORDER,
                        "PO-20411-amlodipine.json",
                        "0".repeat(64),
                        20_441,
                        false));
        add("irina", new OrderEvent.OrderActivated(SampleStates.ORDER.id()));
        add(
                "",
                new ScannerEvent.DeviceChanged(
                        new DeviceId("Camera 3"),
                        DeviceState.LOST,
                        new Reason.Written("The cable was pulled.")));
        add(
                "",
                new ScannerEvent.DeviceChanged(
                        new DeviceId("Camera 3"), DeviceState.READING, Reason.none()));
    }

    private void scans(int n) {
        for (int i = 0; i < n; i++) {
            String serial = "00007A1K%04d".formatted(i);
            add(
                    "",
                    new ScanJudged(
                            new DeviceId("Camera 2"),
                            at,
                            Bytes.parse("01" + FirstHour.GTIN.digits() + "21" + serial),
                            Optional.of(SampleStates.ORDER.id()),
                            i % 40 == 7 ? VerdictCode.WRONG_LOT : VerdictCode.ACCEPTED,
                            Optional.of(FirstHour.unit(serial)),
                            Optional.empty(),
                            i % 40 == 7
                                    ? Reason.of("wrong-lot", "K2410B", "K2411A")
                                    : Reason.of("accepted.pack"),
                            Optional.empty(),
                            DeviceRole.INLINE,
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private void opened(IncidentId id, String reason) {
        add(
                "wilhelmina",
                new IncidentEvent.IncidentOpened(
                        id,
                        Optional.of(SampleStates.ORDER.id()),
                        at,
                        VerdictCode.WRONG_LOT,
                        new Reason.Written(reason),
                        1,
                        Optional.of(4711L),
                        Optional.of(FirstHour.unit("00007A1K9Q4"))));
    }

    private void contained(IncidentId id, Duration needed) {
        opened(id, "Pack carries lot K2410B, the order is K2411A.");
        hold(id, "00007A1K9Q4", "Pack carries lot K2410B, the order is K2411A.", 40);
        note(id, new IncidentNote.LineStopped("Mara Lindqvist", "Stopped and locked"), 156);
        complete(id, ContainmentStep.CEASE, 160);
        for (int i = 0; i < 6; i++) {
            hold(id, "00007A1K9P" + i, "Put away with the incident: same case", 300 + 12 * i);
        }
        note(id, new IncidentNote.Quarantined("Quarantine cage 4, level −1"), 700);
        complete(id, ContainmentStep.ISOLATE, 710);
        note(id, new IncidentNote.Told("quality-assurance", "A. Berg", "telephone", at, true), 900);
        note(id, new IncidentNote.Told("warehouse", "Νίκος Παπαδόπουλος", "radio", at, false), 960);
        complete(id, ContainmentStep.COMMUNICATE, 970);
        note(
                id,
                new IncidentNote.Detail(
                        "seen",
                        "Two rolls of foil with different lots on the same unwinder; the operator"
                            + " noticed the print position first, the camera four packs later."),
                1500);
        complete(id, ContainmentStep.DOCUMENT, 1560);
        note(
                id,
                new IncidentNote.ReportOpened(
                        "DEV-2026-0031", IncidentNote.Severity.MAJOR, "Two lots were mixed."),
                needed.toSeconds() - 10);
        complete(id, ContainmentStep.INITIATE_REPORT, needed.toSeconds());
        add(
                "wilhelmina",
                new IncidentEvent.ReportIssued(
                        id, "3b".repeat(32), 3, "Office printer, 2nd floor"));
    }

    private void open() {
        opened(OPEN, "Two bundles without a label lie beside the line.");
        for (int i = 0; i < 3; i++) {
            hold(
                    OPEN,
                    "00007A1K9R" + i,
                    "Two bundles without a label lie beside the line.",
                    60 + i);
        }
    }

    private void hold(IncidentId id, String serial, String reason, long seconds) {
        add(
                "wilhelmina",
                new HoldEvent.UnitHeld(
                        FirstHour.unit(serial),
                        Optional.of(id),
                        new Reason.Written(reason),
                        Optional.of(Duration.ofSeconds(seconds))));
    }

    private void note(IncidentId id, IncidentNote note, long seconds) {
        add("wilhelmina", new IncidentEvent.NoteTaken(id, note, Duration.ofSeconds(seconds)));
    }

    private void complete(IncidentId id, ContainmentStep step, long seconds) {
        add("irina", new IncidentEvent.ActCompleted(id, step, Duration.ofSeconds(seconds)));
    }

    private void add(String person, JournalEvent event) {
        records.apply(java.util.List.of(entry(person, event)));
    }

    private Entry entry(String person, JournalEvent event) {
        at = at.plusSeconds(7);
        long seq = seqs.merge(event.stream(), 1L, Long::sum);
        return new Entry(
                new TerminalId("L3"),
                event.stream(),
                1,
                seq,
                new EventTime(at, ZoneOffset.UTC, Optional.empty()),
                person.isEmpty() ? Optional.empty() : Optional.of(new PersonId(person)),
                "1",
                event,
                Entry.NO_HASH,
                "%08x".formatted(0x9f3c77a2L + 7919 * seq) + "0".repeat(56),
                "{}");
    }
}
