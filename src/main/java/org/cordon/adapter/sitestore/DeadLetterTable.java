package org.cordon.adapter.sitestore;

import org.cordon.app.port.DeadLetter;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.jdbi.v3.core.Handle;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/// Entries that the site store refused, within one transaction.
final class DeadLetterTable {
    private static final int REASON = 300;

    private final Handle handle;

    DeadLetterTable(Handle handle) {
        this.handle = handle;
    }

    /// @param reason cut to 300 characters
    void add(Entry entry, String reason) {
        handle.execute(
                """
                insert into site_parked
                    (terminal, stream, epoch, seq, previous, hash, reason, line_base64)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.terminal().value(),
                entry.stream().storedName(),
                entry.epoch(),
                entry.seq(),
                entry.previous(),
                entry.hash(),
                reason.substring(0, Math.min(reason.length(), REASON)),
                encoded(entry.line()));
    }

    List<DeadLetter> of(TerminalId terminal, int max) {
        return handle.select(
                        """
                        select stream, epoch, seq, reason from site_parked
                        where terminal = ? and resolved_at is null
                        order by stream, epoch, seq fetch first ? rows only
                        """,
                        terminal.value(),
                        max)
                .map((row, _) -> letter(row))
                .list();
    }

    /// @param row stream, epoch, sequence number and reason
    static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                StreamId.ofStoredName(row.getString(1)),
                new LogPosition(row.getInt(2), row.getLong(3)),
                row.getString(4));
    }

    /// Marks one as delivered after all.
    ///
    /// @return whether it was parked, with these hashes, and not resolved before
    boolean resolve(Entry entry) {
        return handle.execute(
                        """
                        update site_parked set resolved_at = current_timestamp
                        where terminal = ? and stream = ? and epoch = ? and seq = ?
                            and hash = ? and previous = ? and resolved_at is null
                        """,
                        entry.terminal().value(),
                        entry.stream().storedName(),
                        entry.epoch(),
                        entry.seq(),
                        entry.hash(),
                        entry.previous())
                == 1;
    }

    private static String encoded(String line) {
        return Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }

    /// The line that was kept so.
    static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
