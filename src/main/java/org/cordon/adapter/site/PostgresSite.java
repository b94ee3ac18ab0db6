package org.cordon.adapter.site;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.util.List;

import javax.sql.DataSource;

/// A site store on PostgreSQL. Every wait has an end: connecting 5 s, a statement 15 s, a lock 5 s,
/// silence on the wire 20 s; what the URL says goes before these.
final class PostgresSite implements SiteDatabase {
    private final String url;
    private final String user;
    private final String password;
    private @Nullable HikariDataSource pool;

    PostgresSite(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "a site store on PostgreSQL is written jdbc:postgresql://host:port/database");
        }
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public String address() {
        String bare = url.substring("jdbc:postgresql:".length()).replaceFirst("\\?.*", "");
        return "PostgreSQL " + bare.replaceFirst("^//", "").replaceFirst("^[^@/]*@", "");
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public DataSource connect() {
        HikariDataSource open = pool;
        if (open == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("site");
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(2);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(6_000);
            config.setValidationTimeout(3_000);
            config.setInitializationFailTimeout(-1);
            config.addDataSourceProperty("ApplicationName", "cordon");
            config.addDataSourceProperty("connectTimeout", "5");
            config.addDataSourceProperty("loginTimeout", "5");
            config.addDataSourceProperty("socketTimeout", "20");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            // Details quote rows, and rows name serials and people.
            config.addDataSourceProperty("logServerErrorDetail", "false");
            config.addDataSourceProperty(
                    "options", "-c statement_timeout=15000 -c lock_timeout=5000");
            open = new HikariDataSource(config);
            pool = open;
        }
        return open;
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
    public List<String> scripts() {
        return List.of("classpath:db/site", "classpath:db/site_postgresql");
    }

    /// PostgreSQL's commit is durable.
    @Override
    public void afterCommit(Connection connection) {}
}
