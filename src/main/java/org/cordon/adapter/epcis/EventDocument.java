package org.cordon.adapter.epcis;

import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.Value;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// An EPCIS 2.0 document with events, JSON-LD, UTF-8, in the standard's own context.
final class EventDocument {
    /// What its words mean.
    static final String CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    private static final JsonFactory JSON = new JsonFactory();

    private EventDocument() {}

    /// The document.
    ///
    /// @param created when it was made
    static byte[] of(List<EpcisEvent> events, Instant created) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        head(out, created);
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(json(events.get(i).properties()));
        }
        out.writeBytes("]}}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void head(ByteArrayOutputStream out, Instant created) {
        out.writeBytes(
                """
                {"@context":["%s"],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"%s","epcisBody":{"eventList":[\
                """
                        .formatted(CONTEXT, created.truncatedTo(ChronoUnit.SECONDS))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] json(Value value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, json);
        }
        return out.toByteArray();
    }

    private static void write(Value value, JsonGenerator json) {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Amount(BigDecimal amount) -> json.writeNumber(amount);
            case Value.Flag(boolean set) -> json.writeBoolean(set);
            case Value.Many(List<Value> values) -> {
                json.writeStartArray();
                values.forEach(each -> write(each, json));
                json.writeEndArray();
            }
            case Value.Properties(var named) -> {
                json.writeStartObject();
                named.forEach((name, each) -> {
                    json.writeName(name);
                    write(each, json);
                });
                json.writeEndObject();
            }
        }
    }
}
