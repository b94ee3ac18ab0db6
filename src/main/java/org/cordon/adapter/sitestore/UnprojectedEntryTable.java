package org.cordon.adapter.sitestore;

import org.cordon.app.port.DeadLetter;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.jdbi.v3.core.Handle;

import java.util.List;

/// Notes of entries that are kept and could not be made into what terminals tell each other, within one
/// transaction.
final class UnprojectedEntryTable {
    private static final int REASON = 300;

    private final Handle handle;

    UnprojectedEntryTable(Handle handle) {
        this.handle = handle;
    }

    /// @param reason cut to 300 characters
    void add(TerminalId terminal, StreamId stream, int epoch, long seq, String reason) {
        // A reason may quote what PostgreSQL cannot hold.
        String bare = reason.replace('\0', ' ');
        handle.execute(
                """
                insert into site_unprojected (terminal, stream, epoch, seq, reason)
                values (?, ?, ?, ?, ?)
                """,
                terminal.value(),
                stream.storedName(),
                epoch,
                seq,
                bare.substring(0, Math.min(bare.length(), REASON)));
    }

    /// Lets the chains of a stream count as listed before their first note only. For the owner.
    void rewind(StreamId stream) {
        handle.execute(
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
                """,
                stream.storedName());
    }

    /// Takes the notes of a chain's first entries away, except of those that are no longer here. For the
    /// owner.
    void forget(TerminalId terminal, StreamId stream, int epoch, long upTo) {
        handle.execute(
                """
                delete from site_unprojected
                where terminal = ? and stream = ? and epoch = ? and seq <= ?
                    and exists (
                        select 1 from site_entries e
                        where e.terminal = site_unprojected.terminal
                            and e.stream = site_unprojected.stream
                            and e.epoch = site_unprojected.epoch
                            and e.seq = site_unprojected.seq)
                """,
                terminal.value(),
                stream.storedName(),
                epoch,
                upTo);
    }

    List<DeadLetter> of(TerminalId terminal, int max) {
        return handle.select(
                        """
                        select stream, epoch, seq, reason from site_unprojected
                        where terminal = ? order by stream, epoch, seq fetch first ? rows only
                        """,
                        terminal.value(),
                        max)
                .map((row, _) -> DeadLetterTable.letter(row))
                .list();
    }

    long count() {
        return handle.select("select count(*) from site_unprojected").mapTo(Long.class).one();
    }
}
