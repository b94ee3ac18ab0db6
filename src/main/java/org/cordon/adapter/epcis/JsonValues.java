package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.core.text.Messages;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;

/// The values of a document in JSON, one after another. What is not of the form that is asked for is refused, with its place.
final class JsonValues {
    /// Reads and writes them, within bounds.
    static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(65_536)
                                    .maxNameLength(1_024)
                                    .maxNumberLength(64)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final Messages TEXT = Messages.of(JsonValues.class);

    /// Digits of a number, before the point and behind it.
    private static final int LONGEST_NUMBER = 30;

    /// Where a value stands, for people.
    interface Place {
        OrderRefused refused(String field, String reason);
    }

    /// What to do with the value of a property, on whose first token the parser stands.
    interface Property {
        void found(String name);
    }

    private final JsonParser json;
    private final Place place;

    JsonValues(JsonParser json, Place place) {
        this.json = json;
        this.place = place;
    }

    OrderRefused refused(String field, String reason) {
        return place.refused(field, reason);
    }

    /// Goes to the next value, or to the end of one that holds others.
    ///
    /// @return false at the end of the document
    boolean next() {
        return json.nextToken() != null;
    }

    boolean isObject() {
        return json.currentToken() == JsonToken.START_OBJECT;
    }

    void skip() {
        json.skipChildren();
    }

    boolean isText() {
        return json.currentToken() == JsonToken.VALUE_STRING;
    }

    void object(String what, Property property) {
        if (!isObject()) {
            throw refused(what, TEXT.get("epcis.value.object"));
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            property.found(name);
        }
    }

    void array(String what, Runnable element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw refused(what, TEXT.get("epcis.value.array"));
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    String text(String what) {
        if (!isText()) {
            throw refused(what, TEXT.get("epcis.value.text"));
        }
        return json.getString();
    }

    String number(String what) {
        if (!json.currentToken().isNumeric()) {
            throw refused(what, TEXT.get("epcis.value.number"));
        }
        BigDecimal number = json.getDecimalValue();
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER
                || number.precision() > LONGEST_NUMBER) {
            throw refused(what, TEXT.get("epcis.value.number"));
        }
        return number.toPlainString();
    }

    void note(String name, Map<String, String> found) {
        if (isText()) {
            found.put(name, json.getString());
        } else {
            json.skipChildren();
        }
    }

    String raw() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.copyCurrentStructure(json);
        }
        return text.toString();
    }
}
