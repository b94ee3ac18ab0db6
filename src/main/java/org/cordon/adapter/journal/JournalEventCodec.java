package org.cordon.adapter.journal;

import org.cordon.adapter.json.ReasonJson;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Grade;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Journal events as JSON objects, each by the components of its record, see [ValueCodecs].
final class JournalEventCodec {
    private static final Map<Class<?>, RecordCodec> BY_TYPE =
            JournalEvent.kinds().stream()
                    .collect(Collectors.toMap(Function.identity(), RecordCodec::of));
    private static final Map<String, RecordCodec> BY_STORED_NAME =
            JournalEvent.kinds().stream()
                    .collect(
                            Collectors.toMap(
                                    type -> JournalEvent.kind(type).storedName(), BY_TYPE::get));
    private static final RecordCodec GRADE = RecordCodec.of(Grade.class);
    private static final RecordCodec.Member ALARM = ofScan("alarm");
    private static final RecordCodec.Member LANE = ofScan("lane");
    private static final RecordCodec.Member SLOT = ofScan("slot");

    private JournalEventCodec() {}

    private static RecordCodec.Member ofScan(String name) {
        return RecordCodec.of(ScanJudged.class).members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// @throws IllegalArgumentException if the event is not this version's to record
    static void write(JsonGenerator json, JournalEvent event) {
        if (event instanceof ScanJudged scan) {
            write(json, scan);
            return;
        }
        RecordCodec codec = BY_TYPE.get(event.getClass());
        if (codec == null) {
            throw new IllegalArgumentException(
                    "an event of kind " + event.storedName() + " is not this version's to record");
        }
        codec.write(json, event);
    }

    /// The same form by hand, for a scan is recorded for each pack.
    private static void write(JsonGenerator json, ScanJudged scan) {
        json.writeStartObject();
        json.writeStringProperty("device", scan.device().value());
        json.writeStringProperty("receivedAt", scan.receivedAt().toString());
        json.writeStringProperty("raw", scan.raw().toString());
        text(json, "order", scan.order().map(OrderId::value));
        json.writeStringProperty("verdict", ValueCodecs.storedName(scan.verdict()));
        text(json, "unit", scan.unit().map(UnitId::key));
        text(json, "fault", scan.fault().map(ValueCodecs::storedName));
        json.writeName("reason");
        ReasonJson.write(json, scan.reason());
        text(json, "container", scan.container().map(UnitId::key));
        json.writeStringProperty("role", ValueCodecs.storedName(scan.role()));
        if (scan.grade().isPresent()) {
            json.writeName("grade");
            GRADE.write(json, scan.grade().get());
        }
        ALARM.codec().writeMember(json, ALARM.name(), scan.alarm());
        text(json, "station", scan.station().map(StationId::value));
        LANE.codec().writeMember(json, LANE.name(), scan.lane());
        SLOT.codec().writeMember(json, SLOT.name(), scan.slot());
        text(json, "purpose", scan.purpose().map(ValueCodecs::storedName));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) {
        value.ifPresent(v -> json.writeStringProperty(name, v));
    }

    /// Reads an event; what this version does not know, be it the kind or a name within it, becomes
    /// [JournalEvent.Unknown] with its content kept.
    static JournalEvent read(StreamId stream, String type, JsonNode content) {
        RecordCodec codec = BY_STORED_NAME.get(type);
        if (codec != null) {
            try {
                JournalEvent event = (JournalEvent) codec.read(content);
                if (event.stream() == stream) {
                    return event;
                }
            } catch (IllegalArgumentException | DateTimeException newer) {
                // Kept as it stands.
            }
        }
        return new JournalEvent.Unknown(stream, type, content.toString());
    }
}
