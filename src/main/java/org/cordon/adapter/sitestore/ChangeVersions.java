package org.cordon.adapter.sitestore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Versions of the site for the rows of one transaction, each its own, so that no page of changes ends
/// within one. Taking them locks the counter until the transaction ends, so they rise in the order of
/// commits: whoever has read up to one has missed none below it. The counter goes on one by one, because
/// PostgreSQL refuses a terminal every other step.
final class ChangeVersions {
    private long last;

    private ChangeVersions(long last) {
        this.last = last;
    }

    /// @param rows as many as may be needed
    static ChangeVersions take(Connection connection, int rows) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update site_version set version = version + 1 where id = 1")) {
            for (int i = 0; i < rows; i++) {
                update.addBatch();
            }
            for (int updated : update.executeBatch()) {
                if (updated != 1) {
                    throw new SQLException("the site's counter of versions is not there");
                }
            }
        }
        return new ChangeVersions(current(connection) - rows);
    }

    /// The last version committed, or taken by this transaction.
    static long current(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select version from site_version where id = 1");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the site's counter of versions is not there");
            }
            return row.getLong(1);
        }
    }

    long next() {
        return ++last;
    }
}
