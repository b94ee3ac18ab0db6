package org.cordon.support;

import org.cordon.app.machine.MachineStatus;
import org.cordon.app.port.JournalState;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScannerStatus;
import org.cordon.boot.settings.Settings;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmLife;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Filling;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.machine.MachineId;
import org.cordon.core.machine.MachineMessage;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineState;
import org.cordon.core.machine.PackMlState;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.FieldCheck;
import org.cordon.core.verdict.FieldCheck.Field;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// States of a terminal as the screens show them, the same in every picture and test.
public final class SampleStates {
    /// When the wrong lot was seen.
    public static final Instant AT = Instant.parse("2026-11-23T03:12:04.118Z");

    private static final Gtin GTIN = new Gtin("04012345000009");
    private static final Lot LOT = new Lot("K2411A");
    private static final Expiry EXPIRY = new Expiry(LocalDate.of(2028, 11, 30));

    /// The order on the line.
    public static final Order ORDER =
            new Order(
                    new OrderId("PO-20411"),
                    "Amlodipine 5 mg, 30 tablets",
                    GTIN,
                    LOT,
                    EXPIRY,
                    20_000);

    /// Containers that are being filled there.
    public static final List<Filling> FILLING =
            List.of(
                    new Filling(new StationId("Bundler"), 1, Optional.empty(), 7),
                    new Filling(new StationId("Case packer"), 1, Optional.empty(), 2),
                    new Filling(
                            new StationId("Palletiser"),
                            1,
                            Optional.of(new UnitId.Container(new Sscc("340123450000000017"))),
                            23));

    /// The stations of the demo's line.
    public static final Line STATIONS = LineConfig.read(Settings.demoLine().stations()).line();

    private SampleStates() {}

    /// No order, no scan.
    public static LineStatus noOrder() {
        return new LineStatus(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                0,
                0,
                devices(DeviceState.SILENT),
                new JournalState.Recording());
    }

    /// An order, and nothing scanned yet.
    public static LineStatus waiting() {
        return status(List.of(), List.of(), Map.of(), 0, 0);
    }

    /// The same, of an order that is judged by a profile.
    public static LineStatus judgedBy(LineStatus before, ChosenProfile profile) {
        return new LineStatus(
                before.order(),
                Optional.of(profile),
                before.last(),
                before.recent(),
                before.alarms(),
                before.counts(),
                before.byPlace(),
                before.distinctPacks(),
                before.held(),
                before.devices(),
                before.journal(),
                before.sightingsKnown());
    }

    /// All as it should be.
    public static LineStatus allRight() {
        return status(
                scans(40).stream().filter(s -> s.code() == VerdictCode.ACCEPTED).toList(),
                List.of(),
                Map.of(VerdictCode.ACCEPTED, 18_131L, VerdictCode.NO_READ, 21L),
                18_131,
                0);
    }

    /// A wrong lot latched, two more behind it.
    public static LineStatus wrongLot() {
        List<EvaluatedScan> recent = new ArrayList<>(scans(40));
        EvaluatedScan wrong = wrongLot(5000);
        recent.addFirst(wrong);
        Map<VerdictCode, Long> counts = new EnumMap<>(VerdictCode.class);
        counts.put(VerdictCode.ACCEPTED, 18_131L);
        counts.put(VerdictCode.NO_READ, 68L);
        counts.put(VerdictCode.WRONG_LOT, 3L);
        counts.put(VerdictCode.DUPLICATE, 2L);
        return status(recent, List.of(wrong, wrongLot(5001), wrongLot(5002)), counts, 18_204, 214);
    }

    /// A pack that is in quarantine comes by again.
    public static LineStatus onHold() {
        UnitId unit = unit("00007A1K9PX");
        EvaluatedScan scan =
                new EvaluatedScan(
                        new LogPosition(1, 5003),
                        new DeviceId("Camera 2"),
                        AT,
                        raw("00007A1K9PX", "K2411A"),
                        new Judgement(
                                reading("00007A1K9PX", "K2411A"),
                                new Verdict.OnHold(
                                        unit,
                                        Optional.of(incident().id()),
                                        Optional.empty(),
                                        Verdict.OnHold.Relation.ITSELF,
                                        unit),
                                fields("00007A1K9PX", "K2411A")),
                        new Reason.Written("This pack is in quarantine for L3-2026-0114."),
                        "take it off the line and bring it back to quarantine.",
                        Optional.empty(),
                        Optional.of(new StationId("Carton check")));
        List<EvaluatedScan> recent = new ArrayList<>(scans(40));
        recent.addFirst(scan);
        return status(
                recent,
                List.of(scan),
                Map.of(VerdictCode.ACCEPTED, 18_131L, VerdictCode.ON_HOLD, 1L),
                18_204,
                214);
    }

    /// A critical alarm, a high one, and one of medium severity that many scans joined.
    public static LineStatus alarms() {
        LineStatus before = wrongLot();
        LineAlarm streak = alarm(unread(4_000));
        Alarm alarm = streak.alarm();
        List<LineAlarm> alarms =
                List.of(
                        before.alarms().getFirst(),
                        onHold().alarms().getFirst(),
                        new LineAlarm(
                                new Alarm(
                                        alarm.id(),
                                        AlarmKind.of(VerdictCode.READER_FAULT),
                                        alarm.detectedAt(),
                                        alarm.device(),
                                        alarm.station(),
                                        alarm.unit(),
                                        new Reason.Written(
                                                "Five packs in a row could not be read."),
                                        alarm.order(),
                                        41,
                                        AlarmLife.raised(true)),
                                streak.state(),
                                RuleData.catalogue().of(VerdictCode.READER_FAULT),
                                streak.scan()));
        return new LineStatus(
                before.order(),
                before.profile(),
                before.last(),
                before.recent(),
                alarms,
                before.counts(),
                before.byPlace(),
                before.distinctPacks(),
                before.held(),
                before.devices(),
                before.journal(),
                before.sightingsKnown());
    }

    /// The reader sees nothing, and one scanner is gone.
    public static LineStatus noRead() {
        List<EvaluatedScan> recent = new ArrayList<>();
        recent.add(unread(6000));
        recent.addAll(scans(30));
        LineStatus all =
                status(
                        recent,
                        List.of(),
                        Map.of(VerdictCode.ACCEPTED, 811L, VerdictCode.NO_READ, 40L),
                        811,
                        3);
        return new LineStatus(
                all.order(),
                all.last(),
                all.recent(),
                all.alarms(),
                all.counts(),
                all.distinctPacks(),
                all.held(),
                devices(DeviceState.LOST),
                all.journal());
    }

    /// The disk is full.
    public static LineStatus diskFull() {
        return recorded(new JournalState.DiskFull(3 << 20), true);
    }

    /// Somebody else removed a file of the journal.
    public static LineStatus journalAltered() {
        return recorded(
                new JournalState.Altered("/data/journal/acts/0001.jsonl", FileAlteration.REMOVED),
                true);
    }

    /// The disk will be full.
    public static LineStatus littleRoom() {
        return recorded(new JournalState.Recording(OptionalLong.of(512 << 20)), true);
    }

    /// What was recorded before is still being taken up.
    public static LineStatus takingUp() {
        return recorded(new JournalState.Recording(), false);
    }

    private static LineStatus recorded(JournalState journal, boolean sightingsKnown) {
        LineStatus all = allRight();
        return new LineStatus(
                all.order(),
                Optional.empty(),
                all.last(),
                all.recent(),
                all.alarms(),
                all.counts(),
                all.byPlace(),
                all.distinctPacks(),
                all.held(),
                all.devices(),
                journal,
                sightingsKnown);
    }

    /// Another status with so many held units.
    public static LineStatus withHeld(LineStatus before, long held) {
        return new LineStatus(
                before.order(),
                before.profile(),
                before.last(),
                before.recent(),
                before.alarms(),
                before.counts(),
                before.byPlace(),
                before.distinctPacks(),
                held,
                before.devices(),
                before.journal(),
                before.sightingsKnown());
    }

    /// All right, with one scanner in every state and a product of a long name in numbers that fill
    /// their places.
    public static LineStatus crowded() {
        Map<VerdictCode, Long> counts =
                Map.of(VerdictCode.ACCEPTED, 1_238_131L, VerdictCode.NO_READ, 12_021L);
        LineStatus all = allRight();
        Order order =
                new Order(
                        new OrderId("PO-20411-RX-2026-0007"),
                        "Ацетилсалициловая кислота 100 mg, 120 gastro-resistant tablets",
                        GTIN,
                        new Lot("K2411A-88213-RX07-PL"),
                        EXPIRY,
                        1_250_000);
        return new LineStatus(
                Optional.of(order),
                Optional.empty(),
                all.last(),
                all.recent(),
                all.alarms(),
                counts,
                byPlace(counts),
                1_238_131,
                2_000,
                everyState(),
                all.journal(),
                true);
    }

    private static List<ScannerStatus> everyState() {
        return List.of(
                new ScannerStatus(
                        new DeviceId("Camera 1"),
                        DeviceRole.INLINE,
                        "10.0.0.21:9004",
                        DeviceState.READING,
                        Optional.of(AT),
                        Reason.none()),
                new ScannerStatus(
                        new DeviceId("Camera 2"),
                        DeviceRole.INLINE,
                        "10.0.0.22:9004",
                        DeviceState.SILENT,
                        Optional.empty(),
                        Reason.none()),
                new ScannerStatus(
                        new DeviceId("Hand scanner, packing station 4 north"),
                        DeviceRole.HANDHELD,
                        "/dev/serial/by-id/usb-Datalogic_Gryphon_GD4520",
                        DeviceState.LOST,
                        Optional.of(AT),
                        new Reason.Written("The cable is unplugged.")),
                new ScannerStatus(
                        new DeviceId("Hand scanner 2"),
                        DeviceRole.HANDHELD,
                        "COM7",
                        DeviceState.REOPENING,
                        Optional.of(AT),
                        new Reason.Written("Opening again in 4 s.")));
    }

    /// With newer right scans on top of another status.
    public static LineStatus later(LineStatus before, int newer) {
        List<EvaluatedScan> recent = new ArrayList<>(before.recent());
        for (int i = 0; i < newer; i++) {
            recent.addFirst(right(7000 + i, "00007A1KA%02d".formatted(i)));
        }
        return new LineStatus(
                before.order(),
                Optional.of(recent.getFirst()),
                recent,
                before.alarms(),
                before.counts(),
                before.distinctPacks() + newer,
                before.held(),
                before.devices(),
                before.journal());
    }

    /// The incident being led.
    public static Incident incident() {
        return new Incident(
                new IncidentId("L3-2026-0114"),
                Optional.of(ORDER.id()),
                AT,
                VerdictCode.WRONG_LOT,
                new Reason.Written("Pack carries lot K2410B, the order is K2411A."),
                Optional.of(unit("00007A1K9Q4")),
                AT.plusSeconds(20),
                Optional.of(new PersonId("supervisor")),
                Duration.ofMinutes(18),
                List.of(),
                List.of(),
                List.of());
    }

    /// A right scan.
    public static EvaluatedScan right(long seq, String serial) {
        return new EvaluatedScan(
                new LogPosition(1, seq),
                new DeviceId("Camera 2"),
                AT.minusMillis(208 * (5000 - Math.min(seq, 5000))),
                raw(serial, "K2411A"),
                new Judgement(
                        reading(serial, "K2411A"),
                        new Verdict.Accepted(),
                        fields(serial, "K2411A")),
                new Reason.Written("Matches the order."),
                "",
                Optional.empty(),
                Optional.of(new StationId("Carton check")));
    }

    /// A scan with the lot of another order.
    public static EvaluatedScan wrongLot(long seq) {
        return new EvaluatedScan(
                new LogPosition(1, seq),
                new DeviceId("Camera 2"),
                AT,
                raw("00007A1K9Q4", "K2410B"),
                new Judgement(
                        reading("00007A1K9Q4", "K2410B"),
                        new Verdict.WrongLot(Optional.of(new Lot("K2410B")), LOT),
                        fields("00007A1K9Q4", "K2410B")),
                new Reason.Written("Pack carries K2410B, the order is K2411A."),
                "stop the line. Hold everything since the changeover.",
                Optional.empty(),
                Optional.of(new StationId("Carton check")));
    }

    /// The alarm that a scan raised, as nobody has seen it yet.
    public static LineAlarm alarm(EvaluatedScan scan) {
        return new LineAlarm(
                new Alarm(
                        AlarmId.ofScan(scan.position()),
                        AlarmKind.of(scan.code()),
                        scan.at(),
                        Optional.of(scan.device()),
                        scan.station(),
                        scan.unit(),
                        scan.reason(),
                        Optional.of(ORDER.id()),
                        0,
                        AlarmLife.raised(true)),
                AlarmState.LATCHED_UNACKNOWLEDGED,
                RuleData.catalogue().of(scan.code()),
                Optional.of(scan));
    }

    /// A refused pack that went on, as signals of the line show it: no scan raised it.
    public static LineAlarm escaped() {
        return new LineAlarm(
                new Alarm(
                        new AlarmId(StreamId.OPERATIONS, new LogPosition(1, 90)),
                        LineFinding.ESCAPED,
                        Instant.parse("2026-11-23T03:10:00Z"),
                        Optional.empty(),
                        Optional.of(new StationId("Carton check")),
                        Optional.of(unit("00007A1K9PX")),
                        Reason.of("escaped", "00007A1K9PX", new StationId("Carton check")),
                        Optional.of(ORDER.id()),
                        0,
                        AlarmLife.raised(true)),
                AlarmState.LATCHED_UNACKNOWLEDGED,
                RuleData.catalogue().of(LineFinding.ESCAPED),
                Optional.empty());
    }

    /// The same with one more open alarm.
    public static LineStatus withAlarm(LineStatus before, LineAlarm more) {
        List<LineAlarm> alarms = new ArrayList<>(before.alarms());
        alarms.addFirst(more);
        return new LineStatus(
                before.order(),
                before.last(),
                before.recent(),
                alarms,
                before.counts(),
                before.distinctPacks(),
                before.held(),
                before.devices(),
                before.journal());
    }

    /// An entry around a fact.
    public static Entry entry(JournalEvent event) {
        return new Entry(
                new TerminalId("L3"),
                event.stream(),
                1,
                1,
                new EventTime(AT, ZoneOffset.UTC, Optional.empty()),
                Optional.of(new PersonId("supervisor")),
                "1",
                event,
                Entry.NO_HASH,
                Entry.NO_HASH,
                "{}");
    }

    /// A unit in quarantine.
    public static HeldUnit held(UnitId unit, Reason reason) {
        return new HeldUnit(
                unit,
                Optional.empty(),
                reason,
                AT,
                Optional.of(new PersonId("supervisor")),
                new LogPosition(1, 1));
    }

    private static EvaluatedScan unread(long seq) {
        return new EvaluatedScan(
                new LogPosition(1, seq),
                new DeviceId("Camera 2"),
                AT.minusMillis(208 * (5000 - Math.min(seq, 5000))),
                Bytes.parse("NOREAD"),
                new Judgement(
                        new Reading.Unreadable(ScanFault.NO_READ, 0, ""),
                        new Verdict.NoRead(),
                        List.of()),
                new Reason.Written("The reader could not read this pack."),
                "take the pack out and scan it by hand.",
                Optional.empty(),
                Optional.of(new StationId("Carton check")));
    }

    private static List<EvaluatedScan> scans(int n) {
        List<EvaluatedScan> scans = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long seq = 4999L - i;
            scans.add(
                    i == 3 || i == 17 ? unread(seq) : right(seq, "00007A1K9%02d".formatted(n - i)));
        }
        return scans;
    }

    private static LineStatus status(
            List<EvaluatedScan> recent,
            List<EvaluatedScan> unsolved,
            Map<VerdictCode, Long> counts,
            long packs,
            long held) {
        return new LineStatus(
                Optional.of(ORDER),
                Optional.empty(),
                recent.stream().findFirst(),
                recent,
                unsolved.stream().map(SampleStates::alarm).toList(),
                counts,
                byPlace(counts),
                packs,
                held,
                devices(DeviceState.READING),
                new JournalState.Recording(),
                true,
                FILLING);
    }

    /// What the first station counted, and what the others did of the packs that it accepted.
    private static Map<ScanCounts.Place, Map<VerdictCode, Long>> byPlace(
            Map<VerdictCode, Long> counts) {
        Map<ScanCounts.Place, Map<VerdictCode, Long>> byPlace = new LinkedHashMap<>();
        long packs = counts.getOrDefault(VerdictCode.ACCEPTED, 0L);
        Map<String, Long> others = Map.of("Bundler", packs / 10, "Case packer", packs / 40);
        for (Station station : STATIONS.stations()) {
            Map<VerdictCode, Long> here =
                    station.equals(STATIONS.first())
                            ? counts
                            : Map.of(
                                    VerdictCode.ACCEPTED,
                                    others.getOrDefault(station.id().value(), packs / 960));
            byPlace.put(
                    new ScanCounts.Place(Optional.of(station.id()), 1, DeviceRole.INLINE), here);
        }
        return byPlace;
    }

    private static List<ScannerStatus> devices(DeviceState last) {
        List<ScannerStatus> devices = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            devices.add(
                    new ScannerStatus(
                            new DeviceId("Camera " + i),
                            DeviceRole.INLINE,
                            "10.0.0.2%d:9004".formatted(i),
                            i == 3 ? last : DeviceState.READING,
                            Optional.of(AT),
                            Reason.none()));
        }
        return devices;
    }

    private static UnitId unit(String serial) {
        return new UnitId.Sgtin(GTIN, new Serial(serial));
    }

    private static Reading reading(String serial, String lot) {
        return new Reading.Pack(
                GTIN, new Serial(serial), Optional.of(new Lot(lot)), Optional.of(EXPIRY));
    }

    private static Bytes raw(String serial, String lot) {
        return Bytes.parse("]d2010401234500000921" + serial + "{GS}1728113010" + lot);
    }

    private static List<FieldCheck> fields(String serial, String lot) {
        return List.of(
                new FieldCheck(
                        Field.PRODUCT,
                        Optional.of(GTIN.digits()),
                        Optional.of(GTIN.digits()),
                        true),
                new FieldCheck(Field.SERIAL, Optional.of(serial), Optional.empty(), true),
                new FieldCheck(
                        Field.LOT,
                        Optional.of(lot),
                        Optional.of(LOT.value()),
                        lot.equals(LOT.value())),
                new FieldCheck(
                        Field.EXPIRY,
                        Optional.of(EXPIRY.toString()),
                        Optional.of(EXPIRY.toString()),
                        true));
    }

    /// A labeller at the station of a line without set-up stations.
    public static MachineStatus machines(boolean silent) {
        return machines(Line.SINGLE.first().id(), silent);
    }

    /// A labeller at a station.
    public static MachineStatus machines(StationId station, boolean silent) {
        MachineId id = MachineId.of(new DeviceId("Labeller"));
        MachineState state = MachineState.of(id).at(station);
        for (MachineReport report :
                List.of(
                        new MachineReport.StateChanged(PackMlState.EXECUTE),
                        new MachineReport.Speed(250),
                        new MachineReport.RollChanged("R-17", Optional.empty()),
                        new MachineReport.PrintJob("J-4", true))) {
            state =
                    state.recalled(
                            new MachineMessage(
                                    id,
                                    Optional.of(station),
                                    report,
                                    Optional.empty(),
                                    Instant.EPOCH,
                                    0));
        }
        return new MachineStatus(
                List.of(new MachineStatus.Machine(state, silent, Optional.empty())));
    }
}
