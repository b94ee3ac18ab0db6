package org.cordon.app.epcis;

import org.cordon.app.port.Journal;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;

import java.util.List;
import java.util.Optional;

/// What stands around an entry in the journal, which is read for each question.
public record JournalContext(Journal journal) implements EpcisEvents.Surroundings {
    @Override
    public Optional<Entry> scan(int epoch, long seq) {
        return seq < 1
                ? Optional.empty()
                : journal.read(StreamId.SCANS, epoch, seq - 1, 1).stream().findFirst();
    }

    @Override
    public List<Entry> before(Entry entry, int max) {
        long last = entry.seq() - 1;
        return journal.entries(entry.stream(), entry.epoch(), Math.max(0, last - max), last)
                .toList();
    }
}
