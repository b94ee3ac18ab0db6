package org.cordon.adapter.sitestore;

import org.cordon.app.port.DeadLetter;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Notes of entries that are kept and could not be made into what terminals tell each other, within one
/// transaction.
final class UnprojectedEntryTable {
    private static final int REASON = 300;

    private final Connection connection;

    UnprojectedEntryTable(Connection connection) {
        this.connection = connection;
    }

    /// @param reason cut to 300 characters
    void add(TerminalId terminal, StreamId stream, int epoch, long seq, String reason)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into site_unprojected (terminal, stream, epoch, seq, reason)
                        values (?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, terminal.value());
            insert.setString(2, stream.storedName());
            insert.setInt(3, epoch);
            insert.setLong(4, seq);
            // A reason may quote what PostgreSQL cannot hold.
            String bare = reason.replace('\0', ' ');
            insert.setString(5, bare.substring(0, Math.min(bare.length(), REASON)));
            insert.executeUpdate();
        }
    }

    /// Lets the chains of a stream count as listed before their first note only. For the owner.
    void rewind(StreamId stream) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update site_heads set listed = (
                            select min(n.seq) - 1 from site_unprojected n
                            where n.terminal = site_heads.terminal
                                and n.stream = site_heads.stream and n.epoch = site_heads.epoch)
                        where stream = ? and exists (
                            select 1 from site_unprojected n
                            where n.terminal = site_heads.terminal
                                and n.stream = site_heads.stream and n.epoch = site_heads.epoch
                                and n.seq <= site_heads.listed)
                        """)) {
            update.setString(1, stream.storedName());
            update.executeUpdate();
        }
    }

    /// Takes the notes of a chain's first entries away, except of those that are no longer here. For the
    /// owner.
    void forget(TerminalId terminal, StreamId stream, int epoch, long upTo) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                        delete from site_unprojected
                        where terminal = ? and stream = ? and epoch = ? and seq <= ?
                            and exists (
                                select 1 from site_entries e
                                where e.terminal = site_unprojected.terminal
                                    and e.stream = site_unprojected.stream
                                    and e.epoch = site_unprojected.epoch
                                    and e.seq = site_unprojected.seq)
                        """)) {
            delete.setString(1, terminal.value());
            delete.setString(2, stream.storedName());
            delete.setInt(3, epoch);
            delete.setLong(4, upTo);
            delete.executeUpdate();
        }
    }

    List<DeadLetter> of(TerminalId terminal, int max) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select stream, epoch, seq, reason from site_unprojected
                        where terminal = ? order by stream, epoch, seq fetch first ? rows only
                        """)) {
            query.setString(1, terminal.value());
            query.setInt(2, max);
            return DeadLetterTable.read(query);
        }
    }

    long count() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select count(*) from site_unprojected");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
