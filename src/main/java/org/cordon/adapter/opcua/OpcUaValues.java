package org.cordon.adapter.opcua;

import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Says in the vocabulary of machine data what a variable shows, as a JSON object on one line. A value of a type that the
/// word does not have is said as it is, so that it is refused where all messages are, with the member that is wrong.
final class OpcUaValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String machine;
    private String job = "";

    /// @param machine its name, which a challenge test has too
    OpcUaValues(String machine) {
        this.machine = machine;
    }

    /// @return empty where the value says that there is nothing, such as no roll
    Optional<byte[]> message(String word, DataValue value) {
        Object shown = plain(value.getValue().getValue());
        ObjectNode message = JSON.createObjectNode();
        switch (word) {
            case "in", "out", "reject" -> {
                message.put("report", "counters");
                put(message, word, shown);
            }
            case "heartbeat" -> message.put("report", word);
            case "ribbon", "ink" -> put(message.put("report", word), "percent", rounded(shown));
            case "speed" -> put(message.put("report", word), "per-minute", rounded(shown));
            case "serials-requested", "serials-returned" ->
                    put(message.put("report", word), "count", shown);
            case "challenge" ->
                    put(message.put("report", word).put("test", machine), "passed", shown);
            case "stop-reason" -> {
                if (isNothing(shown)) {
                    return Optional.empty();
                }
                put(message.put("report", word), "code", shown);
            }
            case "roll" -> {
                if (isNothing(shown)) {
                    return Optional.empty();
                }
                put(message.put("report", word), "roll", text(shown));
            }
            case "print-job" -> {
                boolean ends = isNothing(shown);
                if (ends && job.isEmpty()) {
                    return Optional.empty();
                }
                put(message.put("report", word), "job", ends ? job : text(shown));
                if (ends) {
                    message.put("end", true);
                }
                job = ends ? "" : String.valueOf(text(shown));
            }
            default -> put(message.put("report", word), word, shown);
        }
        DateTime at = value.getSourceTime() != null ? value.getSourceTime() : value.getServerTime();
        if (at != null) {
            message.put("time", at.getJavaInstant().toString());
        }
        return Optional.of((message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof LocalizedText text ? text.getText() : value;
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value.toString().isBlank()
                || (value instanceof Number number && number.doubleValue() == 0);
    }

    /// A number that stands for a name.
    private static @Nullable Object text(@Nullable Object value) {
        return value instanceof Number ? value.toString() : value;
    }

    private static @Nullable Object rounded(@Nullable Object value) {
        return value instanceof Double || value instanceof Float
                ? Math.round(((Number) value).doubleValue())
                : value;
    }

    private static void put(ObjectNode message, String member, @Nullable Object value) {
        switch (value) {
            case null -> message.putNull(member);
            case Boolean yes -> message.put(member, yes);
            case Double number when !Double.isFinite(number) ->
                    message.put(member, number.toString());
            case Float number when !Float.isFinite(number) ->
                    message.put(member, number.toString());
            case Double number -> message.put(member, number);
            case Float number -> message.put(member, new BigDecimal(number.toString()));
            case Number number -> message.put(member, new BigInteger(number.toString()));
            default -> message.put(member, value.toString());
        }
    }

    /// The name that the standard gives a status.
    static String name(StatusCode status) {
        return StatusCodes.lookup(status.getValue())
                .map(names -> names[0])
                .orElseGet(() -> "0x" + Long.toHexString(status.getValue()));
    }
}
