package org.cordon.adapter.localstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.unit.EntrySubject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Entries by index, and which of them concern an incident.
final class EntryTable {
    private static final String ENTRY =
            """
            insert into entries (stream, epoch, seq, made_at, person, fact, line)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CONCERNS =
            """
            merge into incident_entries (incident, stream, epoch, seq)
            key (incident, stream, epoch, seq) values (?, ?, ?, ?)
            """;

    private static final String SUBJECT =
            "insert into entry_subjects (subject, stream, epoch, seq) values (?, ?, ?, ?)";

    /// The last entry of a stream before an epoch, by one step in the index; see [#head]. Asked for all epochs at
    /// once, H2 counts through the others for each entry.
    static final String END_BEFORE =
            """
            select epoch, seq, line from entries where stream = ? and epoch < ?
            order by stream desc, epoch desc, seq desc limit 1
            """;

    private static final String PAGE =
            """
            select seq, made_at, person, fact, line from entries
            where stream = ? and epoch = ? and seq between ? and ? order by seq
            """;

    private EntryTable() {}

    /// A row without its stream and epoch.
    private record Row(long seq, Instant at, Optional<PersonId> person, String fact, String line) {
        static Row of(Entry entry) {
            return new Row(
                    entry.seq(),
                    entry.stamp().at(),
                    entry.person(),
                    entry.event().storedName(),
                    entry.line());
        }

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    RowMappers.instant(row, 2),
                    RowMappers.person(row, 3),
                    row.getString(4),
                    row.getString(5));
        }
    }

    /// The first of these entries of one epoch, oldest first, whose row is not as applied.
    static Optional<LogPosition> different(PreparedStatements sql, List<Entry> entries)
            throws SQLException {
        Entry first = entries.getFirst();
        Map<Long, Row> rows = new HashMap<>();
        sql.list(PAGE, Row::of, first.stream(), first.epoch(), first.seq(), entries.getLast().seq())
                .forEach(row -> rows.put(row.seq(), row));
        return entries.stream()
                .filter(entry -> !Row.of(entry).equals(rows.get(entry.seq())))
                .map(Entry::position)
                .findFirst();
    }

    /// Asks for the last entry before an epoch.
    ///
    /// @param <E> how that may fail
    @FunctionalInterface
    interface EndBefore<E extends Exception> {
        /// The answer to [#END_BEFORE].
        Optional<ChainHead> epoch(int epoch) throws E;
    }

    /// The last entry of each epoch of a stream, oldest first.
    static <E extends Exception> List<ChainHead> ends(EndBefore<E> before) throws E {
        ArrayDeque<ChainHead> ends = new ArrayDeque<>();
        Optional<ChainHead> end = before.epoch(Integer.MAX_VALUE);
        while (end.isPresent()) {
            ends.addFirst(end.get());
            end = before.epoch(end.get().epoch());
        }
        return List.copyOf(ends);
    }

    /// Which entry a row is.
    ///
    /// @param row epoch, number and line; a line that is no entry's has no hash
    static ChainHead head(ResultSet row) throws SQLException {
        byte[] line = row.getString(3).getBytes(UTF_8);
        String hash =
                switch (EntryFrame.check(line, 0, line.length)) {
                    case EntryFrame.Check.Sound(EntryFrame form) -> form.hash();
                    case EntryFrame.Check.Unsound _ -> "";
                };
        return new ChainHead(row.getInt(1), row.getLong(2), hash);
    }

    static void apply(PreparedStatements sql, List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            sql.add(
                    ENTRY,
                    entry.stream(),
                    entry.epoch(),
                    entry.seq(),
                    entry.stamp().at(),
                    entry.person().map(Object::toString),
                    entry.event().storedName(),
                    entry.line());
            for (EntrySubject subject : EntrySubject.of(entry)) {
                sql.add(SUBJECT, subject.key(), entry.stream(), entry.epoch(), entry.seq());
            }
            Optional<IncidentId> incident = StateChange.of(entry.event()).incident();
            if (incident.isPresent()) {
                concerns(sql, incident.get(), entry.stream(), entry.epoch(), entry.seq());
            }
            if (entry.event() instanceof IncidentEvent.IncidentOpened opened
                    && opened.scanSeq().isPresent()) {
                concerns(
                        sql,
                        opened.incident(),
                        StreamId.SCANS,
                        opened.scanEpoch(),
                        opened.scanSeq().get());
            }
        }
        sql.flush(ENTRY);
        sql.flush(SUBJECT);
        sql.flush(CONCERNS);
    }

    private static void concerns(
            PreparedStatements sql, IncidentId incident, StreamId stream, int epoch, long seq)
            throws SQLException {
        sql.add(CONCERNS, incident.value(), stream, epoch, seq);
    }
}
