package org.cordon.adapter.sitestore;

import org.cordon.app.replication.SiteStore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A site store with its tables, as their owner sees them.
///
/// @param url of the database
/// @param user the owner, without password
record Tables(SiteStore siteStore, String url, String user) implements SiteStoreContract.Subject {
    @Override
    public void refuse(long seq) {
        run("alter table site_entries add constraint not_this_one check (seq <> " + seq + ")");
    }

    @Override
    public void forgive() {
        run("alter table site_entries drop constraint not_this_one");
    }

    /// Runs one statement; a file is closed by the peer for it.
    void run(String sql) {
        siteStore.disconnect();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The rows that a question finds, their columns joined by a blank.
    List<String> ask(String sql) {
        siteStore.disconnect();
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join(" ", row));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
