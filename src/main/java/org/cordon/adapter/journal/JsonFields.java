package org.cordon.adapter.journal;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return object.optional(name)
                .orElseThrow(() -> new IllegalArgumentException("member missing: " + name))
                .longValueOpt()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    int smallNumber(String name) {
        return small(number(name));
    }

    static int small(long value) {
        if (value != (int) value) {
            throw new IllegalArgumentException("number too large: " + value);
        }
        return (int) value;
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
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
}
