package org.cordon.adapter.journal;

import org.cordon.core.order.UnitId;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The members of a JSON object, by name and type. Members not asked for are passed over, so that a
/// newer version may add some. Every method throws IllegalArgumentException or DateTimeException
/// when a member is missing or is not what it should be.
record JsonFields(JsonNode object) {
    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new IllegalArgumentException("member missing: " + name));
    }

    Optional<String> optionalText(String name) {
        return object.optional(name)
                .map(value ->
                        value.stringValueOpt()
                                .orElseThrow(() -> new IllegalArgumentException(name)));
    }

    long number(String name) {
        return optionalNumber(name)
                .orElseThrow(() -> new IllegalArgumentException("member missing: " + name));
    }

    Optional<Long> optionalNumber(String name) {
        return object.optional(name)
                .map(value ->
                        value.longValueOpt().orElseThrow(() -> new IllegalArgumentException(name)));
    }

    int smallNumber(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw new IllegalArgumentException("number too large: " + name);
        }
        return (int) value;
    }

    boolean yes(String name) {
        return object.optional(name)
                .flatMap(JsonNode::booleanValueOpt)
                .orElseThrow(() -> new IllegalArgumentException("member missing: " + name));
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Duration duration(String name) {
        return Duration.parse(text(name));
    }

    UnitId unit(String name) {
        return unitOf(text(name));
    }

    Optional<UnitId> optionalUnit(String name) {
        return optionalText(name).map(JsonFields::unitOf);
    }

    private static UnitId unitOf(String key) {
        return UnitId.parse(key)
                .orElseThrow(() -> new IllegalArgumentException("not a unit: " + key));
    }

    List<JsonFields> objects(String name) {
        JsonNode array =
                object.optional(name)
                        .filter(JsonNode::isArray)
                        .orElseThrow(() -> new IllegalArgumentException("member missing: " + name));
        List<JsonFields> all = new ArrayList<>(array.size());
        array.forEach(element -> all.add(new JsonFields(element)));
        return all;
    }

    JsonFields object(String name) {
        return new JsonFields(
                object.optional(name)
                        .filter(JsonNode::isObject)
                        .orElseThrow(
                                () -> new IllegalArgumentException("member missing: " + name)));
    }

    Optional<JsonFields> optionalObject(String name) {
        return object.optional(name).isPresent() ? Optional.of(object(name)) : Optional.empty();
    }

    /// An object whose members are texts.
    Map<String, String> texts(String name) {
        JsonFields texts = object(name);
        Map<String, String> values = new TreeMap<>();
        for (String key : texts.object.propertyNames()) {
            values.put(key, texts.text(key));
        }
        return values;
    }
}
