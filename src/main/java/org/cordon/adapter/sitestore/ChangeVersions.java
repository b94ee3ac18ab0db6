package org.cordon.adapter.sitestore;

import org.cordon.core.text.Messages;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.SQLException;

/// Versions of the site for the rows of one transaction, each its own, so that no page of changes ends
/// within one. Taking them locks the counter until the transaction ends, so they rise in the order of
/// commits: whoever has read up to one has missed none below it. The counter goes on one by one, because
/// PostgreSQL refuses a terminal every other step.
final class ChangeVersions {
    private static final Messages TEXT = Messages.of(ChangeVersions.class);

    private long last;

    private ChangeVersions(long last) {
        this.last = last;
    }

    /// @param rows as many as may be needed
    static ChangeVersions reserve(Handle handle, int rows) throws SQLException {
        PreparedBatch update =
                handle.prepareBatch("update site_version set version = version + 1 where id = ?");
        for (int i = 0; i < rows; i++) {
            update.add(1);
        }
        for (int updated : update.execute()) {
            if (updated != 1) {
                throw new SQLException(TEXT.get("sitestore.version.missing"));
            }
        }
        return new ChangeVersions(current(handle) - rows);
    }

    /// The last version committed, or taken by this transaction.
    static long current(Handle handle) throws SQLException {
        return handle.select("select version from site_version where id = 1")
                .mapTo(Long.class)
                .findFirst()
                .orElseThrow(() -> new SQLException(TEXT.get("sitestore.version.missing")));
    }

    long next() {
        return ++last;
    }
}
