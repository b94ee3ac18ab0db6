package org.cordon.adapter.localstore;

import org.cordon.adapter.sql.DamagePolicy;
import org.cordon.adapter.sql.H2Failure;
import org.cordon.adapter.sql.H2File;
import org.cordon.adapter.sql.SchemaException;
import org.cordon.adapter.sql.SqlAccess;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.text.Messages;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// The database file behind [H2StoreWriter] and [H2StoreQueries]: one connection that writes, a few that read.
///
/// It opens by itself at the first use and again after a failure. What becomes of a file that is damaged or
/// has tables of another version, its [H2File] decides. Reading is safe from any thread; writing is the
/// store thread's alone, which must never be interrupted: an interrupt during input or output would close
/// the database.
public final class H2Database implements AutoCloseable {
    private static final Duration COMPACT_EVERY = Duration.ofSeconds(10);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(20);
    private static final int READERS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(H2Database.class);
    private static final Messages TEXT = Messages.of(H2Database.class);

    private final H2File file;
    private final String texts;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Open open;
    private volatile boolean suspected;
    private volatile boolean broken;
    private boolean closed;

    // Of the writing thread alone.
    private long compactedNanos = System.nanoTime();

    /// @param lookUps prepared on `reader`; used under their own monitor
    private record Open(
            JdbcConnectionPool pool,
            Jdbi jdbi,
            Connection writer,
            Connection reader,
            PreparedStatements lookUps) {}

    /// The local store, a projection of the journal. Nothing is opened yet.
    ///
    /// @param file without the `.mv.db` that H2 adds; its folder is made if it is missing
    public H2Database(Path file) {
        this(localStore(file));
    }

    /// The local store.
    H2Database(H2File file) {
        this(file, "localstore.store.");
    }

    /// @param texts beginning of the keys of what people read when it fails
    private H2Database(H2File file, String texts) {
        this.file = file;
        this.texts = texts;
    }

    /// The file of a local store.
    ///
    /// @param file without the `.mv.db` that H2 adds
    static H2File localStore(Path file) {
        return new H2File(file, DamagePolicy.REBUILD, "h2");
    }

    /// The replica of what other terminals hold.
    ///
    /// @param file without the `.mv.db` that H2 adds; its folder is made if it is missing
    static H2Database replica(Path file) {
        return new H2Database(replicaFile(file), "localstore.replica.");
    }

    /// The file of a replica.
    ///
    /// @param file without the `.mv.db` that H2 adds
    static H2File replicaFile(Path file) {
        return new H2File(file, DamagePolicy.MIGRATE, "mirror");
    }

    /// Reads with a connection of the pool. Blocks while the store is being emptied.
    ///
    /// @throws StoreUnavailable if the database cannot answer
    <T> T read(Function<Handle, T> reading) {
        return whileOpen(database -> read(database, reading));
    }

    /// Looks up a row, by a statement that stays prepared: what is asked for at every scan. One at a time.
    ///
    /// @return the first row, if there is one
    /// @throws StoreUnavailable if the database cannot answer
    <T> Optional<T> lookUp(String sql, PreparedStatements.Row<T> reading, Object... values) {
        return whileOpen(database -> {
            synchronized (database.lookUps()) {
                try {
                    return database.lookUps().list(sql, reading, values).stream().findFirst();
                } catch (SQLException e) {
                    throw failed("not-read", e);
                }
            }
        });
    }

    private <T> T whileOpen(Function<Open, T> reading) {
        lock.readLock().lock();
        try {
            Open ready = ready();
            if (ready != null) {
                return reading.apply(ready);
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            return reading.apply(opened());
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Open database, Function<Handle, T> reading) {
        try (Handle handle = database.jdbi().open()) {
            return reading.apply(handle);
        } catch (JdbiException e) {
            throw failed("not-read", e);
        }
    }

    /// The writing connection, auto-commit off. For the store thread alone.
    ///
    /// @throws StoreUnavailable if the database cannot be opened
    Connection writer() {
        lock.writeLock().lock();
        try {
            return opened().writer();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Sets the file aside, because it contradicts the journal, and goes on with an empty one; readers wait
    /// meanwhile.
    ///
    /// @return where the file is now
    String setAside() {
        lock.writeLock().lock();
        try {
            opened();
            release();
            String aside = file.setAside(H2File.SetAside.CONTRADICTION).toString();
            opened();
            return aside;
        } catch (IOException e) {
            throw failed("not-set-aside", e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Files that were set aside because they contradict the journal, and are still there.
    List<String> contradictions() {
        try {
            return file.setAsideFiles(H2File.SetAside.CONTRADICTION).stream()
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw failed("not-looked-for", e);
        }
    }

    /// Moves a local store that nobody has open away under a name of its own, as evidence.
    ///
    /// @param file without the `.mv.db` that H2 adds
    /// @return where it is now
    public static Path setAside(Path file) throws IOException {
        return localStore(file).setAside(H2File.SetAside.CONTRADICTION);
    }

    /// Local stores that were set aside because they contradict the journal, and are still there.
    ///
    /// @param file the local store, without the `.mv.db` that H2 adds
    public static List<Path> contradictions(Path file) throws IOException {
        return localStore(file).setAsideFiles(H2File.SetAside.CONTRADICTION);
    }

    /// Gives back, every ten seconds, the room of overwritten rows. With WRITE_DELAY=0 the database does
    /// not do that by itself. For the thread that writes, between transactions.
    void compactNowAndThen() {
        long now = System.nanoTime();
        if (now - compactedNanos > COMPACT_EVERY.toNanos()) {
            compactedNanos = now;
            compact();
        }
    }

    /// Gives back room now.
    void compact() {
        try {
            H2File.compact(writer());
        } catch (SQLException e) {
            throw failed("not-compacted", e);
        }
    }

    /// Undoes what was not committed.
    static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("Nothing to roll back: the connection is gone", e);
        }
    }

    /// Takes note of a failure, so that the next use opens the database afresh where that can help,
    /// and makes the exception to throw.
    ///
    /// @param what could not be done, the end of a text's key
    StoreUnavailable failed(String what, Throwable cause) {
        suspected |= H2Failure.suspectsDamage(cause);
        for (Throwable t = cause; t != null; t = t.getCause()) {
            broken |= t instanceof MVStoreException || (t instanceof SQLException e && isClosed(e));
        }
        return new StoreUnavailable(TEXT.get(texts + what, file.path(), reason(cause)), cause);
    }

    private static boolean isClosed(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.CONNECTION_BROKEN_1,
                    ErrorCode.OBJECT_CLOSED,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2,
                    ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.GENERAL_ERROR_1 ->
                    true;
            default -> false;
        };
    }

    private static String reason(Throwable cause) {
        Throwable deepest = cause;
        for (Throwable next = cause; next != null; next = next.getCause()) {
            deepest = next;
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    private @Nullable Open ready() {
        return broken || suspected ? null : open;
    }

    private Open opened() {
        if (closed) {
            throw new StoreUnavailable(TEXT.get(texts + "closed"));
        }
        Open ready = ready();
        if (ready == null) {
            release();
            ready = openFile();
            open = ready;
            broken = false;
            suspected = false;
        }
        return ready;
    }

    private Open openFile() {
        try {
            JdbcConnectionPool pool = file.open(LOCK_TIMEOUT, suspected);
            try {
                pool.setMaxConnections(READERS + 2);
                return connected(pool);
            } catch (SQLException e) {
                pool.dispose();
                throw e;
            }
        } catch (SchemaException e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        } catch (SQLException | IOException e) {
            throw failed("not-opened", e);
        }
    }

    private static Open connected(JdbcConnectionPool pool) throws SQLException {
        Connection writer = pool.getConnection();
        try {
            writer.setAutoCommit(false);
            Connection reader = pool.getConnection();
            return new Open(
                    pool, SqlAccess.jdbi(pool), writer, reader, new PreparedStatements(reader));
        } catch (SQLException e) {
            // Disposing of the pool leaves it open.
            writer.close();
            throw e;
        }
    }

    private void release() {
        Open before = open;
        open = null;
        if (before != null) {
            before.pool().dispose();
            for (Connection each : List.of(before.writer(), before.reader())) {
                try {
                    each.close();
                } catch (SQLException e) {
                    LOG.debug("A connection did not close in order", e);
                }
            }
        }
    }

    /// Closes the file. Later calls throw [StoreUnavailable].
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            release();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
