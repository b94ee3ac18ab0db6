package org.cordon.app.unit;

import org.cordon.app.port.Journal;
import org.cordon.app.port.UnitRecords;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.unit.EntrySubject;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Entries about a subject: those that the local store holds by index, and those that the journal has ahead of it.
/// Blocks. Belongs to one question: what is ahead is read once.
final class RecordedEntries {
    /// So many entries ahead of the store are looked at in each stream; a store that is further behind is being rebuilt.
    private static final int AHEAD = 5_000;

    private final UnitRecords records;
    private final List<Entry> ahead = new ArrayList<>();
    private long behind;

    /// @param journal what is ahead is read from; empty where the records are the journal's own
    RecordedEntries(UnitRecords records, Optional<Journal> journal) {
        this.records = records;
        journal.ifPresent(each -> {
            for (StreamId stream : StreamId.values()) {
                readAhead(each, stream);
            }
        });
    }

    private void readAhead(Journal journal, StreamId stream) {
        LogPosition applied = records.applied(stream).orElse(new LogPosition(0, 0));
        ChainHead head = journal.head(stream);
        long known = applied.epoch() == head.epoch() ? applied.seq() : 0;
        long missing = head.seq() - known;
        long from = Math.max(known, head.seq() - AHEAD);
        behind += Math.max(0, missing - AHEAD);
        if (missing > 0) {
            journal.entries(stream, head.epoch(), from, head.seq())
                    .filter(entry -> !EntrySubject.of(entry).isEmpty())
                    .forEach(ahead::add);
        }
    }

    /// Entries that the journal has and that are not looked at.
    long behind() {
        return behind;
    }

    /// Entries of a stream about a subject, latest first.
    List<Entry> of(EntrySubject subject, StreamId stream, int max) {
        return joined(
                ahead.stream()
                        .filter(entry -> entry.stream() == stream)
                        .filter(entry -> EntrySubject.of(entry).contains(subject)),
                records.entries(subject, stream, UnitRecords.LATEST, max),
                max);
    }

    /// How many entries of a stream are about a subject.
    long count(EntrySubject subject, StreamId stream) {
        LogPosition applied = records.applied(stream).orElse(new LogPosition(0, 0));
        return records.count(subject, stream)
                + ahead.stream()
                        .filter(entry -> entry.stream() == stream)
                        .filter(entry -> entry.position().isAfter(applied))
                        .filter(entry -> EntrySubject.of(entry).contains(subject))
                        .count();
    }

    /// Entries ahead of the store that meet a condition are put before those that it holds; none twice.
    private static List<Entry> joined(Stream<Entry> ahead, List<Entry> stored, int max) {
        Set<Entry> all = new LinkedHashSet<>(ahead.toList().reversed());
        all.addAll(stored);
        return all.stream().limit(max).toList();
    }
}
