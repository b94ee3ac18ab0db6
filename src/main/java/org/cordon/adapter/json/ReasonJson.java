package org.cordon.adapter.json;

import org.cordon.core.text.Reason;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Reasons as entries and columns keep them. In JSON, written words are a string; a code is an object with
/// `code`, its `arguments` and what comes after it, `and`, the last two where there are some. An argument is
/// a string, or `{"moment": …}` or `{"dayAndTime": …}` in ISO 8601.
///
/// A column holds written words as they are and a code as that object; words that begin with `{` are kept
/// as `{"text": …}`, so that the two are never confused.
public final class ReasonJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReasonJson() {}

    /// Writes a reason as a value.
    public static void write(JsonGenerator json, Reason reason) {
        switch (reason) {
            case Reason.Written(var text) -> json.writeString(text);
            case Reason.Coded(var code, var arguments, var and) -> {
                json.writeStartObject();
                json.writeStringProperty("code", code);
                if (!arguments.isEmpty()) {
                    json.writeArrayPropertyStart("arguments");
                    arguments.forEach(argument -> write(json, argument));
                    json.writeEndArray();
                }
                if (!and.isEmpty()) {
                    json.writeArrayPropertyStart("and");
                    and.forEach(more -> write(json, more));
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
        }
    }

    private static void write(JsonGenerator json, Reason.Argument argument) {
        switch (argument) {
            case Reason.Argument.Text(var text) -> json.writeString(text);
            case Reason.Argument.Moment(var at) -> write(json, "moment", at);
            case Reason.Argument.DayAndTime(var at) -> write(json, "dayAndTime", at);
        }
    }

    private static void write(JsonGenerator json, String kind, Instant at) {
        json.writeStartObject();
        json.writeStringProperty(kind, at.toString());
        json.writeEndObject();
    }

    /// Reads a reason. An argument of a kind that this version does not know becomes a text.
    ///
    /// @throws IllegalArgumentException if it is none
    /// @throws DateTimeException if a moment is none
    public static Reason read(JsonNode node) {
        return node.isString()
                ? new Reason.Written(node.stringValue())
                : new Reason.Coded(
                        node.path("code")
                                .stringValueOpt()
                                .orElseThrow(() -> new IllegalArgumentException("not a reason")),
                        list(node.path("arguments"), ReasonJson::argument),
                        list(node.path("and"), ReasonJson::read));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
        return array.valueStream().map(reading).toList();
    }

    private static Reason.Argument argument(JsonNode node) {
        JsonNode moment = node.path("moment");
        if (moment.isString()) {
            return new Reason.Argument.Moment(Instant.parse(moment.stringValue()));
        }
        JsonNode day = node.path("dayAndTime");
        return day.isString()
                ? Reason.day(Instant.parse(day.stringValue()))
                : new Reason.Argument.Text(node.stringValueOpt().orElseGet(node::toString));
    }

    /// What a column holds of a reason.
    public static String column(Reason reason) {
        return switch (reason) {
            case Reason.Written(var text) when text.startsWith("{") ->
                    MAPPER.createObjectNode().put("text", text).toString();
            case Reason.Written(var text) -> text;
            case Reason.Coded _ -> {
                StringWriter text = new StringWriter();
                try (JsonGenerator json = MAPPER.createGenerator(text)) {
                    write(json, reason);
                }
                yield text.toString();
            }
        };
    }

    /// The reason that a column holds; what is in none of these forms is taken as written words.
    public static Reason ofColumn(String column) {
        if (column.startsWith("{")) {
            try {
                JsonNode node = MAPPER.readTree(column);
                JsonNode text = node.path("text");
                return text.isString() ? new Reason.Written(text.stringValue()) : read(node);
            } catch (JacksonException | IllegalArgumentException | DateTimeException words) {
                // As an earlier version kept them.
            }
        }
        return new Reason.Written(column);
    }
}
