package org.cordon.adapter.site;

import org.cordon.app.port.Parked;
import org.cordon.app.port.Peer;
import org.cordon.app.port.PeerUnavailable;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Head;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;
import org.cordon.core.site.SiteChanges;
import org.flywaydb.core.api.FlywayException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/// The site store over JDBC.
///
/// A batch is one transaction: lock the chain's head, pass over what is there, require that the rest
/// continues it, insert, move the head on. So a batch delivered twice, or cut off half-way, leaves
/// nothing missing and nothing doubled. For one thread at a time.
public final class SitePeer implements Peer {
    private static final int ATTEMPTS = 5;

    private final SiteDatabase database;
    private boolean prepared;

    private SitePeer(SiteDatabase database) {
        this.database = database;
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
        return transact(connection -> new ChainRows(connection, terminal, stream, epoch).head());
    }

    @Override
    public Head deliver(List<Entry> entries) {
        Entry first = entries.getFirst();
        return transact(connection -> {
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
            return transact(connection -> {
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
        return transact(connection -> new ParkedRows(connection).of(terminal, max));
    }

    @Override
    public void unpark(Entry entry) {
        transact(connection -> {
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
        return transact(connection ->
                new ChainRows(connection, terminal, stream, epoch).lines(afterSeq, max));
    }

    @Override
    public SiteChanges changes(long afterVersion, int max) {
        return transact(connection -> new ChangeRows(connection).after(afterVersion, max));
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

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T transact(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                DataSource source = database.connect();
                prepare(source);
                return transactOnce(source, work);
            } catch (SQLException | FlywayException e) {
                if (e instanceof SQLException s && Refusals.isFinal(s)) {
                    Exception bare = Refusals.bare(e);
                    throw new EntryRefused(Refusals.reason(bare), bare);
                }
                boolean again = e instanceof SQLException s && Refusals.isPassing(s);
                if (!again || attempt == ATTEMPTS) {
                    prepared = false;
                    database.disconnect();
                    Exception bare = Refusals.bare(e);
                    throw new PeerUnavailable(
                            "%s does not answer or did not commit: %s"
                                    .formatted(address(), Refusals.reason(bare)),
                            bare);
                }
            }
        }
    }

    private <T> T transactOnce(DataSource source, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                database.beforeCommit(connection);
                connection.commit();
                database.afterCommit(connection);
                return result;
            } catch (SQLException | ChainConflict e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
            reason.addSuppressed(e);
        }
    }

    private void prepare(DataSource source) {
        if (!prepared) {
            database.prepare(source);
            prepared = true;
        }
    }

    @Override
    public void disconnect() {
        prepared = false;
        database.disconnect();
    }

    @Override
    public void close() {
        disconnect();
    }
}
