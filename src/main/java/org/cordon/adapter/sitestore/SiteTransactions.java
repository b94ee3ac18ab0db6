package org.cordon.adapter.sitestore;

import org.cordon.adapter.sql.SchemaException;
import org.cordon.adapter.sql.SqlAccess;
import org.cordon.app.replication.SiteStore.ChainConflict;
import org.cordon.app.replication.SiteStore.EntryRefused;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.text.Messages;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// The one way to a site store's tables: connects, tries again what may pass, and tells in the port's own
/// words why something did not come about. One thread at a time.
final class SiteTransactions implements AutoCloseable {
    private static final Messages TEXT = Messages.of(SiteTransactions.class);
    private static final int ATTEMPTS = 5;

    private final SiteDatabase database;
    private @Nullable Jdbi prepared;

    SiteTransactions(SiteDatabase database) {
        this.database = database;
    }

    /// What is done with a handle.
    @FunctionalInterface
    interface Work<T> {
        T on(Handle handle) throws SQLException;
    }

    /// Does work in one transaction, on tables that are there and new enough.
    ///
    /// @param work may be done again after it was rolled back
    /// @throws EntryRefused if the same work would be refused again, for what it writes
    /// @throws SiteStoreUnavailable if the site store is out of reach or did not commit
    <T> T transact(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactOnce(prepared(database.connect()), work);
            } catch (SQLException | SchemaException e) {
                if (e instanceof SQLException s && SqlStates.isFinal(s)) {
                    Exception bare = SqlStates.bare(e);
                    throw new EntryRefused(SqlStates.reason(bare), bare);
                }
                boolean again = e instanceof SQLException s && SqlStates.isPassing(s);
                if (!again || attempt == ATTEMPTS) {
                    disconnect();
                    Exception bare = SqlStates.bare(e);
                    throw new SiteStoreUnavailable(
                            TEXT.get(
                                    "sitestore.server.no-answer",
                                    database.address(),
                                    SqlStates.reason(bare)),
                            bare);
                }
            }
        }
    }

    /// Reads, once, from tables as they are: makes none and upgrades none.
    ///
    /// @throws SiteStoreUnavailable if the site store cannot be read
    <T> T read(Work<T> work) {
        try (Handle handle = SqlAccess.jdbi(database.connect()).open()) {
            return work.on(handle);
        } catch (SQLException e) {
            throw unreadable(e);
        } catch (JdbiException e) {
            throw unreadable(SqlAccess.cause(e));
        }
    }

    private SiteStoreUnavailable unreadable(SQLException e) {
        String why =
                SqlStates.lacksTable(e)
                        ? TEXT.get("sitestore.tables.unfit", database.address())
                        : TEXT.get(
                                "sitestore.server.unreadable",
                                database.address(),
                                SqlStates.reason(e));
        return new SiteStoreUnavailable(why, e);
    }

    private <T> T transactOnce(Jdbi jdbi, Work<T> work) throws SQLException {
        try (Handle handle = jdbi.open()) {
            Connection connection = handle.getConnection();
            connection.setAutoCommit(false);
            try {
                T result = work.on(handle);
                database.beforeCommit(handle);
                connection.commit();
                database.afterCommit(handle);
                return result;
            } catch (SQLException | JdbiException | ChainConflict e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (JdbiException e) {
            throw SqlAccess.cause(e);
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

    private Jdbi prepared(DataSource source) {
        Jdbi ready = prepared;
        if (ready == null) {
            database.prepare(source);
            ready = SqlAccess.jdbi(source);
            prepared = ready;
        }
        return ready;
    }

    /// Lets go of the site store until the next use.
    void disconnect() {
        prepared = null;
        database.disconnect();
    }

    @Override
    public void close() {
        disconnect();
    }
}
