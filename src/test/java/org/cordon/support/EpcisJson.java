package org.cordon.support;

import org.cordon.core.epcis.Value;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// EPCIS documents as tests read them.
public final class EpcisJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private EpcisJson() {}

    /// A document.
    public static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /// One event.
    public static Value.Properties value(String json) {
        return (Value.Properties) value(read(json));
    }

    /// The events of a document.
    public static List<Value.Properties> events(JsonNode document) {
        List<Value.Properties> events = new ArrayList<>();
        document.path("epcisBody")
                .path("eventList")
                .forEach(event -> events.add((Value.Properties) value(event)));
        return events;
    }

    /// The prefixes that a document declares.
    public static Map<String, String> namespaces(JsonNode document) {
        Map<String, String> declared = new HashMap<>();
        document.path("@context")
                .forEach(context -> {
                    if (context.isObject()) {
                        context.forEachEntry(
                                (prefix, node) -> declared.put(prefix, node.asString("")));
                    }
                });
        return declared;
    }

    private static Value value(JsonNode node) {
        if (node.isObject()) {
            LinkedHashMap<String, Value> named = new LinkedHashMap<>();
            node.forEachEntry((name, child) -> named.put(name, value(child)));
            return new Value.Properties(named);
        }
        if (node.isArray()) {
            List<Value> values = new ArrayList<>();
            node.forEach(child -> values.add(value(child)));
            return new Value.Many(values);
        }
        if (node.isNumber()) {
            return new Value.Amount(node.decimalValue());
        }
        return node.isBoolean()
                ? new Value.Flag(node.booleanValue())
                : new Value.Text(node.asString());
    }
}
