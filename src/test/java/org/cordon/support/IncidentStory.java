package org.cordon.support;

import org.cordon.app.port.TimeSource;
import org.cordon.app.report.ContainmentReport;
import org.cordon.app.report.JournalIncidentQuery;
import org.cordon.app.report.ReportDataCollector;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An incident on terminal L3, told step by step into a journal in memory, and its report.
public final class IncidentStory {
    /// The incident told.
    public static final IncidentId ID = new IncidentId("L3-2026-0114");

    private static final PersonId MARA = new PersonId("supervisor");
    private static final PersonId JONAS = new PersonId("j.keller");
    private static final Instant START = Instant.parse("2026-11-23T03:12:04.118Z");

    private final FakeTimeSource time = new FakeTimeSource(START);
    private final FakeJournal journal = new FakeJournal(new TerminalId("L3"), 1, time);
    private Instant detected = START;

    /// Begins with two people enrolled and the sample order on the line.
    public IncidentStory() {
        time.setClockOffset(Optional.of(Duration.ofMillis(-12)));
        add(MARA, new PersonEvent.PersonEnrolled(MARA, "Mara Lindqvist", "h"));
        add(MARA, new PersonEvent.PersonEnrolled(JONAS, "Jonas Keller", "h"));
        add(
                MARA,
                new OrderEvent.OrderOpened(
                        SampleStates.ORDER, "order.csv", Entry.NO_HASH, 0, false));
        add(MARA, new OrderEvent.OrderActivated(SampleStates.ORDER.id()));
    }

    /// The rules as shipped.
    public static ContainmentRules rules() {
        try (InputStream in =
                Objects.requireNonNull(
                        IncidentStory.class.getResourceAsStream(
                                "/data/containment-rules.properties"))) {
            return ContainmentRules.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The journal told into.
    public FakeJournal journal() {
        return journal;
    }

    /// The clocks, in local time of Zurich.
    public TimeSource time() {
        return new TimeSource() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Europe/Zurich");
            }

            @Override
            public Optional<Duration> clockOffset() {
                return time.clockOffset();
            }
        };
    }

    private void add(PersonId person, JournalEvent event) {
        journal.append(Optional.of(person), event).join();
    }

    /// Lets time pass.
    public IncidentStory pass(Duration by) {
        time.advance(by);
        return this;
    }

    private Duration elapsed() {
        return Duration.between(detected, time.now());
    }

    /// A pack with another lot is scanned, and containment is started from it seven seconds later.
    public IncidentStory wrongLot() {
        return wrongLot("Pack carries lot K2410B, the order is K2411A.");
    }

    /// The same, with a reason of the test's choosing.
    public IncidentStory wrongLot(String reason) {
        detected = time.now();
        Bytes raw = Bytes.parse("]d20104012345000009" + "2100007A1K9Q4{GS}1728113010K2410B");
        Entry scan =
                journal.append(
                                Optional.empty(),
                                new ScanJudged(
                                        new DeviceId("Camera 2"),
                                        detected,
                                        raw,
                                        Optional.of(SampleStates.ORDER.id()),
                                        VerdictCode.WRONG_LOT,
                                        Optional.of(pack("00007A1K9Q4")),
                                        Optional.empty(),
                                        new Reason.Written(reason),
                                        Optional.empty(),
                                        DeviceRole.INLINE,
                                        Optional.empty(),
                                        Optional.empty()))
                        .join();
        pass(Duration.ofSeconds(7));
        add(
                MARA,
                new IncidentEvent.IncidentOpened(
                        ID,
                        Optional.of(SampleStates.ORDER.id()),
                        detected,
                        VerdictCode.WRONG_LOT,
                        new Reason.Written(reason),
                        scan.epoch(),
                        Optional.of(scan.seq()),
                        Optional.of(pack("00007A1K9Q4"))));
        return hold(pack("00007A1K9Q4"), reason);
    }

    /// A person starts containment without a scan and without an order.
    public IncidentStory reported(String reason, Optional<OrderId> order) {
        detected = time.now();
        add(
                JONAS,
                new IncidentEvent.IncidentOpened(
                        ID,
                        order,
                        detected,
                        VerdictCode.ON_HOLD,
                        new Reason.Written(reason),
                        1,
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    /// A pack of the sample order.
    public static UnitId pack(String serial) {
        return new UnitId.Sgtin(SampleStates.ORDER.gtin(), new Serial(serial));
    }

    /// Puts a unit into quarantine.
    public IncidentStory hold(UnitId unit, String reason) {
        add(
                JONAS,
                new HoldEvent.UnitHeld(
                        unit, Optional.of(ID), new Reason.Written(reason), Optional.of(elapsed())));
        return this;
    }

    /// Puts packs into quarantine, 800 ms apart.
    public IncidentStory hold(int packs) {
        for (int i = 0; i < packs; i++) {
            pass(Duration.ofMillis(800));
            hold(
                    i % 25 == 24 ? Shift.container(i) : pack("00007A1K%04d".formatted(i)),
                    "Put away with the incident: Pack carries lot K2410B, the order is K2411A.");
        }
        return this;
    }

    /// Captures something.
    public IncidentStory note(IncidentNote note) {
        add(MARA, new IncidentEvent.NoteTaken(ID, note, elapsed()));
        return this;
    }

    /// Completes an act.
    public IncidentStory complete(ContainmentStep step) {
        add(MARA, new IncidentEvent.ActCompleted(ID, step, elapsed()));
        return this;
    }

    /// Acts one to three, in 14 minutes.
    public IncidentStory untilTold() {
        pass(Duration.ofSeconds(131));
        note(new IncidentNote.LineStopped("Jonas Keller", "Stopped and locked"));
        complete(ContainmentStep.CEASE);
        pass(Duration.ofSeconds(260));
        note(new IncidentNote.Quarantined("Quarantine cage 4, shelf B"));
        complete(ContainmentStep.ISOLATE);
        pass(Duration.ofSeconds(200));
        told("quality-assurance", "Dr. Eva Novák", true);
        pass(Duration.ofSeconds(80));
        told("warehouse", "Piotr Wójcik", true);
        pass(Duration.ofSeconds(30));
        told("planning", "Łukasz Żak", false);
        pass(Duration.ofSeconds(140));
        return complete(ContainmentStep.COMMUNICATE);
    }

    private void told(String department, String person, boolean answered) {
        note(new IncidentNote.Told(department, person, "telephone", time.now(), answered));
    }

    /// Acts four and five.
    ///
    /// @param pause before each
    public IncidentStory untilContained(Duration pause) {
        pass(pause);
        note(new IncidentNote.Detail("shift", "Night"));
        note(new IncidentNote.Detail("seen", "A pack with the lot of the order before came by."));
        note(new IncidentNote.Detail("since-last-good", "120"));
        pass(Duration.ofSeconds(75));
        note(new IncidentNote.Detail("since-last-good", "212, counted from the print log"));
        note(new IncidentNote.Detail("people", "Mara Lindqvist (lead), Jonas Keller (line)"));
        complete(ContainmentStep.DOCUMENT);
        pass(pause);
        note(
                new IncidentNote.ReportOpened(
                        "DEV-2026-0457",
                        IncidentNote.Severity.CRITICAL,
                        "One pack with lot K2410B was found on the line that runs K2411A, nine"
                                + " minutes after the roll of labels was changed. Everything packed"
                                + " since the changeover is in quarantine."));
        return complete(ContainmentStep.INITIATE_REPORT);
    }

    /// The whole story within the hour.
    ///
    /// @param packs held besides the first
    public static IncidentStory contained(int packs) {
        return new IncidentStory()
                .wrongLot()
                .hold(packs)
                .untilTold()
                .untilContained(Duration.ofMinutes(9));
    }

    /// Three acts done, the hour gone by 12 minutes.
    public static IncidentStory overdue() {
        return new IncidentStory()
                .wrongLot()
                .hold(3)
                .untilTold()
                .pass(Duration.ofMinutes(58))
                .note(new IncidentNote.Detail("shift", "Night"));
    }

    /// The incidents recorded so far, as folded from the journal.
    public JournalIncidentQuery records() {
        List<Entry> scans = journal.all(StreamId.SCANS);
        JournalIncidentQuery records =
                new JournalIncidentQuery(
                        (epoch, seq) -> scans.stream().filter(e -> e.seq() == seq).findFirst());
        records.apply(journal.all(StreamId.OPERATIONS));
        return records;
    }

    /// The report now, prepared by the supervisor two minutes later.
    public ContainmentReport report() {
        pass(Duration.ofMinutes(2));
        return new ReportDataCollector(records(), rules(), time())
                .gather(ID, journal.head(StreamId.OPERATIONS), "Mara Lindqvist")
                .orElseThrow();
    }
}
