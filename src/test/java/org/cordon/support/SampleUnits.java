package org.cordon.support;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Grade;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A short journal with a pack that had much happen to it, its neighbours, their case and their lot. The same in every
/// picture and test.
public final class SampleUnits {
    /// Carries the wrong lot, was rejected and is on hold.
    public static final UnitId HELD = pack("K7M2QX4TR9BD");

    /// Accepted and packed; line system and line do not agree where.
    public static final UnitId PACKED = pack("00007A1K0003");

    /// Has the other packs in it.
    public static final UnitId CASE = new UnitId.Container(new Sscc("340123450000000017"));

    /// Where the line system says that one of them is.
    public static final UnitId OTHER_CASE = new UnitId.Container(new Sscc("340123450000000024"));

    /// The lot of the order.
    public static final Lot LOT = SampleStates.ORDER.lot();

    private static final OrderId ORDER = SampleStates.ORDER.id();
    private static final IncidentId INCIDENT = new IncidentId("L3-2026-0114");
    private static final Instant START = Instant.parse("2026-11-23T03:11:57.204Z");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<StreamId, Long> seqs = new EnumMap<>(StreamId.class);
    private Instant at = START;

    private SampleUnits() {}

    private static UnitId pack(String serial) {
        return new UnitId.Sgtin(SampleStates.ORDER.gtin(), new Serial(serial));
    }

    /// The n-th of the packs that were packed.
    public static UnitId pack(int n) {
        return pack("00007A1K%04d".formatted(n));
    }

    /// All of it.
    public static List<Entry> all() {
        SampleUnits units = new SampleUnits();
        units.order();
        units.packs();
        units.held();
        units.lot();
        return units.entries;
    }

    /// A scan after all of it.
    public static Entry later(long seq, UnitId unit) {
        SampleUnits units = new SampleUnits();
        units.seqs.put(StreamId.SCANS, seq - 1);
        units.at = START.plusSeconds(3_600);
        units.read(unit, VerdictCode.ON_HOLD, Reason.none(), Optional.empty(), Optional.empty());
        return units.entries.getFirst();
    }

    /// After all of it: another product has a serial of the same name.
    public static List<Entry> ambiguous() {
        SampleUnits units = new SampleUnits();
        all().forEach(entry -> units.seqs.put(entry.stream(), entry.seq()));
        units.at = START.plusSeconds(7_200);
        units.read(
                new UnitId.Sgtin(new Gtin("09506000134352"), new Serial(PACKED.label())),
                VerdictCode.WRONG_PRODUCT,
                Reason.none(),
                Optional.empty(),
                Optional.of(new ScanAlarm.Raised()));
        return units.entries;
    }

    private void order() {
        add(
                Duration.ofHours(-5),
                "wilhelmina",
                new OrderEvent.OrderOpened(
                        SampleStates.ORDER, "PO-20411.json", Entry.NO_HASH, 12, true));
        List<Unit> listed = new ArrayList<>();
        listed.add(new Unit(CASE, UnitKind.CASE, Optional.empty(), UnitState.ACTIVE));
        listed.add(new Unit(HELD, UnitKind.PACK, Optional.empty(), UnitState.ALLOCATED));
        for (int n = 0; n < 10; n++) {
            listed.add(new Unit(pack(n), UnitKind.PACK, Optional.of(CASE), UnitState.ACTIVE));
        }
        add(Duration.ZERO, "wilhelmina", new OrderEvent.UnitsListed(ORDER, listed));
        add(Duration.ZERO, "wilhelmina", new OrderEvent.OrderActivated(ORDER));
        at = START;
    }

    private void packs() {
        report(new LineFact.Commissioned(List.of(HELD, PACKED)));
        for (int n = 0; n < 8; n++) {
            read(
                    pack(n),
                    VerdictCode.ACCEPTED,
                    Reason.of("accepted.pack"),
                    Optional.empty(),
                    Optional.empty());
            read(
                    pack(n),
                    VerdictCode.ACCEPTED,
                    Reason.of("accepted.pack"),
                    Optional.of(CASE),
                    Optional.empty());
        }
        report(new LineFact.Packed(OTHER_CASE, List.of(PACKED)));
    }

    private void held() {
        Entry scan =
                read(
                        HELD,
                        VerdictCode.WRONG_LOT,
                        Reason.of("wrong-lot", "K2410B", "K2411A"),
                        Optional.empty(),
                        Optional.of(new ScanAlarm.Raised()));
        AlarmId alarm = AlarmId.of(scan);
        add(
                Duration.ofSeconds(5),
                "",
                new LineEvent.UnitRejected(
                        HELD,
                        new StationId("Carton check"),
                        Optional.of(new StationId("Reject check")),
                        at,
                        Optional.of(ORDER),
                        false));
        add(Duration.ofSeconds(30), "mara", new AlarmEvent.AlarmAcknowledged(List.of(alarm)));
        add(
                Duration.ofSeconds(40),
                "mara",
                new HoldEvent.UnitHeld(
                        HELD,
                        Optional.of(INCIDENT),
                        new Reason.Written("Pack carries lot K2410B, the order is K2411A."),
                        Optional.of(Duration.ofSeconds(76)),
                        List.of(alarm)));
        add(
                Duration.ofMinutes(4),
                "mara",
                new IncidentEvent.NoteTaken(
                        INCIDENT,
                        new IncidentNote.Quarantined("Cage 2, shelf B"),
                        Duration.ofMinutes(6)));
        add(
                Duration.ofMinutes(31),
                "irina",
                new IncidentEvent.ReportIssued(
                        INCIDENT, "5f".repeat(32), 6, "L3-2026-0114 containment.pdf"));
        add(
                Duration.ofMinutes(5),
                "irina",
                new HoldEvent.UnitHeld(
                        pack(5),
                        Optional.empty(),
                        new Reason.Written("Carton is crushed"),
                        Optional.empty()));
    }

    private void lot() {
        add(
                Duration.ofMinutes(2),
                "irina",
                new HoldEvent.TargetHeld(
                        new HoldTarget.WholeLot(SampleStates.ORDER.gtin(), new Lot("K2410B")),
                        Optional.of(INCIDENT),
                        new Reason.Written("Leaflets of the old edition"),
                        Optional.empty(),
                        List.of()));
    }

    private void report(LineFact fact) {
        at = at.plusSeconds(2);
        add(
                Duration.ZERO,
                "",
                new LineEvent.LineDataReported(
                        Optional.of(ORDER),
                        "PO-20411-17.json",
                        Entry.NO_HASH,
                        at,
                        List.of(
                                new LineReport(
                                        "urn:uuid:" + entries.size(),
                                        at.minusSeconds(1),
                                        Optional.empty(),
                                        fact)),
                        List.of()));
    }

    private Entry read(
            UnitId unit,
            VerdictCode verdict,
            Reason why,
            Optional<UnitId> container,
            Optional<ScanAlarm> alarm) {
        boolean wrong = verdict == VerdictCode.WRONG_LOT;
        return add(
                Duration.ofMillis(208),
                "",
                new ScanJudged(
                        new DeviceId(container.isEmpty() ? "Camera 2" : "Camera 4"),
                        at,
                        Bytes.parse(
                                "]d201%s21%s{GS}1728113010%s"
                                        .formatted(
                                                SampleStates.ORDER.gtin().digits(),
                                                unit.label(),
                                                wrong ? "K2410B" : "K2411A")),
                        Optional.of(ORDER),
                        verdict,
                        Optional.of(unit),
                        Optional.empty(),
                        why,
                        container,
                        DeviceRole.INLINE,
                        Optional.of(
                                new Grade(
                                        "3.8",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "ISO/IEC 15415:2024",
                                        "Camera 2")),
                        alarm,
                        Optional.of(
                                new StationId(
                                        container.isEmpty() ? "Carton check" : "Case packer")),
                        1));
    }

    private Entry add(Duration later, String person, JournalEvent event) {
        at = at.plus(later);
        long seq = seqs.merge(event.stream(), 1L, Long::sum);
        Entry entry =
                new Entry(
                        new TerminalId("L3"),
                        event.stream(),
                        1,
                        seq,
                        new EventTime(at, ZoneOffset.UTC, Optional.empty()),
                        person.isEmpty() ? Optional.empty() : Optional.of(new PersonId(person)),
                        "1",
                        event,
                        Entry.NO_HASH,
                        "%064d".formatted(seq),
                        "{\"seq\":" + seq + "}");
        entries.add(entry);
        return entry;
    }
}
