package org.cordon.support;

import org.cordon.core.batch.BatchMaterial;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.container.ContainerCheck;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.container.Unexpected;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.machine.ComparedCounter;
import org.cordon.core.machine.MachineId;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.PackMlMode;
import org.cordon.core.machine.PackMlState;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
import org.cordon.core.reconciliation.Explanation;
import org.cordon.core.reconciliation.Stock;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Grade;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Check;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.CheckOutcome;
import org.cordon.core.scanner.qualification.CodeRead;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One event or more of each kind, in the order of the lines of its golden file: with all that is
/// optional, and without. Add at the end of a kind; what is here was recorded.
public final class JournalEventSamples {
    private static final Instant AT = Instant.parse("2026-11-24T08:00:00.123456Z");
    private static final Duration ELAPSED = Duration.ofSeconds(754, 250_000_000);
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final PersonId ANNA = new PersonId("anna.berg");
    private static final OrderId ORDER = new OrderId("PO 26/0114");
    private static final DeviceId CAMERA = new DeviceId("Camera 2");
    private static final DeviceId HAND = new DeviceId("Hand “A”");
    private static final IncidentId INCIDENT = new IncidentId("L3-2026-0114");
    private static final UnitId PACK =
            new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("Ab\"1/x"));
    private static final UnitId CASE = new UnitId.Container(new Sscc("340123450000000017"));
    private static final AlarmId SCAN_ALARM =
            new AlarmId(StreamId.SCANS, new LogPosition(2, 1_234_567_890_123L));
    private static final AlarmId ACT_ALARM =
            new AlarmId(StreamId.OPERATIONS, new LogPosition(1, 7));
    private static final Reason CODED =
            Reason.of("duplicate", "Ab\"1/x", AT)
                    .and(Reason.of("mended.double-read"))
                    .and(new Reason.Written("Seen “twice”"));
    private static final List<CheckFinding> FINDINGS =
            List.of(
                    new CheckFinding(Check.SEPARATOR, CheckOutcome.DROPPED, "{GS}", ""),
                    new CheckFinding(Check.LAYOUT, CheckOutcome.OTHER_LAYOUT, "yz-", "zyß"));

    /// All of them; those of one kind one after another.
    public static final List<JournalEvent> ALL =
            List.of(
                    new ProgramEvent.TerminalStarted("1.2.3", true),
                    new ProgramEvent.TerminalStarted("1.2.3", false),
                    new ProgramEvent.TerminalStopped(),
                    new PersonEvent.PersonEnrolled(ANNA, "Anna Bérg", "$argon2id$v=19$x"),
                    new PersonEvent.PasswordChanged(ANNA, "$argon2id$v=19$y"),
                    new PersonEvent.SignedIn(ANNA),
                    new PersonEvent.SignedOut(ANNA),
                    new PersonEvent.SignInRefused("änna\t\"\\"),
                    new OrderEvent.OrderOpened(
                            new Order(
                                    ORDER,
                                    "Cordonol 10 mg",
                                    new Gtin("04012345000009"),
                                    new Lot("L/26"),
                                    new Expiry(LocalDate.of(2028, 11, 30)),
                                    12_000),
                            "order.csv",
                            SHA256,
                            12_101,
                            false),
                    new OrderEvent.UnitsListed(
                            ORDER,
                            List.of(
                                    new Unit(
                                            PACK,
                                            UnitKind.PACK,
                                            Optional.of(CASE),
                                            UnitState.ACTIVE),
                                    new Unit(
                                            CASE,
                                            UnitKind.CASE,
                                            Optional.empty(),
                                            UnitState.SAMPLED),
                                    new Unit(
                                            CASE,
                                            UnitKind.BUNDLE,
                                            Optional.of(PACK),
                                            UnitState.DECOMMISSIONED),
                                    new Unit(
                                            CASE,
                                            UnitKind.PALLET,
                                            Optional.empty(),
                                            UnitState.DESTROYED))),
                    new OrderEvent.UnitsListed(ORDER, List.of()),
                    new OrderEvent.OrderActivated(ORDER),
                    new ScannerEvent.DeviceChanged(CAMERA, DeviceState.READING, Reason.none()),
                    new ScannerEvent.DeviceChanged(
                            CAMERA, DeviceState.SILENT, new Reason.Written("quiet")),
                    new ScannerEvent.DeviceChanged(
                            CAMERA, DeviceState.LOST, new Reason.Written("unplugged")),
                    new ScannerEvent.DeviceChanged(
                            CAMERA, DeviceState.REOPENING, new Reason.Written("again")),
                    new ScannerEvent.DeviceChanged(
                            CAMERA,
                            DeviceState.LOST,
                            Reason.of("device.tcp.no-answer", "10.0.0.21:9004")),
                    new ScannerEvent.ScannerChanged(
                            HAND,
                            Map.of("name", "Hand", "baud", "9600"),
                            Map.of("parity", "even", "name", "Hand “A”", "baud", "19200")),
                    new ScannerEvent.ScannerChanged(HAND, Map.of(), Map.of("header", "{x02}")),
                    new ScannerEvent.ScannerChanged(HAND, Map.of("header", "{x02}"), Map.of()),
                    new ScannerEvent.StationsChanged(
                            Map.of("1.name", "Cases", "1.level", "case"),
                            Map.of(
                                    "1.name", "Bundles",
                                    "1.level", "bundle",
                                    "2.name", "Cases “A”",
                                    "2.level", "case")),
                    new ScannerEvent.StationsChanged(Map.of(), Map.of("1.name", "Cases")),
                    new ScannerEvent.StationsChanged(Map.of("1.name", "Cases"), Map.of()),
                    fullScan(),
                    bareScan(VerdictCode.NO_READ),
                    bareScan(VerdictCode.ACCEPTED),
                    bareScan(VerdictCode.READER_FAULT),
                    bareScan(VerdictCode.BAD_CODE),
                    bareScan(VerdictCode.WRONG_PRODUCT),
                    bareScan(VerdictCode.WRONG_LOT),
                    bareScan(VerdictCode.WRONG_EXPIRY),
                    bareScan(VerdictCode.UNKNOWN_SERIAL),
                    bareScan(VerdictCode.DUPLICATE),
                    bareScan(VerdictCode.INACTIVE),
                    bareScan(VerdictCode.WRONG_CONTAINER),
                    bareScan(VerdictCode.ON_HOLD),
                    bareScan(VerdictCode.NO_ORDER),
                    alarmScan(new ScanAlarm.Raised()),
                    alarmScan(new ScanAlarm.Joined(SCAN_ALARM)),
                    alarmScan(new ScanAlarm.NotRaised()),
                    scan(VerdictCode.ACCEPTED, Reason.of("accepted.pack")),
                    scan(VerdictCode.DUPLICATE, CODED),
                    stationScan(0),
                    stationScan(3),
                    new AlarmEvent.VerdictAnswered(
                            2, 1_234_567_890_123L, AlarmEvent.Answer.CONFIRMED),
                    new AlarmEvent.VerdictAnswered(1, 7, AlarmEvent.Answer.HELD),
                    new AlarmEvent.VerdictAnswered(1, 8, AlarmEvent.Answer.CONTAINED),
                    new HoldEvent.UnitHeld(
                            PACK,
                            Optional.of(INCIDENT),
                            new Reason.Written("Wrong lot."),
                            Optional.of(ELAPSED)),
                    new HoldEvent.UnitHeld(
                            CASE, Optional.empty(), new Reason.Written(""), Optional.empty()),
                    new HoldEvent.UnitHeld(
                            PACK,
                            Optional.empty(),
                            new Reason.Written("Wrong lot."),
                            Optional.empty(),
                            List.of(SCAN_ALARM, ACT_ALARM)),
                    new HoldEvent.UnitHeld(PACK, Optional.empty(), CODED, Optional.empty()),
                    new AlarmEvent.AlarmRaised(
                            new AlarmKind("SCANNER_SILENT"),
                            AT,
                            Optional.of(CAMERA),
                            new Reason.Written("Nothing."),
                            Optional.empty(),
                            Optional.empty()),
                    new AlarmEvent.AlarmRaised(
                            new AlarmKind("CLOCK"),
                            AT,
                            Optional.empty(),
                            Reason.none(),
                            Optional.empty(),
                            Optional.empty()),
                    new AlarmEvent.AlarmRaised(
                            new AlarmKind("SCANNER_SILENT"),
                            AT,
                            Optional.of(CAMERA),
                            Reason.of("scanner-silent", CAMERA, HAND),
                            Optional.empty(),
                            Optional.empty()),
                    new AlarmEvent.AlarmRaised(
                            new AlarmKind("ESCAPED"),
                            AT,
                            Optional.empty(),
                            Reason.of("escaped", PACK.label(), "Unit “A”"),
                            Optional.of(new StationId("Unit “A”")),
                            Optional.of(PACK)),
                    new AlarmEvent.AlarmRaised(
                            new AlarmKind("ESCAPED"),
                            AT,
                            Optional.empty(),
                            Reason.of("escaped", PACK.label(), "Unit “A”"),
                            Optional.of(new StationId("Unit “A”")),
                            Optional.of(PACK),
                            Optional.of(ORDER)),
                    new AlarmEvent.AlarmAcknowledged(List.of(SCAN_ALARM, ACT_ALARM)),
                    new AlarmEvent.AlarmShelved(List.of(ACT_ALARM), AT, "Being mended."),
                    new AlarmEvent.AlarmClosed(List.of(SCAN_ALARM), AlarmEvent.Closing.HELD, ""),
                    new AlarmEvent.AlarmClosed(
                            List.of(SCAN_ALARM), AlarmEvent.Closing.CONTAINED, ""),
                    new AlarmEvent.AlarmClosed(
                            List.of(ACT_ALARM), AlarmEvent.Closing.RESOLVED, "Mended."),
                    new AlarmEvent.AlarmClosed(
                            List.of(SCAN_ALARM, ACT_ALARM),
                            AlarmEvent.Closing.FALSE_ALARM,
                            "A torn label."),
                    new AlarmEvent.AlarmClosed(
                            List.of(SCAN_ALARM),
                            AlarmEvent.Closing.FALSE_ALARM,
                            "A torn label.",
                            Optional.of(ANNA)),
                    new AlarmEvent.AlarmRaisedAgain(List.of(ACT_ALARM), CODED),
                    new AlarmEvent.AlarmSuppressed(List.of(ACT_ALARM), CODED),
                    new AlarmEvent.AlarmUnsuppressed(List.of(ACT_ALARM)),
                    new AlarmEvent.AlarmOutOfService(List.of(ACT_ALARM), "The camera is away."),
                    new AlarmEvent.AlarmInService(List.of(ACT_ALARM)),
                    new AlarmEvent.AlarmUnshelved(List.of(ACT_ALARM)),
                    new AlarmEvent.AlarmCleared(
                            List.of(ACT_ALARM), new Reason.Written("It reads again.")),
                    new AlarmEvent.AlarmCleared(List.of(ACT_ALARM), CODED),
                    new HoldEvent.UnitReleased(PACK, Optional.of(INCIDENT), "Checked."),
                    new HoldEvent.UnitReleased(CASE, Optional.empty(), "Checked."),
                    new IncidentEvent.IncidentOpened(
                            INCIDENT,
                            Optional.of(ORDER),
                            AT,
                            VerdictCode.WRONG_CONTAINER,
                            new Reason.Written("In another case."),
                            2,
                            Optional.of(4_294_967_296L),
                            Optional.of(PACK)),
                    new IncidentEvent.IncidentOpened(
                            INCIDENT,
                            Optional.empty(),
                            AT,
                            VerdictCode.ACCEPTED,
                            new Reason.Written("By hand."),
                            1,
                            Optional.empty(),
                            Optional.empty()),
                    new IncidentEvent.IncidentOpened(
                            INCIDENT,
                            Optional.empty(),
                            AT,
                            VerdictCode.DUPLICATE,
                            CODED,
                            1,
                            Optional.of(7L),
                            Optional.empty()),
                    note(new IncidentNote.LineStopped("anna.berg", "stopped and locked")),
                    note(new IncidentNote.NotStopped("no key")),
                    note(new IncidentNote.Quarantined("Cage 4")),
                    note(new IncidentNote.Told("qa", "Bo", "telephone", AT, true)),
                    note(new IncidentNote.Told("qa", "Bo", "in person", AT, false)),
                    note(new IncidentNote.Detail("batch", "L/26")),
                    note(
                            new IncidentNote.ReportOpened(
                                    "DEV-1", IncidentNote.Severity.MINOR, "One\nparagraph.")),
                    note(new IncidentNote.ReportOpened("DEV-2", IncidentNote.Severity.MAJOR, "")),
                    note(
                            new IncidentNote.ReportOpened(
                                    "DEV-3", IncidentNote.Severity.CRITICAL, "")),
                    new IncidentEvent.ActCompleted(INCIDENT, ContainmentStep.CEASE, Duration.ZERO),
                    new IncidentEvent.ActCompleted(INCIDENT, ContainmentStep.ISOLATE, ELAPSED),
                    new IncidentEvent.ActCompleted(INCIDENT, ContainmentStep.COMMUNICATE, ELAPSED),
                    new IncidentEvent.ActCompleted(INCIDENT, ContainmentStep.DOCUMENT, ELAPSED),
                    new IncidentEvent.ActCompleted(
                            INCIDENT, ContainmentStep.INITIATE_REPORT, ELAPSED),
                    new IncidentEvent.ReportIssued(INCIDENT, SHA256, 1, "Printer 2"),
                    new IncidentEvent.ReportIssued(INCIDENT, SHA256, 14, "report.pdf"),
                    new ScannerEvent.ScannerQualified(
                            HAND,
                            QualificationResult.NOT_FIT,
                            FINDINGS,
                            List.of(
                                    new CodeRead(
                                            CalibrationCode.CHARACTERS,
                                            Bytes.of((byte) 0xE8, (byte) 13, (byte) 0x1D),
                                            0),
                                    new CodeRead(CalibrationCode.QR, Bytes.of((byte) 1), 70_000))),
                    new ScannerEvent.ScannerQualified(
                            HAND, QualificationResult.FIT, List.of(), List.of()),
                    new ScannerEvent.ScannerQualified(
                            HAND, QualificationResult.FIT_WITH_SETTINGS, List.of(), List.of()),
                    new ScannerEvent.CanaryScanned(
                            HAND, AT, Bytes.parse("]d2{GS}"), false, FINDINGS),
                    new ScannerEvent.CanaryScanned(
                            HAND, AT, Bytes.parse("]d2{GS}"), true, List.of()),
                    new ProgramEvent.BackupMade("/mnt/b/cordon-L3", SHA256, 1_234, 5L << 32),
                    new ProgramEvent.JournalFileAltered(
                            "journal/ACTS/1.jsonl",
                            FileAlteration.REPLACED,
                            Optional.of("1.jsonl.aside")),
                    new ProgramEvent.JournalFileAltered(
                            "journal/ACTS/1.jsonl", FileAlteration.REMOVED, Optional.empty()),
                    new ProgramEvent.JournalFileAltered(
                            "journal/SCANS/2.jsonl", FileAlteration.SHORTENED, Optional.empty()),
                    new ProgramEvent.JournalFileAltered(
                            "journal/SCANS/2.jsonl", FileAlteration.OVERWRITTEN, Optional.empty()),
                    new LineEvent.UnitRejected(
                            PACK,
                            new StationId("Unit “A”"),
                            Optional.of(new StationId("Reject 1")),
                            AT,
                            Optional.of(ORDER),
                            true),
                    new LineEvent.UnitRejected(
                            CASE,
                            new StationId("Case"),
                            Optional.empty(),
                            AT,
                            Optional.empty(),
                            false),
                    held(HoldTarget.Units.of(PACK)),
                    new HoldEvent.TargetHeld(
                            new HoldTarget.Units(List.of(PACK, CASE)),
                            Optional.of(INCIDENT),
                            CODED,
                            Optional.of(ELAPSED),
                            List.of(SCAN_ALARM, ACT_ALARM)),
                    held(new HoldTarget.WholeLot(new Gtin("04012345000009"), new Lot("L/26"))),
                    held(
                            new HoldTarget.SerialRange(
                                    new Gtin("04012345000009"),
                                    new Serial("A\"01"),
                                    new Serial("A\"99"))),
                    held(
                            new HoldTarget.StationTime(
                                    new StationId("Unit “A”"), AT, Optional.of(AT.plusSeconds(9)))),
                    held(
                            new HoldTarget.StationTime(
                                    new StationId("Unit “A”"), AT, Optional.empty())),
                    held(new HoldTarget.Tagged("Q-0114-03", 7, "Packs “without” a code")),
                    new HoldEvent.TargetReleased(
                            new HoldTarget.WholeLot(new Gtin("04012345000009"), new Lot("L/26")),
                            Optional.of(INCIDENT),
                            "Checked “all”",
                            ANNA),
                    new HoldEvent.TargetReleased(
                            HoldTarget.Units.of(PACK), Optional.empty(), "checked", ANNA),
                    new OrderEvent.OrderOpened(
                            new Order(
                                    ORDER,
                                    "Cordonol 10 mg",
                                    new Gtin("04012345000009"),
                                    new Lot("L/26"),
                                    new Expiry(LocalDate.of(2028, 11, 30)),
                                    2),
                            "pool.json",
                            SHA256,
                            2,
                            true),
                    new LineEvent.LineDataReported(
                            Optional.of(ORDER),
                            "line “A”.json",
                            SHA256,
                            AT,
                            reports(
                                    new LineFact.Commissioned(List.of(PACK, CASE)),
                                    new LineFact.Packed(CASE, List.of(PACK)),
                                    new LineFact.Unpacked(CASE, List.of(PACK)),
                                    new LineFact.Unpacked(CASE, List.of()),
                                    new LineFact.Rejected(List.of(PACK)),
                                    new LineFact.Reintroduced(List.of(PACK)),
                                    new LineFact.Ended(List.of(PACK), UnitState.DECOMMISSIONED),
                                    new LineFact.Ended(List.of(PACK), UnitState.SAMPLED),
                                    new LineFact.Ended(List.of(PACK), UnitState.DESTROYED),
                                    new LineFact.Withdrawn(),
                                    new LineFact.Nothing()),
                            List.of(PACK)),
                    new LineEvent.LineDataReported(
                            Optional.empty(), "a.json", SHA256, AT, List.of(), List.of()),
                    new BatchEvent.LineCleared(
                            ORDER,
                            "2026-11",
                            List.of(
                                    new ClearanceAnswer(
                                            "packs", ClearanceAnswer.Found.CLEAR, "Bin “A” empty"),
                                    new ClearanceAnswer(
                                            "bins", ClearanceAnswer.Found.NOT_APPLICABLE, "")),
                            ANNA),
                    new BatchEvent.SetUpStarted(ORDER),
                    new BatchEvent.FirstPieceApproved(
                            ORDER, Optional.of(PACK), "Grade “3.8”", ANNA),
                    new BatchEvent.FirstPieceApproved(ORDER, Optional.empty(), "", ANNA),
                    new BatchEvent.BatchStarted(ORDER),
                    new BatchEvent.BatchPaused(ORDER, "Case “labels”"),
                    new BatchEvent.BatchResumed(ORDER),
                    new BatchEvent.BatchClosing(ORDER),
                    new BatchEvent.BatchClosed(
                            ORDER,
                            Differences.of(10, 4),
                            "Packs “lost” in the bin",
                            Optional.of(ANNA),
                            LotExtent.PART),
                    new BatchEvent.BatchClosed(
                            ORDER,
                            Differences.UNKNOWN,
                            "not counted",
                            Optional.of(ANNA),
                            LotExtent.SHARED_WITH_OTHER_LINE),
                    new BatchEvent.BatchClosed(
                            ORDER, Differences.of(0, 0), "", Optional.empty(), LotExtent.WHOLE),
                    new BatchEvent.BatchAborted(ORDER, "Wrong “foil”"),
                    new BatchEvent.BatchReopened(ORDER, "Count “again”", ANNA),
                    new BatchEvent.CheckRecorded(
                            ORDER,
                            Optional.of(new StationId("Unit “A”")),
                            CheckKind.CHALLENGE_TEST,
                            true,
                            12,
                            "12 of 12"),
                    new BatchEvent.CheckRecorded(
                            ORDER, Optional.empty(), CheckKind.OTHER, false, 0, ""),
                    new BatchEvent.MaterialChanged(
                            ORDER,
                            Optional.of(new StationId("Unit “A”")),
                            BatchMaterial.ROLL,
                            "R-2207"),
                    new BatchEvent.MaterialChanged(
                            ORDER, Optional.empty(), BatchMaterial.PRINT_JOB, "J “7”"),
                    new BatchEvent.StationChangedOver(ORDER, new StationId("Unit “A”")),
                    new OrderEvent.OrderActivated(ORDER, true),
                    testScan(ReadPurpose.SET_UP),
                    testScan(ReadPurpose.CHALLENGE),
                    bareScan(VerdictCode.TEST_PIECE),
                    bareScan(VerdictCode.BATCH_CLOSED),
                    new LineEvent.LineSignalled(
                            new StationId("Unit “A”"),
                            LineSignal.CLOSE_PARTIAL,
                            AT,
                            Optional.of(ORDER),
                            2,
                            3),
                    new LineEvent.LineSignalled(
                            new StationId("Unit “A”"),
                            LineSignal.CHALLENGE_ON,
                            AT,
                            Optional.empty(),
                            0,
                            0),
                    new OrderEvent.OrderPlanned(ORDER),
                    said(
                            new MachineReport.Counters(
                                    Optional.of(7L), Optional.of(6L), Optional.of(1L))),
                    said(
                            new MachineReport.Counters(
                                    Optional.empty(), Optional.of(0L), Optional.empty())),
                    said(new MachineReport.PrintJob("job “7”", true)),
                    said(new MachineReport.RibbonOrInk(true, 80)),
                    said(new MachineReport.RollChanged("R-17", Optional.of("foil"))),
                    said(new MachineReport.RollChanged("R-17", Optional.empty())),
                    said(new MachineReport.ChallengeResult("bad codes", false)),
                    said(new MachineReport.SerialsRequested(500)),
                    said(new MachineReport.SerialsReturned(MachineReport.MOST)),
                    said(new MachineReport.StateChanged(PackMlState.EXECUTE)),
                    said(new MachineReport.ModeChanged(new PackMlMode(7))),
                    said(new MachineReport.Speed(250)),
                    said(new MachineReport.StopReason("1203", Optional.of("door open"))),
                    said(new MachineReport.StopReason("0", Optional.empty())),
                    new LineEvent.MachineReported(
                            MachineId.of(CAMERA),
                            Optional.empty(),
                            Optional.empty(),
                            new MachineReport.Heartbeat(),
                            Optional.empty(),
                            AT),
                    new ContainerEvent.ContainerCheckBegun(
                            CASE, Optional.of(ORDER), ContainerCheck.Purpose.CHECK),
                    new ContainerEvent.ContainerCheckBegun(
                            CASE, Optional.empty(), ContainerCheck.Purpose.REAGGREGATE),
                    new ContainerEvent.ContainerCheckCancelled(CASE),
                    new ContainerEvent.ContainerChecked(
                            CASE,
                            Optional.of(ORDER),
                            9,
                            5,
                            Stream.of(Unexpected.Why.values())
                                    .filter(why -> why != Unexpected.Why.TWO_PARENTS)
                                    .map(why ->
                                            new Unexpected(
                                                    PACK,
                                                    why,
                                                    Optional.of(CASE)
                                                            .filter(_ ->
                                                                    why
                                                                            == Unexpected.Why
                                                                                    .OTHER_CONTAINER)))
                                    .toList(),
                            List.of(PACK),
                            List.of(CountedByHand.values()),
                            false,
                            "put “aside”"),
                    new ContainerEvent.ContainerChecked(
                            CASE,
                            Optional.empty(),
                            2,
                            2,
                            List.of(),
                            List.of(),
                            List.of(),
                            true,
                            ""),
                    new ContainerEvent.ContainerChecked(
                            CASE,
                            Optional.of(ORDER),
                            1,
                            1,
                            List.of(
                                    new Unexpected(
                                            PACK, Unexpected.Why.TWO_PARENTS, Optional.of(CASE))),
                            List.of(),
                            List.of(),
                            false,
                            "two cases"),
                    new ContainerEvent.ContainerOpened(CASE, AT, Optional.of(ORDER), "“wet”"),
                    new ContainerEvent.ContainerOpened(CASE, AT, Optional.empty(), "wet"),
                    new ContainerEvent.ContainerReaggregated(
                            CASE, AT, Optional.of(ORDER), List.of(PACK), "“new” label"),
                    new ContainerEvent.ContainerReaggregated(
                            CASE, AT, Optional.empty(), List.of(), ""),
                    new ContainerEvent.UnitReplaced(
                            CASE, PACK, CASE, AT, Optional.of(ORDER), "“torn”"),
                    new ContainerEvent.UnitReplaced(CASE, PACK, CASE, AT, Optional.empty(), "torn"),
                    new ContainerEvent.UnitReintroduced(
                            PACK, AT, Optional.of(ORDER), "inspected, is “good”"),
                    new ContainerEvent.UnitReintroduced(PACK, AT, Optional.empty(), "good"),
                    new ReconciliationEvent.StockRecorded(
                            ORDER, Stock.LABELS, 20_400, 20_250, 120, 10, 15, "Roll “R-2207”"),
                    new ReconciliationEvent.StockRecorded(
                            ORDER, Stock.SERIALS, 25_000, 20_250, 0, 0, 4_750, ""),
                    new ReconciliationEvent.DifferenceExplained(
                            ORDER, List.of(PACK), Explanation.FOUND, "Under the “belt”"),
                    new LineEvent.LineDataReported(
                            Optional.of(ORDER), "b.json", SHA256, AT, detailed(), List.of()),
                    new LineEvent.MachineReported(
                            MachineId.of(CAMERA),
                            Optional.of(new StationId("Carton check")),
                            Optional.of(ORDER),
                            new MachineReport.Counters(
                                    Optional.of(7_200L), Optional.empty(), Optional.of(1L)),
                            Optional.empty(),
                            AT,
                            List.of(
                                    new ComparedCounter("in", 6_900, 12),
                                    new ComparedCounter("reject", 0, 0))),
                    new ScannerEvent.MachinesChanged(
                            Map.of("1.name", "Labeller", "1.type", "tcp"),
                            Map.of("1.name", "Labeller “A”", "1.type", "file")),
                    new ScannerEvent.MachinesChanged(
                            Map.of(), Map.of("1.opcua.node.state", "ns=2;s=State")),
                    new ScannerEvent.MachinesChanged(Map.of("1.name", "Labeller"), Map.of()));

    private static List<LineReport> detailed() {
        ReportDetails all =
                new ReportDetails(
                        Optional.of("L/26"),
                        Optional.of("2028-11-30"),
                        "commissioning",
                        "active",
                        List.of(
                                new ClassQuantity(
                                        "urn:epc:class:lgtin:4012345.000000.L%2F26",
                                        Optional.of("12.5"), Optional.of("KGM")),
                                new ClassQuantity(
                                        "https://id.gs1.org/01/04012345000009",
                                        Optional.empty(),
                                        Optional.empty())),
                        List.of(new ReportDetails.HelperBinding("H“1”", PACK)),
                        Map.of("ex:note", "{\"a\":[1,null]}"));
        ReportDetails lot =
                new ReportDetails(
                        Optional.of("L/26"),
                        Optional.empty(),
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Map.of());
        return List.of(
                report(1, new LineFact.Commissioned(List.of(PACK)), Optional.of(all)),
                report(2, new LineFact.Commissioned(List.of(PACK)), Optional.of(lot)),
                report(3, new LineFact.SampleTaken(List.of(PACK)), Optional.empty()),
                report(
                        4,
                        new LineFact.Ended(List.of(PACK), UnitState.SAMPLE_USED),
                        Optional.empty()));
    }

    private static LineReport report(int part, LineFact fact, Optional<ReportDetails> details) {
        return new LineReport("urn:uuid:9", part, AT, Optional.empty(), fact, details);
    }

    private JournalEventSamples() {}

    private static JournalEvent said(MachineReport report) {
        return new LineEvent.MachineReported(
                new MachineId(CAMERA, "Labeller “2”"),
                Optional.of(new StationId("Carton check")),
                Optional.of(ORDER),
                report,
                Optional.of(AT.minusMillis(250)),
                AT);
    }

    private static JournalEvent fullScan() {
        return new ScanJudged(
                CAMERA,
                AT,
                Bytes.parse("]d2010401234500000921Ab\"1/x{GS}10L/26{x0D}"),
                Optional.of(ORDER),
                VerdictCode.WRONG_LOT,
                Optional.of(PACK),
                Optional.of(ScanFault.LOST_SEPARATOR),
                new Reason.Written("Lot L/26 is not the order’s."),
                Optional.of(CASE),
                DeviceRole.HANDHELD,
                Optional.of(
                        new Grade(
                                "1.5/08/660",
                                Optional.of("08"),
                                Optional.of("660"),
                                Optional.of("45Q"),
                                "ISO/IEC 15415:2024",
                                "Verifier 7")),
                Optional.empty());
    }

    private static JournalEvent testScan(ReadPurpose purpose) {
        return new ScanJudged(
                CAMERA,
                AT,
                Bytes.of(),
                Optional.of(ORDER),
                VerdictCode.ACCEPTED,
                Optional.of(PACK),
                Optional.empty(),
                Reason.of("accepted.pack"),
                Optional.empty(),
                DeviceRole.INLINE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new StationId("Unit “A”")),
                1,
                0,
                Optional.of(purpose));
    }

    private static JournalEvent stationScan(int slot) {
        return new ScanJudged(
                CAMERA,
                AT,
                Bytes.of(),
                Optional.empty(),
                VerdictCode.NO_READ,
                Optional.empty(),
                Optional.of(ScanFault.NO_READ),
                Reason.of("no-read"),
                Optional.empty(),
                DeviceRole.INLINE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new StationId("Unit “A”")),
                2,
                slot);
    }

    private static JournalEvent alarmScan(ScanAlarm alarm) {
        return ((ScanJudged) bareScan(VerdictCode.WRONG_LOT)).with(alarm);
    }

    /// Without all that is optional; but for one verdict, whose grade is the least there is.
    private static JournalEvent bareScan(VerdictCode verdict) {
        return scan(verdict, new Reason.Written("why"));
    }

    private static JournalEvent scan(VerdictCode verdict, Reason reason) {
        return new ScanJudged(
                CAMERA,
                AT,
                Bytes.of(),
                Optional.empty(),
                verdict,
                Optional.empty(),
                Optional.empty(),
                reason,
                Optional.empty(),
                DeviceRole.INLINE,
                Optional.of(verdict)
                        .filter(code -> code == VerdictCode.BAD_CODE)
                        .map(code ->
                                new Grade(
                                        "F",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "ISO/IEC 15416:2016",
                                        "V7")),
                Optional.empty());
    }

    /// The first is a part of a report that has another one, and all but one have a time of their recording.
    private static List<LineReport> reports(LineFact... facts) {
        return IntStream.range(0, facts.length)
                .mapToObj(i ->
                        new LineReport(
                                "urn:uuid:“" + i + "”",
                                i == 0 ? 2 : 1,
                                AT.plusSeconds(i),
                                Optional.of(AT.plusMillis(1_500 + i)).filter(_ -> i != 1),
                                facts[i],
                                Optional.empty()))
                .toList();
    }

    private static JournalEvent held(HoldTarget target) {
        return new HoldEvent.TargetHeld(
                target, Optional.empty(), new Reason.Written("why"), Optional.empty(), List.of());
    }

    private static JournalEvent note(IncidentNote note) {
        return new IncidentEvent.NoteTaken(INCIDENT, note, ELAPSED);
    }
}
