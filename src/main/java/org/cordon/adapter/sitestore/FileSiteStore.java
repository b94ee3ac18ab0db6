package org.cordon.adapter.sitestore;

import org.cordon.adapter.sql.H2Failure;
import org.cordon.adapter.sql.H2File;
import org.cordon.core.event.Entry;
import org.cordon.core.text.Messages;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/// A site store in an H2 file, which may lie on a drive that comes and goes.
///
/// The file is open only between [#connect] and [#disconnect]. Its folder must be there; the file
/// is made if it is missing, but not a second time: a file that was there and has gone is on a
/// drive that was pulled, and must not be replaced by an empty one.
final class FileSiteStore implements SiteDatabase {
    private static final Messages TEXT = Messages.of(FileSiteStore.class);
    private static final Duration COMPACT_EVERY = Duration.ofSeconds(10);

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final Path file;
    private final H2File database;
    private long compactedNanos = System.nanoTime();
    private @Nullable JdbcConnectionPool pool;
    private boolean wasThere;

    FileSiteStore(Path file) {
        this.file = file.toAbsolutePath();
        database = SiteSchema.inFile(file);
    }

    @Override
    public String address() {
        return database.path().toString();
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public DataSource connect() throws SQLException {
        boolean there = Files.exists(database.path());
        if (!there && (wasThere || !Files.isDirectory(file.resolveSibling(".")))) {
            disconnect();
            throw new SQLNonTransientConnectionException(
                    TEXT.get("sitestore.file.missing", database.path()));
        }
        JdbcConnectionPool open = pool;
        if (open == null) {
            open = database.connect(LOCK_TIMEOUT);
            open.setMaxConnections(3);
            open.setLoginTimeout(5);
            pool = open;
        }
        try {
            open.getConnection().close();
        } catch (SQLException e) {
            throw H2Failure.provesDamage(e) ? damaged(e) : e;
        }
        wasThere = true;
        return open;
    }

    private SQLException damaged(SQLException cause) {
        return new SQLNonTransientConnectionException(
                TEXT.get("sitestore.file.damaged", database.path()),
                cause.getSQLState(),
                cause.getErrorCode());
    }

    @Override
    public void disconnect() {
        JdbcConnectionPool open = pool;
        pool = null;
        if (open != null) {
            open.dispose();
        }
    }

    @Override
    public void add(Handle handle, List<Entry> entries) {
        SiteEntryTable.addRows(handle, entries);
    }

    @Override
    public void prepare(DataSource source) {
        database.migrate(source);
    }

    @Override
    public void beforeCommit(Handle handle) {}

    /// H2 writes at a commit but leaves the data to the system's cache. With WRITE_DELAY=0 it does not
    /// give back the room of overwritten pages by itself either.
    @Override
    public void afterCommit(Handle handle) throws SQLException {
        handle.execute("checkpoint sync");
        long now = System.nanoTime();
        if (now - compactedNanos > COMPACT_EVERY.toNanos()) {
            compactedNanos = now;
            H2File.compact(handle.getConnection());
        }
    }
}
