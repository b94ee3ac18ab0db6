package org.cordon.adapter.site;

import org.cordon.app.port.Parked;
import org.cordon.app.port.Peer;
import org.cordon.app.port.PeerUnavailable;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Head;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;
import org.cordon.core.site.SiteChanges;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The site store over JDBC.
///
/// A batch is one transaction: lock the chain's head, pass over what is there, require that the rest
/// continues it, insert, move the head on. So a batch delivered twice, or cut off half-way, leaves
/// nothing missing and nothing doubled. For one thread at a time.
public final class SitePeer implements Peer {
    private final SiteDatabase database;
    private final SiteLink link;

    private SitePeer(SiteDatabase database) {
        this.database = database;
        link = new SiteLink(database);
    }

    /// A site store in an H2 file. The file is open only while it is used.
    ///
    /// @param file without the `.mv.db` that H2 adds; its folder must exist
    public static SitePeer file(Path file) {
        return new SitePeer(new FileSite(file));
    }

    /// A site store on PostgreSQL.
    public static SitePeer postgres(SiteLogin login) {
        return new SitePeer(new PostgresSite(login));
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
    public Optional<Head> head(TerminalId terminal, StreamId stream, int epoch) {
        return link.transact(connection -> new ChainRows(connection, terminal, stream, epoch).head());
    }

    @Override
    public Head deliver(List<Entry> entries) {
        Entry first = entries.getFirst();
        return link.transact(connection -> {
            ChainRows rows =
                    new ChainRows(connection, first.terminal(), first.stream(), first.epoch());
            Head head = rows.lockedHead();
            List<Entry> fresh = continuing(rows, head, entries);
            if (fresh.isEmpty()) {
                return head;
            }
            database.add(connection, fresh);
            rows.advance(fresh.getLast());
            new Projector(connection).project(fresh);
            return fresh.getLast().head();
        });
    }

    @Override
    public Head park(Entry entry, String reason) {
        try {
            return link.transact(connection -> {
                ChainRows rows =
                        new ChainRows(connection, entry.terminal(), entry.stream(), entry.epoch());
                Head head = rows.lockedHead();
                if (continuing(rows, head, List.of(entry)).isEmpty()) {
                    return head;
                }
                new ParkedRows(connection).add(entry, reason);
                rows.advance(entry);
                return entry.head();
            });
        } catch (EntryRefused e) {
            throw new PeerUnavailable(
                    "%s refuses entry %d of %s and cannot set it aside either: %s"
                            .formatted(address(), entry.seq(), entry.stream(), e.getMessage()),
                    e);
        }
    }

    @Override
    public List<Parked> parked(TerminalId terminal, int max) {
        return link.transact(connection -> new ParkedRows(connection).of(terminal, max));
    }

    @Override
    public void unpark(Entry entry) {
        link.transact(connection -> {
            if (!new ParkedRows(connection).resolve(entry)) {
                throw new ChainConflict(
                        "%s has no entry %d of %s, epoch %d, set aside with the hash %s…."
                                .formatted(
                                        address(),
                                        entry.seq(),
                                        entry.stream(),
                                        entry.epoch(),
                                        entry.hash().substring(0, 12)));
            }
            database.add(connection, List.of(entry));
            new Projector(connection).project(List.of(entry));
            return entry;
        });
    }

    @Override
    public List<String> lines(
            TerminalId terminal, StreamId stream, int epoch, long afterSeq, int max) {
        return link.transact(connection ->
                new ChainRows(connection, terminal, stream, epoch).lines(afterSeq, max));
    }

    @Override
    public SiteChanges changes(long afterVersion, int max) {
        return link.transact(connection -> new ChangeRows(connection).after(afterVersion, max));
    }

    /// The part of a batch that is not there yet.
    private List<Entry> continuing(ChainRows rows, Head head, List<Entry> entries)
            throws SQLException {
        Head last = head;
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

    private ChainConflict conflict(Head head, Entry entry) {
        return new ChainConflict(
                ("%s holds %s of %s, epoch %d, up to %d (%s…); entry %d here (%s…, after %s…) does"
                                + " not fit it.")
                        .formatted(
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

    @Override
    public void disconnect() {
        link.disconnect();
    }

    @Override
    public void close() {
        disconnect();
    }
}
