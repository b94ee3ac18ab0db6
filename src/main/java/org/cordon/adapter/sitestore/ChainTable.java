package org.cordon.adapter.sitestore;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;
import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The rows of one chain in the site store, within one transaction.
final class ChainTable {
    private static final Messages TEXT = Messages.of(ChainTable.class);
    private static final String OF_CHAIN = " where terminal = ? and stream = ? and epoch = ?";

    private final Handle handle;
    private final String terminal;
    private final String stream;
    private final int epoch;

    ChainTable(Handle handle, TerminalId terminal, StreamId stream, int epoch) {
        this.handle = handle;
        this.terminal = terminal.value();
        this.stream = stream.storedName();
        this.epoch = epoch;
    }

    Optional<ChainHead> head() {
        return head("");
    }

    /// The head, locked until the transaction ends; made if it is missing.
    ChainHead lockedHead() throws SQLException {
        Optional<ChainHead> head = head(" for update");
        if (head.isPresent()) {
            return head.get();
        }
        handle.execute(
                """
                insert into site_heads (terminal, stream, epoch, seq, hash)
                values (?, ?, ?, 0, ?)
                """,
                terminal,
                stream,
                epoch,
                Entry.NO_HASH);
        return head(" for update")
                .orElseThrow(() -> new SQLException(TEXT.get("sitestore.head.missing")));
    }

    private Optional<ChainHead> head(String lock) {
        return handle.select(
                        "select seq, hash from site_heads" + OF_CHAIN + lock,
                        terminal,
                        stream,
                        epoch)
                .map((row, _) -> new ChainHead(epoch, row.getLong(1), row.getString(2)))
                .findFirst();
    }

    /// The hash of one entry, be it parked.
    Optional<String> hash(long seq) {
        return handle.select(
                        "select hash from site_entries"
                                + OF_CHAIN
                                + " and seq = ? union all select hash from site_parked"
                                + OF_CHAIN
                                + " and seq = ? and resolved_at is null",
                        terminal,
                        stream,
                        epoch,
                        seq,
                        terminal,
                        stream,
                        epoch,
                        seq)
                .mapTo(String.class)
                .findFirst();
    }

    /// The lines, those parked among them.
    List<String> lines(long afterSeq, int max) {
        return handle.select(
                        "select seq, line, null as line_base64 from site_entries"
                                + OF_CHAIN
                                + " and seq > ? union all select seq, null, line_base64 from"
                                + " site_parked"
                                + OF_CHAIN
                                + " and seq > ? and resolved_at is null"
                                + " order by seq fetch first ? rows only",
                        terminal,
                        stream,
                        epoch,
                        afterSeq,
                        terminal,
                        stream,
                        epoch,
                        afterSeq,
                        max)
                .map((row, _) -> {
                    String line = row.getString(2);
                    return line != null ? line : DeadLetterTable.decoded(row.getString(3));
                })
                .list();
    }

    /// The last entry of each epoch of a stream, oldest epoch first.
    static List<ChainHead> heads(Handle handle, TerminalId terminal, StreamId stream) {
        return handle.select(
                        """
                        select epoch, seq, hash from site_heads
                        where terminal = ? and stream = ? and seq > 0 order by epoch
                        """,
                        terminal.value(),
                        stream.storedName())
                .map((row, _) -> new ChainHead(row.getInt(1), row.getLong(2), row.getString(3)))
                .list();
    }

    /// Place and hash of one entry, be it parked.
    Optional<ChainHead> at(long seq) {
        return hash(seq).map(hash -> new ChainHead(epoch, seq, hash));
    }

    /// Moves the head on over entries whose operations are made into what terminals tell each other, or noted,
    /// in the same transaction.
    ///
    /// @param entries that follow the head, oldest first
    void advance(List<Entry> entries) throws SQLException {
        Entry last = entries.getLast();
        int moved =
                handle.execute(
                        """
                        update site_heads set seq = ?, hash = ?,
                            listed = case when listed >= ? then ? else listed end\
                        """
                                + OF_CHAIN,
                        last.seq(),
                        last.hash(),
                        entries.getFirst().seq() - 1,
                        last.seq(),
                        terminal,
                        stream,
                        epoch);
        if (moved != 1) {
            throw new SQLException(TEXT.get("sitestore.head.not-moved"));
        }
    }

    /// An entry as it is kept.
    record Kept(long seq, String line) {}

    /// Those after the last up to which all are listed, oldest first.
    List<Kept> unlisted(int max) {
        return handle.select(
                        "select seq, line from site_entries"
                                + OF_CHAIN
                                + " and seq > (select listed from site_heads"
                                + OF_CHAIN
                                + ") order by seq fetch first ? rows only",
                        terminal,
                        stream,
                        epoch,
                        terminal,
                        stream,
                        epoch,
                        max)
                .map((row, _) -> new Kept(row.getLong(1), row.getString(2)))
                .list();
    }

    /// All operations up to here are listed or noted.
    void listedUpTo(long seq) {
        handle.execute("update site_heads set listed = ?" + OF_CHAIN, seq, terminal, stream, epoch);
    }
}
