package org.cordon.adapter.sitestore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.cordon.core.event.Entry;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

/// A site store on PostgreSQL. Every wait has an end: signing in 20 s, a statement 15 s, a lock 5 s,
/// silence on the wire 20 s.
final class PostgresSiteStore implements SiteDatabase {
    private final SiteLogin login;
    private @Nullable HikariDataSource pool;

    PostgresSiteStore(SiteLogin login) {
        this.login = login;
    }

    @Override
    public String address() {
        return login.address();
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public DataSource connect() throws SQLException {
        HikariDataSource open = pool;
        if (open == null) {
            Properties properties = properties();
            // The pool would try over and over for as long as it may wait, and tell why only then;
            // what a first attempt meets is told at once.
            DriverManager.getConnection(login.url(), properties).close();
            open = new HikariDataSource(config(properties));
            pool = open;
        }
        return open;
    }

    private Properties properties() {
        Properties properties = login.properties("cordon");
        // Holds of a batch.
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("options", "-c statement_timeout=15000 -c lock_timeout=5000");
        return properties;
    }

    private HikariConfig config(Properties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("site");
        config.setJdbcUrl(login.url());
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        // A second connection is needed for a moment when the tables are looked at; kept open by
        // every terminal of a site, it would double the server's.
        config.setIdleTimeout(10_000);
        // After the driver has given up by itself, whose reason is the one to tell.
        config.setConnectionTimeout((SiteLogin.LOGIN_SECONDS + 1) * 1_000L);
        config.setValidationTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @Override
    public void disconnect() {
        HikariDataSource open = pool;
        pool = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void add(Handle handle, List<Entry> entries) throws SQLException {
        SiteEntryTable.addColumns(handle.getConnection(), entries);
    }

    /// A terminal's role may not make tables; it finds them made.
    @Override
    public void prepare(DataSource source) {
        SiteSchema.require(source, address());
    }

    /// A commit may have to wait for a standby. A statement's time limit would end that wait as if it had
    /// succeeded, with no more than a warning; so the commit has none, and it is this side that gives up,
    /// unconfirmed, when nothing comes over the wire.
    @Override
    public void beforeCommit(Handle handle) {
        handle.execute("set local statement_timeout = 0");
    }

    /// PostgreSQL's commit is durable.
    @Override
    public void afterCommit(Handle handle) {}
}
