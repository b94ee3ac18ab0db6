package org.cordon.adapter.journal;

import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Grade;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.CodeRead;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes facts as JSON objects. Names are those of the records and their components; absent values
/// are left out; instants, durations and dates in ISO 8601; units by their key; bytes in the text
/// form of scans.
final class JournalEventWriter {
    private final JsonGenerator json;

    JournalEventWriter(JsonGenerator json) {
        this.json = json;
    }

    /// The name a kind of fact is stored under.
    static String type(JournalEvent fact) {
        return fact instanceof JournalEvent.Unknown unknown
                ? unknown.type()
                : fact.getClass().getSimpleName();
    }

    void write(JournalEvent fact) {
        json.writeStartObject();
        switch (fact) {
            case JournalEvent.TerminalStarted f -> {
                text("version", f.version());
                json.writeBooleanProperty("clean", f.clean());
            }
            case JournalEvent.TerminalStopped() -> {}
            case JournalEvent.PersonEnrolled f -> {
                text("id", f.id().value());
                text("name", f.name());
                text("passwordHash", f.passwordHash());
            }
            case JournalEvent.PasswordChanged f -> {
                text("id", f.id().value());
                text("passwordHash", f.passwordHash());
            }
            case JournalEvent.SignedIn(var id) -> text("id", id.value());
            case JournalEvent.SignedOut(var id) -> text("id", id.value());
            case JournalEvent.SignInRefused(var typed) -> text("typed", typed);
            case JournalEvent.OrderOpened f -> orderOpened(f);
            case JournalEvent.UnitsListed f -> unitsListed(f);
            case JournalEvent.OrderActivated(var order) -> text("order", order.value());
            case JournalEvent.DeviceChanged f -> {
                text("device", f.device().value());
                text("state", f.state().name());
                text("detail", f.detail());
            }
            case JournalEvent.ScannerChanged f -> {
                text("device", f.device().value());
                texts("before", f.before());
                texts("after", f.after());
            }
            case JournalEvent.ScanJudged f -> scanJudged(f);
            case JournalEvent.VerdictAnswered f -> {
                json.writeNumberProperty("epoch", f.epoch());
                json.writeNumberProperty("seq", f.seq());
                text("answer", f.answer().name());
            }
            case JournalEvent.UnitHeld f -> {
                text("unit", f.unit().key());
                text("incident", f.incident().map(Object::toString));
                text("reason", f.reason());
                text("elapsed", f.elapsed().map(Duration::toString));
            }
            case JournalEvent.UnitReleased f -> {
                text("unit", f.unit().key());
                text("incident", f.incident().map(Object::toString));
                text("reason", f.reason());
            }
            case JournalEvent.IncidentOpened f -> incidentOpened(f);
            case JournalEvent.NoteTaken f -> {
                text("incident", f.incident().value());
                json.writeName("note");
                note(f.note());
                text("elapsed", f.elapsed().toString());
            }
            case JournalEvent.ActCompleted f -> {
                text("incident", f.incident().value());
                text("act", f.act().name());
                text("elapsed", f.elapsed().toString());
            }
            case JournalEvent.ReportIssued f -> {
                text("incident", f.incident().value());
                text("sha256", f.sha256());
                json.writeNumberProperty("pages", f.pages());
                text("destination", f.destination());
            }
            case JournalEvent.ScannerQualified f -> {
                text("device", f.device().value());
                text("fitness", f.fitness().name());
                findings(f.findings());
                json.writeArrayPropertyStart("read");
                for (CodeRead read : f.read()) {
                    json.writeStartObject();
                    text("code", read.code().name());
                    text("raw", read.raw().toString());
                    if (read.more() > 0) {
                        json.writeNumberProperty("more", read.more());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case JournalEvent.CanaryScanned f -> {
                text("device", f.device().value());
                text("receivedAt", f.receivedAt().toString());
                text("raw", f.raw().toString());
                json.writeBooleanProperty("trusted", f.trusted());
                findings(f.findings());
            }
            case JournalEvent.BackupMade f -> {
                text("folder", f.folder());
                text("sha256", f.sha256());
                json.writeNumberProperty("entries", f.entries());
                json.writeNumberProperty("bytes", f.bytes());
            }
            case JournalEvent.JournalFileAltered f -> {
                text("file", f.file());
                text("how", f.how().name());
                text("aside", f.aside());
            }
            case JournalEvent.Unknown f ->
                    throw new IllegalArgumentException(
                            "a fact of kind " + f.type() + " is not this version's to record");
        }
        json.writeEndObject();
    }

    private void orderOpened(JournalEvent.OrderOpened f) {
        Order order = f.order();
        json.writeObjectPropertyStart("order");
        text("id", order.id().value());
        text("product", order.product());
        text("gtin", order.gtin().digits());
        text("lot", order.lot().value());
        text("expiry", order.expiry().date().toString());
        json.writeNumberProperty("packs", order.packs());
        json.writeEndObject();
        text("file", f.file());
        text("sha256", f.sha256());
        json.writeNumberProperty("units", f.units());
    }

    private void unitsListed(JournalEvent.UnitsListed f) {
        text("order", f.order().value());
        json.writeArrayPropertyStart("units");
        for (Unit unit : f.units()) {
            json.writeStartObject();
            text("id", unit.id().key());
            text("kind", unit.kind().name());
            text("parent", unit.parent().map(UnitId::key));
            text("state", unit.state().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void scanJudged(JournalEvent.ScanJudged f) {
        text("device", f.device().value());
        text("receivedAt", f.receivedAt().toString());
        text("raw", f.raw().toString());
        text("order", f.order().map(Object::toString));
        text("verdict", f.verdict().storedName());
        text("unit", f.unit().map(UnitId::key));
        text("fault", f.fault().map(Enum::name));
        text("reason", f.reason());
        text("container", f.container().map(UnitId::key));
        text("role", f.role().name());
        f.grade().ifPresent(this::grade);
    }

    /// By name, so that the same settings are the same bytes.
    private void texts(String name, Map<String, String> values) {
        json.writeObjectPropertyStart(name);
        new TreeMap<>(values).forEach(this::text);
        json.writeEndObject();
    }

    private void grade(Grade grade) {
        json.writeObjectPropertyStart("grade");
        text("value", grade.value());
        text("aperture", grade.aperture());
        text("light", grade.light());
        text("angle", grade.angle());
        text("standard", grade.standard());
        text("verifier", grade.verifier());
        json.writeEndObject();
    }

    private void incidentOpened(JournalEvent.IncidentOpened f) {
        text("incident", f.incident().value());
        text("order", f.order().map(Object::toString));
        text("detectedAt", f.detectedAt().toString());
        text("trigger", f.trigger().storedName());
        text("reason", f.reason());
        json.writeNumberProperty("scanEpoch", f.scanEpoch());
        f.scanSeq().ifPresent(seq -> json.writeNumberProperty("scanSeq", seq));
        text("unit", f.unit().map(UnitId::key));
    }

    private void findings(List<CheckFinding> findings) {
        json.writeArrayPropertyStart("findings");
        for (CheckFinding finding : findings) {
            json.writeStartObject();
            text("check", finding.check().name());
            text("outcome", finding.outcome().name());
            text("expected", finding.expected());
            text("came", finding.came());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void note(IncidentNote note) {
        json.writeStartObject();
        text("type", note.getClass().getSimpleName());
        switch (note) {
            case IncidentNote.LineStopped n -> {
                text("confirmedBy", n.confirmedBy());
                text("state", n.state());
            }
            case IncidentNote.NotStopped(var reason) -> text("reason", reason);
            case IncidentNote.Quarantined(var location) -> text("location", location);
            case IncidentNote.Told n -> {
                text("department", n.department());
                text("person", n.person());
                text("how", n.how());
                text("at", n.at().toString());
                json.writeBooleanProperty("answered", n.answered());
            }
            case IncidentNote.Detail n -> {
                text("field", n.field());
                text("value", n.value());
            }
            case IncidentNote.ReportOpened n -> {
                text("number", n.number());
                text("severity", n.severity().name());
                text("summary", n.summary());
            }
        }
        json.writeEndObject();
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    private void text(String name, Optional<String> value) {
        value.ifPresent(v -> text(name, v));
    }
}
