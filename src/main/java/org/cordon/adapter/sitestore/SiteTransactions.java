package org.cordon.adapter.sitestore;

import org.cordon.adapter.sql.SchemaException;
import org.cordon.app.replication.SiteStore.ChainConflict;
import org.cordon.app.replication.SiteStore.EntryRefused;
import org.cordon.app.replication.SiteStoreUnavailable;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// The one way to a site store's tables: connects, tries again what may pass, and tells in the port's own
/// words why something did not come about. One thread at a time.
final class SiteTransactions implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final SiteDatabase database;
    private boolean prepared;

    SiteTransactions(SiteDatabase database) {
        this.database = database;
    }

    /// What is done with a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Does work in one transaction, on tables that are there and new enough.
    ///
    /// @param work may be done again after it was rolled back
    /// @throws EntryRefused if the same work would be refused again, for what it writes
    /// @throws SiteStoreUnavailable if the site store is out of reach or did not commit
    <T> T transact(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                DataSource source = database.connect();
                prepare(source);
                return transactOnce(source, work);
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
                            "%s does not answer or did not commit: %s"
                                    .formatted(database.address(), SqlStates.reason(bare)),
                            bare);
                }
            }
        }
    }

    /// Reads, once, from tables as they are: makes none and upgrades none.
    ///
    /// @throws SiteStoreUnavailable if the site store cannot be read
    <T> T read(Work<T> work) {
        try (Connection connection = database.connect().getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            String why =
                    SqlStates.lacksTable(e)
                            ? "%s holds no site store, or one that an older Cordon made. Let the site's administrator run cordon site init."
                                    .formatted(database.address())
                            : "%s cannot be read: %s"
                                    .formatted(database.address(), SqlStates.reason(e));
            throw new SiteStoreUnavailable(why, e);
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

    /// Lets go of the site store until the next use.
    void disconnect() {
        prepared = false;
        database.disconnect();
    }

    @Override
    public void close() {
        disconnect();
    }
}
