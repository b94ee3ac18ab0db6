package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.core.event.Entry;
import org.jdbi.v3.core.statement.Query;

import java.util.List;

/// Entries as they were recorded, by what they are about. Every method blocks.
///
/// The few rows that name an entry are joined from the left: by an inner join H2 would walk through all entries of the
/// stream instead.
final class StoredEntries {
    static final String ALARM_SCANS =
            """
            select e.line from unsolved u
            left join entries e on e.stream = 'SCANS' and e.epoch = u.epoch and e.seq = u.seq
            order by u.epoch, u.seq
            """;

    static final String HISTORY =
            """
            select e.line from incident_entries i
            left join entries e on e.stream = i.stream and e.epoch = i.epoch and e.seq = i.seq
            where i.incident = ?
            order by i.stream desc, i.epoch, i.seq
            """;

    static final String STANDINGS =
            """
            select e.line from standings s
            left join entries e on e.stream = 'ACTS' and e.epoch = s.epoch and e.seq = s.seq
            order by s.epoch, s.seq
            """;

    static final String HELD_TARGETS =
            """
            select e.line from held_targets t
            left join entries e on e.stream = 'ACTS' and e.epoch = t.epoch and e.seq = t.seq
            """;

    static final String LATEST =
            """
            select line from entries where stream = ?
            and epoch = (select epoch from applied where stream = ?)
            and seq < ?
            order by stream desc, epoch desc, seq desc
            fetch first ? rows only
            """;

    private final H2Database database;
    private final EntryReader reader;

    /// @param reader turns the lines kept there into entries
    StoredEntries(H2Database database, EntryReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /// Entries whose lines a query gives, in its order.
    List<Entry> listed(String query, Object... values) {
        return database.read(handle -> {
            Query asked = handle.createQuery(query);
            for (int i = 0; i < values.length; i++) {
                asked.bind(i, values[i]);
            }
            return asked.mapTo(String.class).map(reader::read).list();
        });
    }
}
