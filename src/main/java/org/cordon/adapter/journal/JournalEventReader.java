package org.cordon.adapter.journal;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Interner;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
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
import org.cordon.core.verdict.VerdictCode;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Reads facts as [JournalEventWriter] writes them. What this version does not know, be it the kind of fact
/// or a name within it, becomes [JournalEvent.Unknown] with its content kept.
final class JournalEventReader {
    private JournalEventReader() {}

    static JournalEvent read(StreamId stream, String type, JsonNode content) {
        try {
            JournalEvent fact = known(stream, type, content);
            if (fact.stream() != stream) {
                throw new IllegalArgumentException(type + " does not belong in " + stream);
            }
            return fact;
        } catch (IllegalArgumentException | DateTimeException newer) {
            return new JournalEvent.Unknown(stream, type, content.toString());
        }
    }

    private static JournalEvent known(StreamId stream, String type, JsonNode content) {
        JsonFields f = new JsonFields(content);
        return switch (type) {
            case "TerminalStarted" ->
                    new JournalEvent.TerminalStarted(f.text("version"), f.yes("clean"));
            case "TerminalStopped" -> new JournalEvent.TerminalStopped();
            case "PersonEnrolled" ->
                    new JournalEvent.PersonEnrolled(
                            person(f), f.text("name"), f.text("passwordHash"));
            case "PasswordChanged" ->
                    new JournalEvent.PasswordChanged(person(f), f.text("passwordHash"));
            case "SignedIn" -> new JournalEvent.SignedIn(person(f));
            case "SignedOut" -> new JournalEvent.SignedOut(person(f));
            case "SignInRefused" -> new JournalEvent.SignInRefused(f.text("typed"));
            case "OrderOpened" ->
                    new JournalEvent.OrderOpened(
                            order(f.object("order")),
                            f.text("file"),
                            f.text("sha256"),
                            f.smallNumber("units"));
            case "UnitsListed" ->
                    new JournalEvent.UnitsListed(new OrderId(f.text("order")), units(content));
            case "OrderActivated" -> new JournalEvent.OrderActivated(new OrderId(f.text("order")));
            case "DeviceChanged" ->
                    new JournalEvent.DeviceChanged(
                            new DeviceId(f.text("device")),
                            DeviceState.valueOf(f.text("state")),
                            f.text("detail"));
            case "ScannerChanged" ->
                    new JournalEvent.ScannerChanged(
                            new DeviceId(f.text("device")), f.texts("before"), f.texts("after"));
            case "ScanJudged" -> scanJudged(f);
            case "VerdictAnswered" ->
                    new JournalEvent.VerdictAnswered(
                            f.smallNumber("epoch"),
                            f.number("seq"),
                            JournalEvent.Answer.valueOf(f.text("answer")));
            case "UnitHeld" ->
                    new JournalEvent.UnitHeld(
                            f.unit("unit"),
                            f.optionalText("incident").map(IncidentId::new),
                            f.text("reason"),
                            f.optionalText("elapsed").map(Duration::parse));
            case "UnitReleased" ->
                    new JournalEvent.UnitReleased(
                            f.unit("unit"),
                            f.optionalText("incident").map(IncidentId::new),
                            f.text("reason"));
            case "IncidentOpened" -> incidentOpened(f);
            case "NoteTaken" ->
                    new JournalEvent.NoteTaken(
                            incident(f), note(f.object("note")), f.duration("elapsed"));
            case "ActCompleted" ->
                    new JournalEvent.ActCompleted(
                            incident(f),
                            ContainmentStep.valueOf(f.text("act")),
                            f.duration("elapsed"));
            case "ReportIssued" ->
                    new JournalEvent.ReportIssued(
                            incident(f),
                            f.text("sha256"),
                            f.smallNumber("pages"),
                            f.text("destination"));
            case "ScannerQualified" ->
                    new JournalEvent.ScannerQualified(
                            new DeviceId(f.text("device")),
                            QualificationResult.valueOf(f.text("fitness")),
                            findings(f),
                            f.objects("read").stream()
                                    .map(read ->
                                            new CodeRead(
                                                    CalibrationCode.valueOf(read.text("code")),
                                                    Bytes.parse(read.text("raw")),
                                                    read.optionalNumber("more").orElse(0L)))
                                    .toList());
            case "CanaryScanned" ->
                    new JournalEvent.CanaryScanned(
                            new DeviceId(f.text("device")),
                            f.instant("receivedAt"),
                            Bytes.parse(f.text("raw")),
                            f.yes("trusted"),
                            findings(f));
            case "BackupMade" ->
                    new JournalEvent.BackupMade(
                            f.text("folder"),
                            f.text("sha256"),
                            f.number("entries"),
                            f.number("bytes"));
            case "JournalFileAltered" ->
                    new JournalEvent.JournalFileAltered(
                            f.text("file"),
                            FileAlteration.valueOf(f.text("how")),
                            f.optionalText("aside"));
            default -> new JournalEvent.Unknown(stream, type, content.toString());
        };
    }

    private static List<CheckFinding> findings(JsonFields f) {
        return f.objects("findings").stream()
                .map(finding ->
                        new CheckFinding(
                                Check.valueOf(finding.text("check")),
                                CheckOutcome.valueOf(finding.text("outcome")),
                                finding.text("expected"),
                                finding.text("came")))
                .toList();
    }

    private static PersonId person(JsonFields f) {
        return new PersonId(f.text("id"));
    }

    private static IncidentId incident(JsonFields f) {
        return new IncidentId(f.text("incident"));
    }

    private static Order order(JsonFields f) {
        return new Order(
                new OrderId(f.text("id")),
                f.text("product"),
                new Gtin(f.text("gtin")),
                new Lot(f.text("lot")),
                new Expiry(LocalDate.parse(f.text("expiry"))),
                f.smallNumber("packs"));
    }

    private static List<Unit> units(JsonNode content) {
        JsonNode array =
                content.optional("units")
                        .filter(JsonNode::isArray)
                        .orElseThrow(() -> new IllegalArgumentException("member missing: units"));
        List<Unit> units = new ArrayList<>(array.size());
        Interner sharing = new Interner();
        for (JsonNode element : array) {
            JsonFields f = new JsonFields(element);
            units.add(
                    new Unit(
                            sharing.unit(f.unit("id")),
                            UnitKind.valueOf(f.text("kind")),
                            f.optionalUnit("parent").flatMap(sharing::parent),
                            UnitState.valueOf(f.text("state"))));
        }
        return units;
    }

    private static JournalEvent scanJudged(JsonFields f) {
        return new JournalEvent.ScanJudged(
                new DeviceId(f.text("device")),
                f.instant("receivedAt"),
                Bytes.parse(f.text("raw")),
                f.optionalText("order").map(OrderId::new),
                VerdictCode.ofStoredName(f.text("verdict")),
                f.optionalUnit("unit"),
                f.optionalText("fault").map(ScanFault::valueOf),
                f.text("reason"),
                f.optionalUnit("container"),
                DeviceRole.valueOf(f.text("role")),
                f.optionalObject("grade").map(JournalEventReader::grade));
    }

    private static Grade grade(JsonFields f) {
        return new Grade(
                f.text("value"),
                f.optionalText("aperture"),
                f.optionalText("light"),
                f.optionalText("angle"),
                f.text("standard"),
                f.text("verifier"));
    }

    private static JournalEvent incidentOpened(JsonFields f) {
        return new JournalEvent.IncidentOpened(
                incident(f),
                f.optionalText("order").map(OrderId::new),
                f.instant("detectedAt"),
                VerdictCode.ofStoredName(f.text("trigger")),
                f.text("reason"),
                f.smallNumber("scanEpoch"),
                f.optionalNumber("scanSeq"),
                f.optionalUnit("unit"));
    }

    private static IncidentNote note(JsonFields f) {
        String type = f.text("type");
        return switch (type) {
            case "LineStopped" ->
                    new IncidentNote.LineStopped(f.text("confirmedBy"), f.text("state"));
            case "NotStopped" -> new IncidentNote.NotStopped(f.text("reason"));
            case "Quarantined" -> new IncidentNote.Quarantined(f.text("location"));
            case "Told" ->
                    new IncidentNote.Told(
                            f.text("department"),
                            f.text("person"),
                            f.text("how"),
                            f.instant("at"),
                            f.yes("answered"));
            case "Detail" -> new IncidentNote.Detail(f.text("field"), f.text("value"));
            case "ReportOpened" ->
                    new IncidentNote.ReportOpened(
                            f.text("number"),
                            IncidentNote.Severity.valueOf(f.text("severity")),
                            f.text("summary"));
            default -> throw new IllegalArgumentException("unknown kind of note: " + type);
        };
    }
}
