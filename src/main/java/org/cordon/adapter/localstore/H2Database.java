package org.cordon.adapter.localstore;

import org.cordon.app.port.StoreUnavailable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// The database file behind [H2StoreWriter] and [H2StoreQueries]: one connection that writes, a few that read.
///
/// It opens by itself at the first use and again after a failure. A file that is damaged is put
/// aside as `….damaged.mv.db`, one of another form is emptied; both then stand empty, to be fed from
/// the journal. Reading is safe from any thread; writing is the store thread's alone, which must
/// never be interrupted: an interrupt during input or output would close the database.
public final class H2Database implements AutoCloseable {
    /// Of the chunks that the file is made of, at least so much should be live, in percent.
    private static final int LIVE_PERCENT = 60;

    private static final Duration COMPACT_EVERY = Duration.ofSeconds(10);
    private static final int COMPACT_BYTES = 8 << 20;
    private static final int READERS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(H2Database.class);

    private final Path file;
    private final String scripts;
    private final String fileSystem;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Open open;
    private volatile boolean damaged;
    private volatile boolean broken;
    private boolean closed;

    // Of the writing thread alone.
    private long compactedNanos = System.nanoTime();

    private record Open(Connection writer, JdbcConnectionPool pool, Jdbi jdbi) {}

    /// Names the file; nothing is opened yet.
    ///
    /// @param file without the `.mv.db` that H2 adds; its folder is made if it is missing
    public H2Database(Path file) {
        this(file, "db/h2");
    }

    /// @param scripts where Flyway finds the scripts of its tables, on the class path
    H2Database(Path file, String scripts) {
        this(file, scripts, "async");
    }

    /// @param fileSystem what H2 calls the way it writes files
    H2Database(Path file, String scripts, String fileSystem) {
        this.file = file.toAbsolutePath();
        this.scripts = scripts;
        this.fileSystem = fileSystem;
    }

    /// Reads with a connection of the pool. Blocks while the store is being emptied.
    ///
    /// @throws StoreUnavailable if the database cannot answer
    <T> T read(Function<Handle, T> reading) {
        lock.readLock().lock();
        try {
            Open ready = ready();
            if (ready != null) {
                return read(ready, reading);
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            return read(opened(), reading);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Open database, Function<Handle, T> reading) {
        try (Handle handle = database.jdbi().open()) {
            return reading.apply(handle);
        } catch (JdbiException e) {
            throw failed("could not be read", e);
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

    /// Drops everything and makes the tables anew; readers wait meanwhile.
    void empty() {
        lock.writeLock().lock();
        try {
            Open database = opened();
            try {
                database.writer().rollback();
                clear(database.writer());
                migrate(database.pool());
            } catch (SQLException | FlywayException e) {
                throw failed("could not be emptied", e);
            }
        } finally {
            lock.writeLock().unlock();
        }
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
            if (writer().unwrap(JdbcConnection.class).getSession()
                    instanceof SessionLocal session) {
                session.getDatabase().getStore().getMvStore().compact(LIVE_PERCENT, COMPACT_BYTES);
            }
        } catch (SQLException | MVStoreException e) {
            throw failed("could not be compacted", e);
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
    /// @param what "could not be …"
    StoreUnavailable failed(String what, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof MVStoreException e) {
                broken = true;
                damaged |= isDamage(e);
            } else if (t instanceof SQLException e) {
                broken |= isClosed(e);
                damaged |= e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1;
            }
        }
        return new StoreUnavailable(
                ("The local store %s (%s: %s). The journal records on; lists may be old until the"
                                + " store is back, which Cordon tries by itself.")
                        .formatted(what, file, reason(cause)),
                cause);
    }

    private static boolean isDamage(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_CORRUPT,
                    DataUtils.ERROR_CHUNK_NOT_FOUND,
                    DataUtils.ERROR_READING_FAILED,
                    DataUtils.ERROR_INTERNAL,
                    DataUtils.ERROR_SERIALIZATION,
                    DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                    true;
            default -> false;
        };
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
        return broken || damaged ? null : open;
    }

    private Open opened() {
        if (closed) {
            throw new StoreUnavailable("The local store is closed; Cordon is ending.");
        }
        Open ready = ready();
        if (ready == null) {
            release();
            ready = openOrStartOver();
            open = ready;
            broken = false;
            damaged = false;
        }
        return ready;
    }

    private Open openOrStartOver() {
        if (damaged) {
            setAside();
        }
        try {
            return openFile();
        } catch (SQLException | FlywayException e) {
            boolean inTheWay = e instanceof SQLException s && isInTheWay(s);
            if (inTheWay || !Files.exists(mvFile())) {
                throw failed("could not be opened", e);
            }
            LOG.warn("The local store could not be opened; it is set aside and rebuilt", e);
            setAside();
        }
        try {
            return openFile();
        } catch (SQLException | FlywayException e) {
            throw failed("could not be opened", e);
        }
    }

    /// Another program has the file, or the disk takes nothing: the file itself may be whole.
    private static boolean isInTheWay(SQLException e) {
        boolean disk =
                e.getCause() instanceof MVStoreException m
                        && m.getErrorCode() == DataUtils.ERROR_WRITING_FAILED;
        return disk || e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    private Path mvFile() {
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    private void setAside() {
        Path damagedFile = file.resolveSibling(file.getFileName() + ".damaged.mv.db");
        try {
            if (Files.exists(mvFile())) {
                Files.move(mvFile(), damagedFile, StandardCopyOption.REPLACE_EXISTING);
                LOG.warn(
                        "The local store was damaged and is rebuilt; the old file: {}",
                        damagedFile);
            }
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "The local store is damaged and cannot be moved to %s. Move or delete it by hand;"
                                    .formatted(damagedFile)
                            + " it is then rebuilt from the journal.",
                    e);
        }
    }

    private Open openFile() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:"
                        + fileSystem
                        + ":"
                        + file
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                        + ";LOCK_TIMEOUT=20000");
        source.setUser("cordon");
        source.setPassword("");
        Connection writer = source.getConnection();
        try {
            JdbcConnectionPool pool = JdbcConnectionPool.create(source);
            pool.setMaxConnections(READERS);
            if (!isCurrent(flyway(pool).info())) {
                clear(writer);
                migrate(pool);
            }
            writer.setAutoCommit(false);
            return new Open(writer, pool, Jdbi.create(pool));
        } catch (SQLException | FlywayException e) {
            writer.close();
            throw e;
        }
    }

    /// Whether the tables are those of this version, no more, no less, unchanged.
    private static boolean isCurrent(MigrationInfoService info) {
        MigrationInfo[] all = info.all();
        for (MigrationInfo migration : all) {
            if (!migration.getState().isApplied()
                    || !migration.getState().isResolved()
                    || migration.getState().isFailed()
                    || !migration.isChecksumMatching()) {
                return false;
            }
        }
        return all.length > 0;
    }

    private static void clear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop all objects");
        }
    }

    private void migrate(JdbcConnectionPool pool) {
        flyway(pool).migrate();
    }

    private Flyway flyway(JdbcConnectionPool pool) {
        return Flyway.configure(H2Database.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:" + scripts)
                .load();
    }

    private void release() {
        Open before = open;
        open = null;
        if (before != null) {
            before.pool().dispose();
            try {
                before.writer().close();
            } catch (SQLException e) {
                LOG.debug("The writing connection did not close in order", e);
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
