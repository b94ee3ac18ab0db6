package org.cordon.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.adapter.sitestore.SiteAdmin;
import org.cordon.adapter.sitestore.SiteLogin;
import org.cordon.core.order.TerminalId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL server, one for all tests of a run, each with a database of its own.
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A site store without terminals, made once and copied.
    private static final class Empty {
        private static final String NAME = name(init(database(), Map.of()));
    }

    /// Makes an empty database.
    ///
    /// @return its URL, for the user `postgres`
    public static String database() {
        return database("template1");
    }

    private static String database(String template) {
        String name = "site" + DATABASES.incrementAndGet();
        execute(url("postgres"), "create database " + name + " template " + template);
        return url(name);
    }

    /// Makes a database with the tables of a site store in it.
    ///
    /// @param terminals name of a terminal and the role made for it, with the password `x`
    /// @return its URL
    public static String site(Map<String, String> terminals) {
        String url = database(Empty.NAME);
        return terminals.isEmpty() ? url : init(url, terminals);
    }

    /// Makes the tables of a site store in a database, and roles with the password `x`.
    ///
    /// @return the URL
    public static String init(String url, Map<String, String> terminals) {
        try {
            SiteAdmin.init(
                    login(url, "postgres", ""),
                    terminals.entrySet().stream()
                            .map(e ->
                                    new SiteAdmin.TerminalRole(
                                            new TerminalId(e.getKey()), e.getValue()))
                            .toList(),
                    _ -> "x",
                    new EntryCodec(),
                    _ -> {},
                    _ -> {},
                    _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return url;
    }

    /// The server's port on this machine.
    public static int port() {
        return Server.RUNNING.getPort();
    }

    /// The URL of a database of the server.
    public static String url(String database) {
        return url(Server.RUNNING.getPort(), database);
    }

    /// The URL of a database behind a port of this machine, which needs no encryption.
    public static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?sslmode=disable";
    }

    /// The name of the database that a URL leads to.
    public static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    }

    /// A site store there, for a role.
    public static JdbcSiteStore peer(String url, String user, String password) {
        return JdbcSiteStore.postgres(login(url, user, password));
    }

    /// A site store there, for its owner.
    public static JdbcSiteStore peer(String url) {
        return peer(url, "postgres", "");
    }

    /// A role's way to a database.
    public static SiteLogin login(String url, String user, String password) {
        return new SiteLogin(url, user, password, Optional.empty());
    }

    /// Runs one statement as `postgres`.
    public static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
