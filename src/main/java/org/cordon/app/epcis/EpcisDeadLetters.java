package org.cordon.app.epcis;

import org.cordon.app.port.CaptureCheckpoint.ParkedEntry;
import org.cordon.core.event.ChainHead;

import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Events that were refused. Changed by the sender alone; anyone may read.
final class EpcisDeadLetters {
    private record Place(int epoch, long seq) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byEpoch = Integer.compare(epoch, other.epoch);
            return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
        }
    }

    private final SequencedMap<Place, EpcisDeadLetter> events = new TreeMap<>();
    private volatile List<EpcisDeadLetter> shown = List.of();

    void load(List<ParkedEntry> entries) {
        for (ParkedEntry e : entries) {
            events.put(
                    new Place(e.epoch(), e.seq()),
                    new EpcisDeadLetter(e.epoch(), e.seq(), e.reason(), e.at()));
        }
        shown = List.copyOf(events.values());
    }

    void put(EpcisDeadLetter event) {
        events.put(new Place(event.epoch(), event.seq()), event);
        shown = List.copyOf(events.values());
    }

    void remove(ChainHead from) {
        if (events.remove(new Place(from.epoch(), from.seq())) != null) {
            shown = List.copyOf(events.values());
        }
    }

    List<EpcisDeadLetter> all() {
        return shown;
    }

    /// As they are noted.
    List<ParkedEntry> entries() {
        return shown.stream()
                .map(e -> new ParkedEntry(e.epoch(), e.seq(), e.reason(), e.at()))
                .toList();
    }
}
