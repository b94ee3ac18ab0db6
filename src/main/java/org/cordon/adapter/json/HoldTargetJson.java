package org.cordon.adapter.json;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.line.StationId;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Held targets as columns keep them: an object with its kind as `type` and its values, times in ISO 8601. The same
/// target always has the same text.
public final class HoldTargetJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HoldTargetJson() {}

    /// @throws IllegalArgumentException for [HoldTarget.Units], which columns keep by their keys
    public static String column(HoldTarget target) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("type", target.getClass().getSimpleName());
        switch (target) {
            case HoldTarget.WholeLot(var gtin, var lot) -> {
                values.put("gtin", gtin.digits());
                values.put("lot", lot.value());
            }
            case HoldTarget.SerialRange(var gtin, var first, var last) -> {
                values.put("gtin", gtin.digits());
                values.put("first", first.value());
                values.put("last", last.value());
            }
            case HoldTarget.StationTime(var station, var from, var to) -> {
                values.put("station", station.value());
                values.put("from", from.toString());
                to.ifPresent(end -> values.put("to", end.toString()));
            }
            case HoldTarget.Tagged(var tag, var quantity, var content) -> {
                values.put("tag", tag);
                values.put("quantity", quantity);
                values.put("content", content);
            }
            case HoldTarget.Units _ -> throw new IllegalArgumentException("units: " + target);
        }
        return MAPPER.writeValueAsString(values);
    }

    /// @return empty if it is of a kind that this version does not know, or cannot be read
    public static Optional<HoldTarget> ofColumn(String text) {
        try {
            return read(MAPPER.readTree(text));
        } catch (JacksonException | IllegalArgumentException | DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<HoldTarget> read(JsonNode node) {
        return switch (text(node, "type")) {
            case "WholeLot" ->
                    Optional.of(
                            new HoldTarget.WholeLot(
                                    new Gtin(text(node, "gtin")), new Lot(text(node, "lot"))));
            case "SerialRange" ->
                    Optional.of(
                            new HoldTarget.SerialRange(
                                    new Gtin(text(node, "gtin")),
                                    new Serial(text(node, "first")),
                                    new Serial(text(node, "last"))));
            case "StationTime" ->
                    Optional.of(
                            new HoldTarget.StationTime(
                                    new StationId(text(node, "station")),
                                    Instant.parse(text(node, "from")),
                                    node.path("to").stringValueOpt().map(Instant::parse)));
            case "Tagged" ->
                    Optional.of(
                            new HoldTarget.Tagged(
                                    text(node, "tag"),
                                    node.path("quantity")
                                            .intValueOpt()
                                            .orElseThrow(IllegalArgumentException::new),
                                    text(node, "content")));
            default -> Optional.empty();
        };
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).stringValueOpt().orElseThrow(IllegalArgumentException::new);
    }
}
