package org.cordon.core.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What an entry says, in groups by feature. Each record declares its kind with [EventKind]; its
/// components, by their names and in their order, are its form in the journal, which is read for decades:
/// add optional ones at the end, rename and reorder none.
public sealed interface JournalEvent
        permits JournalEvent.AuditOnly,
                ProgramEvent,
                PersonEvent,
                OrderEvent,
                ScannerEvent,
                LineEvent,
                AlarmEvent,
                ContainerEvent,
                HoldEvent,
                BatchEvent,
                IncidentEvent,
                ReconciliationEvent,
                JournalEvent.Unknown {
    /// An event that changes no state: the audit trail tells it, and projections pass over all of its
    /// kinds alike.
    non-sealed interface AuditOnly extends JournalEvent {}

    /// What a newer version of the program recorded and this one cannot read: kept, shown and passed
    /// on as it stands, never made by this version. Its line in the journal is whole and verifies.
    ///
    /// @param stream it was found in
    /// @param type the name it is stored under
    /// @param json its content as stored, one JSON object
    record Unknown(StreamId stream, String type, String json) implements JournalEvent {
        @Override
        public String storedName() {
            return type;
        }

        @Override
        public String messageKey() {
            return "unknown";
        }
    }

    /// The name its kind is stored under.
    default String storedName() {
        return kind(getClass()).storedName();
    }

    /// The last part of the key of its text.
    default String messageKey() {
        return kind(getClass()).messageKey();
    }

    /// Its components by name, in their order.
    default Map<String, Object> components() {
        Map<String, Object> components = new LinkedHashMap<>();
        try {
            for (RecordComponent component : getClass().getRecordComponents()) {
                components.put(component.getName(), component.getAccessor().invoke(this));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return components;
    }

    /// The kinds that this version records.
    static List<Class<?>> kinds() {
        // One that is in two groups is one kind.
        return kinds(JournalEvent.class).filter(type -> type != Unknown.class).distinct().toList();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.ofNullable(type.getPermittedSubclasses())
                        .flatMap(Arrays::stream)
                        .flatMap(JournalEvent::kinds);
    }

    /// What a kind of [#kinds()] declares.
    static EventKind kind(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(EventKind.class), type::getName);
    }

    /// The stream it belongs to.
    default StreamId stream() {
        return this instanceof LineEvent ? StreamId.SCANS : StreamId.OPERATIONS;
    }
}
