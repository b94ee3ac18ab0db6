package org.cordon.app.epcis;

import org.cordon.core.event.LogPosition;

import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Events that were refused. Changed by the sender alone; anyone may read.
final class EpcisDeadLetters {
    private final SequencedMap<LogPosition, EpcisDeadLetter> events = new TreeMap<>();
    private volatile List<EpcisDeadLetter> shown = List.of();

    void load(List<EpcisDeadLetter> noted) {
        noted.forEach(event -> events.put(event.from(), event));
        shown = List.copyOf(events.values());
    }

    void put(EpcisDeadLetter event) {
        load(List.of(event));
    }

    void remove(LogPosition from) {
        if (events.remove(from) != null) {
            shown = List.copyOf(events.values());
        }
    }

    List<EpcisDeadLetter> all() {
        return shown;
    }
}
