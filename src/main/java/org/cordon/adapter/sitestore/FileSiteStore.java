package org.cordon.adapter.sitestore;

import org.cordon.core.event.Entry;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/// A site store in an H2 file, which may lie on a drive that comes and goes.
///
/// The file is open only between [#connect] and [#disconnect]. Its folder must be there; the file
/// is made if it is missing, but not a second time: a file that was there and has gone is on a
/// drive that was pulled, and must not be replaced by an empty one.
final class FileSiteStore implements SiteDatabase {
    private static final Duration COMPACT_EVERY = Duration.ofSeconds(10);

    private final Path file;
    private long compactedNanos = System.nanoTime();
    private @Nullable JdbcConnectionPool pool;
    private boolean wasThere;

    FileSiteStore(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public String address() {
        return mvFile().toString();
    }

    private Path mvFile() {
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public DataSource connect() throws SQLException {
        boolean there = Files.exists(mvFile());
        if (!there && (wasThere || !Files.isDirectory(file.resolveSibling(".")))) {
            disconnect();
            throw new SQLNonTransientConnectionException(
                    "%s is not there; plug the drive in or mount it again".formatted(mvFile()));
        }
        JdbcConnectionPool open = pool;
        if (open == null) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(
                    "jdbc:h2:async:"
                            + file
                            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                            + ";LOCK_TIMEOUT=5000");
            source.setUser("cordon");
            source.setPassword("");
            open = JdbcConnectionPool.create(source);
            open.setMaxConnections(3);
            open.setLoginTimeout(5);
            pool = open;
        }
        open.getConnection().close();
        wasThere = true;
        return open;
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
    public void add(Connection connection, List<Entry> entries) throws SQLException {
        SiteEntryTable.addRows(connection, entries);
    }

    @Override
    public void prepare(DataSource source) {
        SiteSchema.makeInFile(source);
    }

    @Override
    public void beforeCommit(Connection connection) {}

    /// H2 writes at a commit but leaves the data to the system's cache. With WRITE_DELAY=0 it does not
    /// give back the room of overwritten pages by itself either.
    @Override
    public void afterCommit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
        long now = System.nanoTime();
        if (now - compactedNanos > COMPACT_EVERY.toNanos()
                && connection.unwrap(JdbcConnection.class).getSession()
                        instanceof SessionLocal session) {
            compactedNanos = now;
            try {
                session.getDatabase().getStore().getMvStore().compact(60, 8 << 20);
            } catch (MVStoreException e) {
                throw new SQLException("the site file could not be compacted", e);
            }
        }
    }
}
