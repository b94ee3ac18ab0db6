package org.cordon.adapter.journal;

import org.cordon.adapter.json.ReasonJson;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.Interner;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.qualification.CodeRead;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The codecs of the types that components of events have. Instants, durations and dates in ISO 8601;
/// units by their key; bytes in the text form of scans; an identifier, a record of one component, as
/// that component; another record as an object; one of a sealed set with its simple name as `type`.
/// What is optional is left out where it is absent.
final class ValueCodecs {
    /// Values that are left out, since most entries have them.
    private static final Map<Member, Object> USUAL =
            Map.ofEntries(
                    usual(CodeRead.class, "more", 0L),
                    usual(HoldEvent.UnitHeld.class, "alarms", List.of()),
                    usual(HoldEvent.TargetHeld.class, "alarms", List.of()),
                    usual(ScanJudged.class, "lane", 1),
                    usual(ScanJudged.class, "slot", 0),
                    usual(LineReport.class, "part", 1),
                    usual(ReportDetails.class, "step", ""),
                    usual(ReportDetails.class, "disposition", ""),
                    usual(ReportDetails.class, "counted", List.of()),
                    usual(ReportDetails.class, "helpers", List.of()),
                    usual(ReportDetails.class, "extensions", Map.of()),
                    usual(LineEvent.LineDataReported.class, "putBack", List.of()),
                    usual(LineEvent.MachineReported.class, "compared", List.of()),
                    usual(OrderEvent.OrderOpened.class, "allocated", false),
                    usual(OrderEvent.OrderActivated.class, "rolling", false));

    private record Member(Class<?> type, String name) {}

    private static Map.Entry<Member, Object> usual(Class<?> type, String name, Object value) {
        return Map.entry(new Member(type, name), value);
    }

    private ValueCodecs() {}

    /// @throws IllegalArgumentException if its type has no form; a defect of the program
    static ValueCodec of(RecordComponent component) {
        ValueCodec codec = of(component.getGenericType());
        return Optional.ofNullable(
                        USUAL.get(new Member(component.getDeclaringRecord(), component.getName())))
                .map(usual -> new ValueCodec(codec.write(), codec.read(), Optional.of(usual)))
                .orElse(codec);
    }

    private static ValueCodec of(Type type) {
        if (type instanceof Class<?> single) {
            return of(single);
        }
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return optional(of(element));
            }
            if (generic.getRawType() == List.class) {
                return list(of(element), element == Unit.class);
            }
            if (generic.getRawType() == Map.class) {
                return new ValueCodec(ValueCodecs::writeTexts, ValueCodecs::texts);
            }
        }
        throw new IllegalArgumentException("no form in JSON: " + type);
    }

    private static ValueCodec of(Class<?> type) {
        if (type == String.class) {
            return text(String.class, Function.identity(), Function.identity());
        } else if (type == boolean.class) {
            return new ValueCodec(
                    (json, value) -> json.writeBoolean((boolean) value),
                    node -> node.booleanValueOpt().orElseThrow(IllegalArgumentException::new));
        } else if (type == int.class) {
            return new ValueCodec(
                    (json, value) -> json.writeNumber((int) value),
                    node -> JsonFields.small(number(node)));
        } else if (type == long.class || type == Long.class) {
            return new ValueCodec(
                    (json, value) -> json.writeNumber((long) value), ValueCodecs::number);
        } else if (type == Instant.class) {
            return text(Instant.class, Instant::toString, Instant::parse);
        } else if (type == Duration.class) {
            return text(Duration.class, Duration::toString, Duration::parse);
        } else if (type == LocalDate.class) {
            return text(LocalDate.class, LocalDate::toString, LocalDate::parse);
        } else if (type == Bytes.class) {
            return text(Bytes.class, Bytes::toString, Bytes::parse);
        } else if (type == UnitId.class) {
            return text(UnitId.class, UnitId::key, key -> known(UnitId.parse(key), key));
        } else if (type == AlarmId.class) {
            return text(AlarmId.class, AlarmId::toString, AlarmId::parse);
        } else if (type == Reason.class) {
            return new ValueCodec(
                    (json, value) -> ReasonJson.write(json, (Reason) value), ReasonJson::read);
        } else if (type.isEnum()) {
            return constant(type);
        } else if (type.isSealed()) {
            return oneOf(type);
        } else {
            RecordCodec record = RecordCodec.of(type);
            return record.members().size() == 1 ? identifier(record) : record.codec();
        }
    }

    /// How a constant is spelled in the journal.
    static String storedName(Object constant) {
        return constant instanceof VerdictCode code
                ? code.storedName()
                : ((Enum<?>) constant).name();
    }

    private static <T> ValueCodec text(
            Class<T> type, Function<T, String> out, Function<String, T> in) {
        return new ValueCodec(
                (json, value) -> json.writeString(out.apply(type.cast(value))),
                node -> in.apply(string(node)));
    }

    private static ValueCodec constant(Class<?> type) {
        Map<String, Object> constants =
                Arrays.stream(type.getEnumConstants())
                        .collect(Collectors.toMap(ValueCodecs::storedName, Function.identity()));
        return text(
                Object.class,
                ValueCodecs::storedName,
                name -> known(Optional.ofNullable(constants.get(name)), name));
    }

    private static ValueCodec oneOf(Class<?> sealed) {
        Map<String, RecordCodec> kinds =
                Arrays.stream(sealed.getPermittedSubclasses())
                        .collect(Collectors.toMap(Class::getSimpleName, RecordCodec::of));
        Function<String, RecordCodec> kind =
                name -> known(Optional.ofNullable(kinds.get(name)), name);
        return new ValueCodec(
                (json, value) -> {
                    String type = value.getClass().getSimpleName();
                    json.writeStartObject();
                    json.writeStringProperty("type", type);
                    kind.apply(type).writeMembers(json, value);
                    json.writeEndObject();
                },
                node -> kind.apply(new JsonFields(node).text("type")).read(node));
    }

    private static ValueCodec identifier(RecordCodec record) {
        RecordCodec.Member only = record.members().getFirst();
        return new ValueCodec(
                (json, id) -> only.codec().write().accept(json, only.of(id)),
                node -> record.make(only.codec().read().apply(node)));
    }

    private static ValueCodec optional(ValueCodec codec) {
        return new ValueCodec(
                (json, value) -> codec.write().accept(json, ((Optional<?>) value).orElseThrow()),
                node -> Optional.of(codec.read().apply(node)),
                Optional.of(Optional.empty()));
    }

    /// @param units whether equal values within the list become one object, see [Interner]
    private static ValueCodec list(ValueCodec codec, boolean units) {
        return new ValueCodec(
                (json, values) -> {
                    json.writeStartArray();
                    ((List<?>) values).forEach(value -> codec.write().accept(json, value));
                    json.writeEndArray();
                },
                node -> {
                    if (!node.isArray()) {
                        throw new IllegalArgumentException("not an array");
                    }
                    Interner sharing = new Interner();
                    List<Object> values = new ArrayList<>(node.size());
                    for (JsonNode element : node) {
                        Object value = codec.read().apply(element);
                        values.add(units ? shared((Unit) value, sharing) : value);
                    }
                    return values;
                });
    }

    private static Unit shared(Unit unit, Interner sharing) {
        return new Unit(
                sharing.unit(unit.id()),
                unit.kind(),
                unit.parent().flatMap(sharing::parent),
                unit.state());
    }

    /// By name, so that the same settings are the same bytes.
    private static void writeTexts(JsonGenerator json, Object texts) {
        json.writeStartObject();
        new TreeMap<>((Map<?, ?>) texts)
                .forEach((name, text) -> json.writeStringProperty((String) name, (String) text));
        json.writeEndObject();
    }

    private static Map<String, String> texts(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        return node.propertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), name -> string(node.get(name))));
    }

    private static String string(JsonNode node) {
        return node.stringValueOpt().orElseThrow(IllegalArgumentException::new);
    }

    private static long number(JsonNode node) {
        return node.longValueOpt().orElseThrow(IllegalArgumentException::new);
    }

    private static <V> V known(Optional<V> value, String name) {
        return value.orElseThrow(() -> new IllegalArgumentException("not known: " + name));
    }
}
