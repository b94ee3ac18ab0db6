package org.cordon.adapter.sitestore;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of one chain in the site store, within one transaction.
final class ChainTable {
    private static final String OF_CHAIN = " where terminal = ? and stream = ? and epoch = ?";

    private final Connection connection;
    private final TerminalId terminal;
    private final StreamId stream;
    private final int epoch;

    ChainTable(Connection connection, TerminalId terminal, StreamId stream, int epoch) {
        this.connection = connection;
        this.terminal = terminal;
        this.stream = stream;
        this.epoch = epoch;
    }

    Optional<ChainHead> head() throws SQLException {
        return head("select seq, hash from site_heads" + OF_CHAIN);
    }

    /// The head, locked until the transaction ends; made if it is missing.
    ChainHead lockedHead() throws SQLException {
        String lock = "select seq, hash from site_heads" + OF_CHAIN + " for update";
        Optional<ChainHead> head = head(lock);
        if (head.isPresent()) {
            return head.get();
        }
        try (PreparedStatement insert =
                chained(
                        """
                        insert into site_heads (terminal, stream, epoch, seq, hash)
                        values (?, ?, ?, 0, ?)
                        """)) {
            insert.setString(4, Entry.NO_HASH);
            insert.executeUpdate();
        }
        return head(lock).orElseThrow(() -> new SQLException("the head just made is not there"));
    }

    private Optional<ChainHead> head(String sql) throws SQLException {
        try (PreparedStatement query = chained(sql);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new ChainHead(epoch, row.getLong(1), row.getString(2)))
                    : Optional.empty();
        }
    }

    /// The hash of one entry, be it parked.
    Optional<String> hash(long seq) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select hash from site_entries"
                                + OF_CHAIN
                                + " and seq = ? union all select hash from site_parked"
                                + OF_CHAIN
                                + " and seq = ? and resolved_at is null")) {
            twice(query, seq);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /// The lines, those parked among them.
    List<String> lines(long afterSeq, int max) throws SQLException {
        String sql =
                "select seq, line, null as line_base64 from site_entries"
                        + OF_CHAIN
                        + " and seq > ? union all select seq, null, line_base64 from site_parked"
                        + OF_CHAIN
                        + " and seq > ? and resolved_at is null"
                        + " order by seq fetch first ? rows only";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            twice(query, afterSeq);
            query.setInt(9, max);
            try (ResultSet rows = query.executeQuery()) {
                List<String> lines = new ArrayList<>();
                while (rows.next()) {
                    String line = rows.getString(2);
                    lines.add(line != null ? line : DeadLetterTable.decoded(rows.getString(3)));
                }
                return lines;
            }
        }
    }

    /// The chain and a sequence number, for each half of a union.
    private void twice(PreparedStatement query, long seq) throws SQLException {
        for (int from : new int[] {1, 5}) {
            chain(query, from);
            query.setLong(from + 3, seq);
        }
    }

    /// The last entry of each epoch of a stream, oldest epoch first.
    static List<ChainHead> heads(Connection connection, TerminalId terminal, StreamId stream)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select epoch, seq, hash from site_heads
                        where terminal = ? and stream = ? and seq > 0 order by epoch
                        """)) {
            query.setString(1, terminal.value());
            query.setString(2, stream.storedName());
            try (ResultSet row = query.executeQuery()) {
                List<ChainHead> heads = new ArrayList<>();
                while (row.next()) {
                    heads.add(new ChainHead(row.getInt(1), row.getLong(2), row.getString(3)));
                }
                return heads;
            }
        }
    }

    /// Place and hash of one entry, be it parked.
    Optional<ChainHead> at(long seq) throws SQLException {
        return hash(seq).map(hash -> new ChainHead(epoch, seq, hash));
    }

    /// Moves the head on over entries whose acts are made into what terminals tell each other, or noted,
    /// in the same transaction.
    ///
    /// @param entries that follow the head, oldest first
    void advance(List<Entry> entries) throws SQLException {
        Entry last = entries.getLast();
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update site_heads set seq = ?, hash = ?,
                            listed = case when listed >= ? then ? else listed end\
                        """
                                + OF_CHAIN)) {
            update.setLong(1, last.seq());
            update.setString(2, last.hash());
            update.setLong(3, entries.getFirst().seq() - 1);
            update.setLong(4, last.seq());
            chain(update, 5);
            if (update.executeUpdate() != 1) {
                throw new SQLException("the head of the chain could not be moved on");
            }
        }
    }

    /// An entry as it is kept.
    record Kept(long seq, String line) {}

    /// Those after the last up to which all are listed, oldest first.
    List<Kept> unlisted(int max) throws SQLException {
        String sql =
                "select seq, line from site_entries"
                        + OF_CHAIN
                        + " and seq > (select listed from site_heads"
                        + OF_CHAIN
                        + ") order by seq fetch first ? rows only";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            chain(query, 1);
            chain(query, 4);
            query.setInt(7, max);
            try (ResultSet rows = query.executeQuery()) {
                List<Kept> kept = new ArrayList<>();
                while (rows.next()) {
                    kept.add(new Kept(rows.getLong(1), rows.getString(2)));
                }
                return kept;
            }
        }
    }

    /// All acts up to here are listed or noted.
    void listedUpTo(long seq) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update site_heads set listed = ?" + OF_CHAIN)) {
            update.setLong(1, seq);
            chain(update, 2);
            update.executeUpdate();
        }
    }

    private PreparedStatement chained(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        chain(statement, 1);
        return statement;
    }

    private void chain(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, terminal.value());
        statement.setString(from + 1, stream.storedName());
        statement.setInt(from + 2, epoch);
    }
}
