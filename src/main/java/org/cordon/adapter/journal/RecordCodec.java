package org.cordon.adapter.journal;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/// A record as an object with a member for each component, by their names and in their order. Members
/// that are no components are passed over, so that a newer version may add some.
///
/// @param maker the canonical constructor, from an array to an object
record RecordCodec(MethodHandle maker, List<Member> members) {
    /// One component.
    ///
    /// @param accessor from object to object
    record Member(String name, MethodHandle accessor, ValueCodec codec) {
        /// Its value in a record.
        Object of(Object whole) {
            try {
                return (Object) accessor.invokeExact(whole);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        }
    }

    static RecordCodec of(Class<?> type) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        List<Class<?>> types = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                types.add(component.getType());
                members.add(
                        new Member(
                                component.getName(),
                                lookup.unreflect(component.getAccessor())
                                        .asType(MethodType.genericMethodType(1)),
                                ValueCodecs.of(component)));
            }
            MethodHandle constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class, types));
            return new RecordCodec(
                    constructor
                            .asSpreader(Object[].class, types.size())
                            .asType(MethodType.methodType(Object.class, Object[].class)),
                    List.copyOf(members));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no form in JSON: " + type, e);
        }
    }

    ValueCodec codec() {
        return new ValueCodec(this::write, this::read);
    }

    void write(JsonGenerator json, Object value) {
        json.writeStartObject();
        writeMembers(json, value);
        json.writeEndObject();
    }

    void writeMembers(JsonGenerator json, Object value) {
        for (Member member : members) {
            member.codec().writeMember(json, member.name(), member.of(value));
        }
    }

    Object read(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        Object[] values = new Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = members.get(i).codec().readMember(node, members.get(i).name());
        }
        return make(values);
    }

    /// The record with these components.
    Object make(Object... values) {
        try {
            return (Object) maker.invokeExact(values);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Throwable e) {
        return switch (e) {
            case RuntimeException refused -> refused;
            case Error error -> throw error;
            default -> new IllegalStateException(e);
        };
    }
}
