package org.cordon.adapter.sql;

import org.cordon.adapter.sql.Migrations.Tables;
import org.cordon.adapter.sql.SchemaException.Reason;
import org.cordon.core.text.Messages;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// One H2 database file: the only place where H2 is opened. Opens it, brings its tables up to date, and
/// sets it aside where its [DamagePolicy] allows that.
///
/// The file is set aside only if H2 proved it to be damaged, or if its tables are of another version and it
/// may be rebuilt; each time under a name that nothing has yet. A full disk, another program that has the
/// file, missing permissions and defects of the program prove nothing: if a new file cannot be opened in its
/// place, the file is put back. One thread at a time.
public final class H2File {
    /// Of the chunks that the file is made of, at least so much should be live, in percent.
    private static final int LIVE_PERCENT = 60;

    private static final int COMPACT_BYTES = 8 << 20;
    private static final String ENDING = ".mv.db";
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);
    private static final Messages TEXT = Messages.of(H2File.class);

    private final Path file;
    private final DamagePolicy policy;
    private final String scripts;
    private final String fileSystem;
    private boolean triedBefore;

    /// Names the file; nothing is opened yet.
    ///
    /// @param file without the `.mv.db` that H2 adds
    /// @param scripts folder of its scripts, see [Migrations]
    public H2File(Path file, DamagePolicy policy, String scripts) {
        this(file, policy, scripts, "async");
    }

    /// @param fileSystem what H2 calls the way it writes files
    public H2File(Path file, DamagePolicy policy, String scripts, String fileSystem) {
        this.file = file.toAbsolutePath();
        this.policy = policy;
        this.scripts = scripts;
        this.fileSystem = fileSystem;
    }

    /// Why a file was set aside.
    public enum SetAside {
        /// H2 cannot read it, or not all of it.
        DAMAGED("damaged"),
        /// Its tables are of another version.
        OTHER_VERSION("other-version"),
        /// What it holds contradicts the journal: evidence, which Cordon never deletes.
        CONTRADICTION("contradiction");

        private final String word;

        SetAside(String word) {
            this.word = word;
        }
    }

    /// The file with its ending.
    public Path path() {
        return path(file);
    }

    /// The file that H2 makes of a database's name.
    public static Path path(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    /// Opens the file, which is made if it is missing, with tables of this version.
    ///
    /// @param suspected whether something read from it looked damaged: then all of it is read first
    /// @return connections to it; to be disposed of
    /// @throws SQLException if it cannot be opened; the file is as it was
    /// @throws SchemaException if its tables are of another version, or the program cannot make them; the
    ///     file is as it was
    /// @throws IOException if it cannot be set aside
    public JdbcConnectionPool open(Duration lockTimeout, boolean suspected)
            throws SQLException, IOException {
        boolean mayBeSetAside = policy != DamagePolicy.KEEP && Files.exists(path());
        try {
            return openCurrent(lockTimeout, suspected);
        } catch (SQLException e) {
            boolean damaged =
                    H2Failure.suspectsDamage(e)
                            || (H2Failure.isHeldByThisProgram(e)
                                    && (suspected || mayHaveKeptItself()))
                            || (policy == DamagePolicy.REBUILD && !H2Failure.isOfTheWorld(e));
            if (!mayBeSetAside || !damaged) {
                throw e;
            }
            LOG.warn("The database {} is damaged", path(), e);
            return openInstead(lockTimeout, SetAside.DAMAGED);
        } catch (SchemaException e) {
            if (mayBeSetAside && H2Failure.suspectsDamage(e)) {
                LOG.warn("The database {} is damaged", path(), e);
                return openInstead(lockTimeout, SetAside.DAMAGED);
            }
            if (policy == DamagePolicy.REBUILD && isOtherVersion(e)) {
                LOG.info("The database {} has tables of another version", path());
                return openInstead(lockTimeout, SetAside.OTHER_VERSION);
            }
            throw e;
        } finally {
            triedBefore = true;
        }
    }

    /// Opens a new file in the place of the one that is there. If a new one cannot be opened either, the file
    /// is not to blame, and stays where it was.
    private JdbcConnectionPool openInstead(Duration lockTimeout, SetAside why)
            throws SQLException, IOException {
        Path aside = setAside(why);
        boolean done = false;
        try {
            JdbcConnectionPool pool = openCurrent(lockTimeout, false);
            done = true;
            return pool;
        } finally {
            if (!done) {
                Files.move(aside, path());
            }
        }
    }

    private static boolean isOtherVersion(SchemaException e) {
        return switch (e.reason()) {
            case OLDER, NEWER, DIFFERENT -> true;
            case SCRIPTS_MISSING, SCRIPT_FAILED -> false;
        };
    }

    /// Whether an earlier attempt of this object can be what holds a file that may be rebuilt: then it
    /// would stay out of reach until the program ends.
    private boolean mayHaveKeptItself() {
        return policy == DamagePolicy.REBUILD && triedBefore;
    }

    private JdbcConnectionPool openCurrent(Duration lockTimeout, boolean suspected)
            throws SQLException, IOException {
        boolean wasThere = Files.exists(path());
        boolean done = false;
        JdbcConnectionPool pool = connect(lockTimeout);
        try {
            try (Connection connection = pool.getConnection()) {
                if (suspected) {
                    readAll(connection);
                }
            }
            migrate(pool);
            done = true;
            return pool;
        } finally {
            if (!done) {
                pool.dispose();
                if (!wasThere) {
                    // Made a moment ago, and nothing was ever in it.
                    Files.deleteIfExists(path());
                }
            }
        }
    }

    /// Connections to the file, which is made at the first of them if it is missing. Looks at no table.
    public JdbcConnectionPool connect(Duration lockTimeout) {
        JdbcDataSource source =
                source(";WRITE_DELAY=0;LOCK_TIMEOUT=" + Math.max(1, lockTimeout.toMillis()));
        return JdbcConnectionPool.create(source);
    }

    /// Brings the tables up to date, as far as the policy allows.
    ///
    /// @throws SchemaException if their version may not be used; the file is as it was
    public void migrate(DataSource source) {
        Migrations migrations = new Migrations(source, scripts);
        Tables tables = migrations.tables();
        switch (tables.state()) {
            case CURRENT -> {
                // As they should be.
            }
            case NONE -> makeAnew(source, migrations, tables);
            case OLDER -> {
                if (policy == DamagePolicy.REBUILD) {
                    throw refused(Reason.OLDER, "sql.tables.older", tables);
                }
                migrations.migrate();
                LOG.info("The tables of {} were upgraded from {}", path(), tables.version());
            }
            case NEWER -> throw refused(Reason.NEWER, "sql.tables.newer", tables);
            case DIFFERENT -> makeAnew(source, migrations, tables);
        }
    }

    /// H2 commits each statement of a script by itself, so that a process killed in the first of them leaves
    /// some tables behind. They hold no row yet.
    private void makeAnew(DataSource source, Migrations migrations, Tables tables) {
        try (Handle handle = SqlAccess.jdbi(source).open()) {
            if (holdsRows(handle)) {
                throw refused(Reason.DIFFERENT, "sql.tables.unknown", tables);
            }
            handle.execute("drop all objects");
        } catch (JdbiException e) {
            throw new SchemaException(
                    Reason.SCRIPT_FAILED,
                    TEXT.get("sql.tables.unreadable", path()),
                    SqlAccess.cause(e));
        }
        migrations.migrate();
    }

    private static boolean holdsRows(Handle handle) {
        return handle
                .select(
                        """
                        select '"' || table_schema || '"."' || table_name || '"'
                        from information_schema.tables
                        where table_schema <> 'INFORMATION_SCHEMA' and table_type = 'BASE TABLE'
                        and table_name <> 'flyway_schema_history'
                        """)
                .mapTo(String.class)
                .list()
                .stream()
                .anyMatch(name ->
                        handle.select("select 1 from " + name + " fetch first row only")
                                .mapTo(Integer.class)
                                .findFirst()
                                .isPresent());
    }

    private SchemaException refused(Reason reason, String key, Tables tables) {
        return new SchemaException(reason, TEXT.get(key, path(), tables.version()));
    }

    /// Connections that only read a file which nobody has open; it must be there. Repairs nothing.
    public DataSource readOnly() {
        return source(";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=1");
    }

    /// How the tables stand, read only.
    ///
    /// @throws SchemaException if they cannot be read, or the program lacks its scripts
    public Tables tables() {
        return new Migrations(readOnly(), scripts).tables();
    }

    private JdbcDataSource source(String options) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:"
                        + fileSystem
                        + ":"
                        + file
                        + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                        + options);
        source.setUser("cordon");
        source.setPassword("");
        return source;
    }

    /// Gives back the room of overwritten rows, which H2 does not do by itself with WRITE_DELAY=0. Between
    /// transactions.
    public static void compact(Connection connection) throws SQLException {
        try {
            store(connection).compact(LIVE_PERCENT, COMPACT_BYTES);
        } catch (MVStoreException e) {
            throw new SQLException(TEXT.get("sql.file.not-compacted"), e);
        }
    }

    private static MVStore store(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return session.getDatabase().getStore().getMvStore();
        }
        throw new SQLException(TEXT.get("sql.file.none"));
    }

    /// Reads every page of every table and index.
    private static void readAll(Connection connection) throws SQLException {
        MVStore store = store(connection);
        try {
            for (String name : store.getMapNames()) {
                if (name.startsWith("table.") || name.startsWith("index.")) {
                    for (Cursor<?, ?> all = store.openMap(name).cursor(null); all.hasNext(); ) {
                        all.next();
                    }
                }
            }
        } catch (MVStoreException e) {
            throw new SQLException(
                    TEXT.get("sql.file.unreadable"),
                    "",
                    H2Failure.isAboutContent(e) || H2Failure.provesDamage(e)
                            ? ErrorCode.FILE_CORRUPTED_1
                            : 0,
                    e);
        }
    }

    /// Moves the file away under a name that nothing has. It must not be open.
    ///
    /// @return where it is now
    /// @throws IOException if it cannot be moved
    public Path setAside(SetAside why) throws IOException {
        for (int number = 1; ; number++) {
            Path aside =
                    file.resolveSibling(
                            "%s.%s-%d%s".formatted(file.getFileName(), why.word, number, ENDING));
            try {
                Files.move(path(), aside);
                LOG.warn("The database {} was set aside as {}", path(), aside.getFileName());
                return aside;
            } catch (FileAlreadyExistsException taken) {
                LOG.debug("{} is taken", aside);
            }
        }
    }

    /// Files that were set aside for a reason and are still there, by name.
    ///
    /// @throws IOException if the folder cannot be read
    public List<Path> setAsideFiles(SetAside why) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String start = file.getFileName() + "." + why.word;
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            f -> {
                                String name = f.getFileName().toString();
                                return name.startsWith(start) && name.endsWith(ENDING);
                            })
                    .sorted()
                    .toList();
        }
    }
}
