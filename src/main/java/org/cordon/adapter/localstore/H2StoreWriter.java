package org.cordon.adapter.localstore;

import org.cordon.adapter.json.ReasonJson;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.StoreWriter;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/// Applies entries to the database: by index, and to the lists that people see.
///
/// The lists are a function of the applied entries alone: applied one by one, in batches, or after
/// a [#setAside], in any mixture of the streams, they come out the same. An entry that does not fit
/// (see the table `parked`) keeps its place and its line and is passed over in the lists.
///
/// For the store thread alone.
public final class H2StoreWriter implements StoreWriter {
    private static final Logger LOG = LoggerFactory.getLogger(H2StoreWriter.class);
    private static final Messages TEXT = Messages.of(H2StoreWriter.class);

    private final H2Database database;

    /// Writes to a database, which [#close] closes.
    public H2StoreWriter(H2Database database) {
        this.database = database;
    }

    @Override
    public Optional<ChainHead> applied(StreamId stream) {
        return read(sql -> applied(sql, stream));
    }

    private static Optional<ChainHead> applied(PreparedStatements sql, StreamId stream)
            throws SQLException {
        return sql
                .list(
                        "select epoch, seq, hash from applied where stream = ?",
                        row -> new ChainHead(row.getInt(1), row.getLong(2), row.getString(3)),
                        stream)
                .stream()
                .findFirst();
    }

    @Override
    public void apply(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Connection connection = database.writer();
        boolean committed = false;
        try (PreparedStatements sql = new PreparedStatements(connection)) {
            List<Entry> fresh = fresh(applied(sql, entries.getFirst().stream()), entries);
            if (!fresh.isEmpty()) {
                project(connection, sql, fresh);
                remember(sql, fresh.getLast());
            }
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw database.failed("not-written", e);
        } finally {
            if (!committed) {
                H2Database.rollBack(connection);
            }
        }
        database.compactNowAndThen();
    }

    /// Leaves out what is applied already and checks that the rest goes on from there.
    private static List<Entry> fresh(Optional<ChainHead> applied, List<Entry> entries) {
        List<Entry> fresh =
                entries.stream()
                        .filter(entry ->
                                applied.isEmpty()
                                        || entry.position().isAfter(applied.get().position()))
                        .toList();
        ChainHead last = applied.orElse(new ChainHead(0, 0, Entry.NO_HASH));
        for (Entry entry : fresh) {
            boolean nextInEpoch =
                    entry.epoch() == last.epoch()
                            && entry.seq() == last.seq() + 1
                            && entry.previous().equals(last.hash());
            boolean firstOfEpoch = entry.epoch() > last.epoch() && entry.seq() == 1;
            if (!nextInEpoch && !firstOfEpoch) {
                throw new StoreUnavailable(
                        TEXT.get(
                                "localstore.entry.does-not-follow",
                                entry.stream(),
                                last.epoch(),
                                last.seq(),
                                entry.epoch(),
                                entry.seq()));
            }
            last = entry.head();
        }
        return fresh;
    }

    private static void project(Connection connection, PreparedStatements sql, List<Entry> entries)
            throws SQLException {
        EntryTable.apply(sql, entries);
        if (entries.getFirst().stream() == StreamId.SCANS) {
            for (int from = 0; from < entries.size(); ) {
                int epoch = entries.get(from).epoch();
                int to = from;
                while (to < entries.size() && entries.get(to).epoch() == epoch) {
                    to++;
                }
                ScanTable.apply(sql, entries.subList(from, to));
                from = to;
            }
            return;
        }
        OperationsProjection operations = new OperationsProjection(sql);
        for (Entry entry : entries) {
            applyOrReject(connection, sql, operations, entry);
        }
    }

    private static void applyOrReject(
            Connection connection,
            PreparedStatements sql,
            OperationsProjection operations,
            Entry entry)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            operations.apply(entry);
        } catch (ProjectionException e) {
            addDeadLetter(sql, entry, e.reason());
        } catch (SQLException e) {
            if (!isAboutTheData(e)) {
                throw e;
            }
            connection.rollback(before);
            addDeadLetter(sql, entry, new Reason.Written(String.valueOf(e.getMessage())));
        }
        connection.releaseSavepoint(before);
    }

    /// SQLSTATE classes 22 (data exception) and 23 (constraint): trying again cannot help.
    private static boolean isAboutTheData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static void addDeadLetter(PreparedStatements sql, Entry entry, Reason reason)
            throws SQLException {
        LOG.warn(
                "Entry {} {}/{} does not fit the lists and is parked; the reason is kept with it",
                entry.stream(),
                entry.epoch(),
                entry.seq());
        sql.run(
                "insert into parked (stream, epoch, seq, reason) values (?, ?, ?, ?)",
                entry.stream(),
                entry.epoch(),
                entry.seq(),
                ReasonJson.column(reason));
    }

    private static void remember(PreparedStatements sql, Entry last) throws SQLException {
        sql.run(
                "merge into applied (stream, epoch, seq, hash) key (stream) values (?, ?, ?, ?)",
                last.stream(),
                last.epoch(),
                last.seq(),
                last.hash());
    }

    @Override
    public long deadLetters() {
        return read(sql -> sql.list("select count(*) from parked", row -> row.getLong(1)))
                .getFirst();
    }

    @Override
    public List<ChainHead> ends(StreamId stream) {
        return read(sql ->
                EntryTable.<SQLException>ends(epoch ->
                        sql.list(EntryTable.END_BEFORE, EntryTable::head, stream, epoch).stream()
                                .findFirst()));
    }

    @Override
    public Optional<LogPosition> different(List<Entry> entries) {
        return entries.isEmpty()
                ? Optional.empty()
                : read(sql -> EntryTable.different(sql, entries));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(PreparedStatements sql) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        Connection connection = database.writer();
        try (PreparedStatements sql = new PreparedStatements(connection)) {
            T answer = reading.from(sql);
            connection.rollback();
            return answer;
        } catch (SQLException e) {
            throw database.failed("not-read", e);
        }
    }

    @Override
    public String setAside() {
        return database.setAside();
    }

    @Override
    public List<String> contradictions() {
        return database.contradictions();
    }

    @Override
    public void close() {
        database.close();
    }
}
