package org.cordon.adapter.sitestore;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;
import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Makes what terminals tell each other from operations that were delivered without it: before the site kept
/// lists, by terminals of a version that kept none, or while something stood in the way.
///
/// Terminal by terminal, oldest first, each batch in a transaction that holds the head of the chain, as a
/// delivery does: so it may go on while terminals deliver. Rows give way to later entries only, so what
/// they say already is not turned back.
record ProjectionBackfill(SiteTransactions link, EntryReader reader) {
    private static final Messages TEXT = Messages.of(ProjectionBackfill.class);
    private static final int AT_ONCE = 1_000;

    /// What came of it.
    ///
    /// @param operations entries taken up
    /// @param left operations of all terminals that are missing in the lists of the others
    record Taken(long operations, long left) {}

    /// @param waiting entries to take up
    private record Chain(TerminalId terminal, int epoch, long waiting) {
        ChainTable rows(Handle handle) {
            return new ChainTable(handle, terminal, StreamId.OPERATIONS, epoch);
        }
    }

    /// Takes up what is missing, and once more what follows an entry that could not be told.
    ///
    /// @throws SiteStoreUnavailable if the site store is out of reach; what was taken up stays so
    Taken run() {
        return run(_ -> {}, _ -> {});
    }

    /// The same, telling how far it has come.
    ///
    /// @param total called first, with the number of operations to process
    /// @param progress hears how many were taken up so far
    Taken run(LongConsumer total, LongConsumer progress) {
        List<Chain> chains =
                link.transact(handle -> {
                    new UnprojectedEntryTable(handle).rewind(StreamId.OPERATIONS);
                    return behind(handle);
                });
        total.accept(chains.stream().mapToLong(Chain::waiting).sum());
        long operations = 0;
        for (Chain chain : chains) {
            int batch;
            do {
                batch = link.transact(handle -> onward(handle, chain));
                operations += batch;
                progress.accept(operations);
            } while (batch == AT_ONCE);
        }
        return new Taken(
                operations, link.transact(handle -> new UnprojectedEntryTable(handle).count()));
    }

    private static List<Chain> behind(Handle handle) {
        return handle.select(
                        """
                        select terminal, epoch, seq - listed from site_heads
                        where stream = ? and listed < seq order by terminal, epoch
                        """,
                        StreamId.OPERATIONS.storedName())
                .map((row, _) ->
                        new Chain(new TerminalId(row.getString(1)), row.getInt(2), row.getLong(3)))
                .list();
    }

    /// One batch.
    ///
    /// @return how many entries it had
    private int onward(Handle handle, Chain chain) throws SQLException {
        ChainTable rows = chain.rows(handle);
        ChainHead head = rows.lockedHead();
        List<ChainTable.Kept> kept = rows.unlisted(AT_ONCE);
        long upTo = kept.size() < AT_ONCE ? head.seq() : kept.getLast().seq();
        UnprojectedEntryTable notes = new UnprojectedEntryTable(handle);
        notes.forget(chain.terminal(), StreamId.OPERATIONS, chain.epoch(), upTo);
        List<Entry> entries = new ArrayList<>();
        for (ChainTable.Kept one : kept) {
            try {
                entries.add(read(chain, one));
            } catch (JournalUnavailable e) {
                notes.add(
                        chain.terminal(),
                        StreamId.OPERATIONS,
                        chain.epoch(),
                        one.seq(),
                        String.valueOf(e.getMessage()));
            }
        }
        new Projector(handle).project(entries);
        rows.listedUpTo(upTo);
        return kept.size();
    }

    /// A terminal may write any text into a line of its own; none may speak for another.
    private Entry read(Chain chain, ChainTable.Kept kept) {
        Entry entry = reader.read(kept.line());
        if (!entry.terminal().equals(chain.terminal())
                || entry.stream() != StreamId.OPERATIONS
                || entry.epoch() != chain.epoch()
                || entry.seq() != kept.seq()) {
            throw new JournalUnavailable(
                    TEXT.get(
                            "sitestore.line.other-entry",
                            entry.seq(),
                            entry.stream(),
                            entry.terminal(),
                            entry.epoch()));
        }
        return entry;
    }
}
