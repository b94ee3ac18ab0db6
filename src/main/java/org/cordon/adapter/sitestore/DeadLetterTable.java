package org.cordon.adapter.sitestore;

import org.cordon.app.port.DeadLetter;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Entries that the site store refused, within one transaction.
final class DeadLetterTable {
    private static final int REASON = 300;

    private final Connection connection;

    DeadLetterTable(Connection connection) {
        this.connection = connection;
    }

    /// @param reason cut to 300 characters
    void add(Entry entry, String reason) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into site_parked
                            (terminal, stream, epoch, seq, previous, hash, reason, line_base64)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            place(insert, entry);
            insert.setString(5, entry.previous());
            insert.setString(6, entry.hash());
            insert.setString(7, reason.substring(0, Math.min(reason.length(), REASON)));
            insert.setString(8, encoded(entry.line()));
            insert.executeUpdate();
        }
    }

    List<DeadLetter> of(TerminalId terminal, int max) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select stream, epoch, seq, reason from site_parked
                        where terminal = ? and resolved_at is null
                        order by stream, epoch, seq fetch first ? rows only
                        """)) {
            query.setString(1, terminal.value());
            query.setInt(2, max);
            return read(query);
        }
    }

    /// @param query selects stream, epoch, sequence number and reason
    static List<DeadLetter> read(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<DeadLetter> all = new ArrayList<>();
            while (rows.next()) {
                all.add(
                        new DeadLetter(
                                StreamId.ofStoredName(rows.getString(1)),
                                new LogPosition(rows.getInt(2), rows.getLong(3)),
                                rows.getString(4)));
            }
            return all;
        }
    }

    /// Marks one as delivered after all.
    ///
    /// @return whether it was parked, with these hashes, and not resolved before
    boolean resolve(Entry entry) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update site_parked set resolved_at = current_timestamp
                        where terminal = ? and stream = ? and epoch = ? and seq = ?
                            and hash = ? and previous = ? and resolved_at is null
                        """)) {
            place(update, entry);
            update.setString(5, entry.hash());
            update.setString(6, entry.previous());
            return update.executeUpdate() == 1;
        }
    }

    private static void place(PreparedStatement statement, Entry entry) throws SQLException {
        statement.setString(1, entry.terminal().value());
        statement.setString(2, entry.stream().storedName());
        statement.setInt(3, entry.epoch());
        statement.setLong(4, entry.seq());
    }

    private static String encoded(String line) {
        return Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }

    /// The line that was kept so.
    static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
