package org.cordon.adapter.sql;

import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import java.sql.SQLException;

import javax.sql.DataSource;

/// The one way to SQL: Jdbi over a database's connections.
public final class SqlAccess {
    private SqlAccess() {}

    /// Handles over these connections. Whoever begins a transaction ends it; one left open is rolled back by the
    /// pool.
    public static Jdbi jdbi(DataSource source) {
        return Jdbi.create(source)
                .configure(Handles.class, handles -> handles.setForceEndTransactions(false));
    }

    /// What the database said. Jdbi's own message quotes values, and values name serials and people, which do
    /// not belong in a log.
    public static SQLException cause(JdbiException e) {
        if (e.getCause() instanceof SQLException said) {
            return said;
        }
        throw e;
    }
}
