package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.support.Certificates;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/// A real PostgreSQL with a certificate for `localhost` that the plant's own CA signed.
final class SiteTlsDbTest {
    @TempDir private static Path folder;

    private static Certificates plant;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        plant = new Certificates(folder);
        Path certificate = plant.signed("localhost");
        server =
                EmbeddedPostgres.builder()
                        .setServerConfig("ssl", "on")
                        .setServerConfig("ssl_cert_file", certificate.toString())
                        .setServerConfig("ssl_key_file", Certificates.key(certificate).toString())
                        .start();
        Postgres.init(Postgres.url(server.getPort(), "postgres"), Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static SiteLogin login(String host, Optional<Path> rootCa) {
        return new SiteLogin(
                "jdbc:postgresql://%s:%d/postgres".formatted(host, server.getPort()),
                "postgres",
                "",
                rootCa);
    }

    private static String refusal(SiteLogin login) {
        try (JdbcSiteStore peer = JdbcSiteStore.postgres(login)) {
            return assertThrows(SiteStoreUnavailable.class, () -> peer.changes(0, 1)).toString();
        }
    }

    // [utest->req~site.tls~1]
    @Test
    void theRightHostIsTalkedToEncryptedWithoutBeingAsked() throws Exception {
        SiteLogin login = login("localhost", Optional.of(plant.ca()));
        try (JdbcSiteStore peer = JdbcSiteStore.postgres(login)) {
            assertEquals(0, peer.changes(0, 1).version());
        }
        try (Connection connection =
                        DriverManager.getConnection(login.url(), login.properties("test"));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertTrue(row.next());
            assertTrue(row.getBoolean(1));
        }
    }

    // [utest->req~site.tls~1]
    @Test
    @ExpectedLog(
            logger = "org.postgresql.ssl.PGjdbcHostnameVerifier",
            level = Level.ERROR,
            message = "Server name validation failed")
    void aCertificateForAnotherHostIsRefused() {
        String said = refusal(login("127.0.0.1", Optional.of(plant.ca())));
        assertTrue(said.contains("the server's certificate is for another host"), said);
    }

    // [utest->req~site.tls~1]
    @Test
    void aCertificateThatNobodyTrustedSignedIsRefused() throws IOException {
        String said = refusal(login("localhost", Optional.empty()));
        assertTrue(said.contains("signed by nobody who is trusted here"), said);

        Certificates other = new Certificates(Files.createDirectory(folder.resolve("other")));
        said = refusal(login("localhost", Optional.of(other.ca())));
        assertTrue(said.contains("signed by nobody who is trusted here"), said);
        assertTrue(said.contains("site.root-ca"), said);
    }

    // [utest->req~site.tls~1]
    @Test
    void aFileOfTheCaThatIsNotThereIsNamed() {
        String said = refusal(login("localhost", Optional.of(folder.resolve("none.pem"))));
        assertTrue(said.contains("none.pem"), said);
    }

    // [utest->req~site.tls~1]
    @Test
    void aServerWithoutEncryptionIsRefusedUnlessTheUrlAllowsIt() {
        String url = Postgres.site(Map.of());
        String bare = url.replaceFirst("\\?.*", "");
        String said = refusal(new SiteLogin(bare, "postgres", "", Optional.empty()));
        assertTrue(said.contains("offers no encryption"), said);
        assertTrue(said.contains("sslmode=disable"), said);
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            assertEquals(0, peer.changes(0, 1).version());
        }
        assertFalse(login("x", Optional.empty()).toString().contains("password"));
    }

    // [utest->req~site.tls~1]
    @Test
    void aUrlMaySayVerifyFullOrDisable() throws Exception {
        String url = login("localhost", Optional.empty()).url();
        SiteLogin said =
                new SiteLogin(
                        url + "?sslmode=verify-full", "postgres", "", Optional.of(plant.ca()));
        try (JdbcSiteStore peer = JdbcSiteStore.postgres(said)) {
            assertEquals(0, peer.changes(0, 1).version());
        }
        assertTrue(said.verified());
        SiteLogin open =
                new SiteLogin(
                        url + "?targetServerType=primary&sslmode=disable",
                        "postgres",
                        "",
                        Optional.of(plant.ca()));
        assertFalse(open.verified());
        try (JdbcSiteStore peer = JdbcSiteStore.postgres(open)) {
            assertEquals(0, peer.changes(0, 1).version());
        }
    }

    // [utest->req~site.tls~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=require",
                "sslmode=allow",
                "sslmode=prefer",
                "sslmode=verify-ca",
                "sslmode=%70refer",
                "sslmode=",
                "sslmode",
                "SSLMode=prefer",
                "sslmode=verify-full&sslmode=prefer",
                "ApplicationName=x&sslmode=require",
                "sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "sslhostnameverifier=org.example.Any",
                "socketFactory=org.example.Any",
                "socketFactoryArg=x",
                "gssEncMode=require",
                "ssl=false",
                "service=elsewhere"
            })
    void aUrlThatWeakensTheCheckIsRefusedAndSaysWhatToWriteInstead(String parameters) {
        String url = login("localhost", Optional.empty()).url() + "?" + parameters;
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new SiteLogin(url, "postgres", "", Optional.of(plant.ca())));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains("sslmode"), said);
    }
}
