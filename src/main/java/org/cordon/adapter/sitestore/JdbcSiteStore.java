package org.cordon.adapter.sitestore;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.port.EntryReader;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The site store over JDBC.
///
/// A batch is one transaction: lock the chain's head, pass over what is there, require that the rest
/// continues it, insert, move the head on. So a batch delivered twice, or cut off half-way, leaves
/// nothing missing and nothing doubled. For one thread at a time.
public final class JdbcSiteStore implements SiteStore {
    private static final Messages TEXT = Messages.of(JdbcSiteStore.class);

    private final SiteDatabase database;
    private final SiteTransactions link;
    private @Nullable ProjectionBackfill firstly;

    private JdbcSiteStore(SiteDatabase database) {
        this.database = database;
        link = new SiteTransactions(database);
    }

    /// A site store in an H2 file. The file is open only while it is used.
    ///
    /// @param file without the `.mv.db` that H2 adds; its folder must exist
    /// @param reader for operations that an earlier version left without making them into holds and incidents
    public static JdbcSiteStore file(Path file, EntryReader reader) {
        JdbcSiteStore peer = new JdbcSiteStore(new FileSiteStore(file));
        peer.firstly = new ProjectionBackfill(peer.link, reader);
        return peer;
    }

    /// A site store on PostgreSQL, whose administrator sees to it that operations of earlier versions are made
    /// into holds and incidents ([SiteAdmin]).
    public static JdbcSiteStore postgres(SiteLogin login) {
        return new JdbcSiteStore(new PostgresSiteStore(login));
    }

    @Override
    public String address() {
        return database.address();
    }

    @Override
    public boolean shared() {
        return database.shared();
    }

    @Override
    public Optional<ChainHead> head(TerminalId terminal, StreamId stream, int epoch) {
        return transact(handle -> new ChainTable(handle, terminal, stream, epoch).head());
    }

    @Override
    public List<ChainHead> heads(TerminalId terminal, StreamId stream) {
        return transact(handle -> ChainTable.heads(handle, terminal, stream));
    }

    @Override
    public Optional<ChainHead> at(TerminalId terminal, StreamId stream, int epoch, long seq) {
        return transact(handle -> new ChainTable(handle, terminal, stream, epoch).at(seq));
    }

    @Override
    public ChainHead deliver(List<Entry> entries) {
        Entry first = entries.getFirst();
        return transact(handle -> {
            ChainTable rows =
                    new ChainTable(handle, first.terminal(), first.stream(), first.epoch());
            ChainHead head = rows.lockedHead();
            List<Entry> fresh = continuing(rows, head, entries);
            if (fresh.isEmpty()) {
                return head;
            }
            database.add(handle, fresh);
            rows.advance(fresh);
            new Projector(handle).project(fresh);
            return fresh.getLast().head();
        });
    }

    @Override
    public ChainHead addDeadLetter(Entry entry, String reason) {
        try {
            return transact(handle -> {
                ChainTable rows =
                        new ChainTable(handle, entry.terminal(), entry.stream(), entry.epoch());
                ChainHead head = rows.lockedHead();
                if (continuing(rows, head, List.of(entry)).isEmpty()) {
                    return head;
                }
                new DeadLetterTable(handle).add(entry, reason);
                rows.advance(List.of(entry));
                return entry.head();
            });
        } catch (EntryRefused e) {
            throw new SiteStoreUnavailable(
                    TEXT.get(
                            "sitestore.entry.not-parked",
                            address(),
                            entry.seq(),
                            entry.stream(),
                            e.getMessage()),
                    e);
        }
    }

    @Override
    public List<DeadLetter> deadLetters(TerminalId terminal, int max) {
        return transact(handle -> new DeadLetterTable(handle).of(terminal, max));
    }

    @Override
    public List<DeadLetter> unprojected(TerminalId terminal, int max) {
        return transact(handle -> new UnprojectedEntryTable(handle).of(terminal, max));
    }

    @Override
    public void removeDeadLetter(Entry entry) {
        transact(handle -> {
            new ChainTable(handle, entry.terminal(), entry.stream(), entry.epoch()).lockedHead();
            if (!new DeadLetterTable(handle).resolve(entry)) {
                throw new ChainConflict(
                        TEXT.get(
                                "sitestore.entry.not-there",
                                address(),
                                entry.seq(),
                                entry.stream(),
                                entry.epoch(),
                                entry.hash().substring(0, 12)));
            }
            database.add(handle, List.of(entry));
            new Projector(handle).project(List.of(entry));
            return entry;
        });
    }

    @Override
    public List<String> lines(
            TerminalId terminal, StreamId stream, int epoch, long afterSeq, int max) {
        return transact(
                handle -> new ChainTable(handle, terminal, stream, epoch).lines(afterSeq, max));
    }

    @Override
    public SiteChanges changes(long afterVersion, int max) {
        return transact(handle -> new SiteChangeTable(handle).after(afterVersion, max));
    }

    /// The part of a batch that is not there yet.
    private List<Entry> continuing(ChainTable rows, ChainHead head, List<Entry> entries)
            throws SQLException {
        ChainHead last = head;
        List<Entry> fresh = entries.stream().filter(e -> e.seq() > head.seq()).toList();
        if (fresh.size() < entries.size()) {
            // Chained, so the last of those it knows stands for all before it.
            Entry known = entries.get(entries.size() - fresh.size() - 1);
            if (!rows.hash(known.seq()).equals(Optional.of(known.hash()))) {
                throw conflict(head, known);
            }
        }
        for (Entry entry : fresh) {
            if (entry.seq() != last.seq() + 1 || !entry.previous().equals(last.hash())) {
                throw conflict(head, entry);
            }
            last = entry.head();
        }
        return fresh;
    }

    private ChainConflict conflict(ChainHead head, Entry entry) {
        return new ChainConflict(
                TEXT.get(
                        "sitestore.entry.does-not-fit",
                        address(),
                        entry.stream(),
                        entry.terminal(),
                        head.epoch(),
                        head.seq(),
                        head.hash().substring(0, 12),
                        entry.seq(),
                        entry.hash().substring(0, 12),
                        entry.previous().substring(0, 12)));
    }

    private <T> T transact(SiteTransactions.Work<T> work) {
        ProjectionBackfill due = firstly;
        if (due != null) {
            due.run();
            firstly = null;
        }
        return link.transact(work);
    }

    @Override
    public void disconnect() {
        link.disconnect();
    }

    @Override
    public void close() {
        disconnect();
    }
}
