package org.cordon.adapter.sitestore;

import org.cordon.core.event.Entry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/// Adds entries as they are. All of them are of one terminal, stream and epoch.
final class SiteEntryTable {
    private SiteEntryTable() {}

    /// By a batch of rows, which any database takes.
    static void addRows(Handle handle, List<Entry> entries) {
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        insert into site_entries
                            (terminal, stream, epoch, seq, made_at, person, hash, line)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """);
        for (Entry entry : entries) {
            rows.add(
                    entry.terminal().value(),
                    entry.stream().storedName(),
                    entry.epoch(),
                    entry.seq(),
                    entry.stamp().at().atOffset(ZoneOffset.UTC),
                    entry.person().map(Object::toString),
                    entry.hash(),
                    entry.line());
        }
        rows.execute();
    }

    /// By one array a column, which PostgreSQL and the engines behind its protocol take faster.
    static void addColumns(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into site_entries
                            (terminal, stream, epoch, seq, made_at, person, hash, line)
                        select ?, ?, ?, e.seq, cast(e.made_at as timestamptz), nullif(e.person, ''), e.hash, e.line
                        from unnest(?, ?, ?, ?, ?) as e (seq, made_at, person, hash, line)
                        """)) {
            Entry first = entries.getFirst();
            insert.setString(1, first.terminal().value());
            insert.setString(2, first.stream().storedName());
            insert.setInt(3, first.epoch());
            // Typed arrays go over the wire as they are; others as text, quoted.
            column(insert, 4, "int8", entries.stream().map(Entry::seq).toArray(Long[]::new));
            column(insert, 5, "text", texts(entries, entry -> entry.stamp().at().toString()));
            column(
                    insert,
                    6,
                    "text",
                    texts(entries, entry -> entry.person().map(Object::toString).orElse("")));
            column(insert, 7, "text", texts(entries, Entry::hash));
            column(insert, 8, "text", texts(entries, Entry::line));
            insert.executeUpdate();
        }
    }

    private static void column(PreparedStatement insert, int index, String type, Object[] values)
            throws SQLException {
        insert.setArray(index, insert.getConnection().createArrayOf(type, values));
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
