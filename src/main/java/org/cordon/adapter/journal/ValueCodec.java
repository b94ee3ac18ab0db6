package org.cordon.adapter.journal;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// How values of one Java type stand in JSON.
///
/// @param read throws IllegalArgumentException or DateTimeException where the JSON is not such a value
/// @param absent the value that is told by leaving a member out; empty if there is none
record ValueCodec(
        BiConsumer<JsonGenerator, Object> write,
        Function<JsonNode, Object> read,
        Optional<Object> absent) {
    ValueCodec(BiConsumer<JsonGenerator, Object> write, Function<JsonNode, Object> read) {
        this(write, read, Optional.empty());
    }

    void writeMember(JsonGenerator json, String name, Object value) {
        if (absent.isEmpty() || !absent.get().equals(value)) {
            json.writeName(name);
            write.accept(json, value);
        }
    }

    Object readMember(JsonNode object, String name) {
        return object.optional(name)
                .map(read)
                .or(() -> absent)
                .orElseThrow(() -> new IllegalArgumentException("member missing: " + name));
    }
}
