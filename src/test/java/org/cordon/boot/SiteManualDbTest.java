package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.adapter.sitestore.SiteLogin;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.SiteInitCommand;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.support.Certificates;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.cordon.support.Project;
import org.cordon.support.Until;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The steps of the manual that install a site store, each block of the page as it stands there, on a
/// fresh server with a certificate.
///
/// Passed over: shells and the restart (`sh`), and what only psql understands (`psql`), whose password is
/// set here. Host, files and addresses are those of the test.
final class SiteManualDbTest {
    private static final Pattern BLOCK =
            Pattern.compile("```(\\S+(?: \\S+)?)\n(.*?)```", Pattern.DOTALL);
    private static final String PASSWORD = "a password of the test";

    @TempDir private static Path folder;

    private static List<Block> blocks;
    private static Certificates plant;
    private static Path certificate;

    /// A fenced block of the page.
    ///
    /// @param kind what stands behind the fence
    private record Block(String kind, String text) {}

    @BeforeAll
    static void read() throws IOException {
        String page = Files.readString(Project.dir().resolve("src/docs/manual/site-store.md"));
        blocks =
                BLOCK.matcher(page.substring(0, page.indexOf("## Who may do what")))
                        .results()
                        .map(block -> new Block(block.group(1), block.group(2)))
                        .toList();
        plant = new Certificates(folder);
        certificate = plant.signed("localhost");
        Files.writeString(folder.resolve("admin.password"), PASSWORD);
    }

    // [utest->req~site.manual~1]
    @Test
    void whatTheManualSaysToPasteLetsATerminalDeliver() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            for (Block block : blocks) {
                switch (block.kind()) {
                    case "sql" -> run(server, "postgres", block);
                    case "sql cordon" -> run(server, "cordon", block);
                    case "pg_hba" -> writeHba(server, block);
                    case "cordon" -> runSiteInit(server, block);
                    case "properties" -> deliver(server, block);
                    case "psql" -> {
                        if (block.text().startsWith("\\password")) {
                            execute(
                                    server,
                                    "postgres",
                                    "alter role cordon_admin password '" + PASSWORD + "'");
                        }
                    }
                    default -> assertEquals("sh", block.kind(), block.text());
                }
            }
            nobodyElseGetsIn(server);
        }
        assertEquals(
                List.of(
                        "sh",
                        "sql",
                        "psql",
                        "psql",
                        "sql cordon",
                        "sql",
                        "pg_hba",
                        "sql",
                        "sh",
                        "cordon",
                        "properties"),
                blocks.stream().map(Block::kind).toList());
    }

    private static void run(EmbeddedPostgres server, String database, Block block) {
        for (String statement : here(server, block.text()).split(";", -1)) {
            if (!statement.isBlank()) {
                execute(server, database, statement);
            }
        }
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) {
        Postgres.execute(Postgres.url(server.getPort(), database), sql);
    }

    /// The lines for this machine, above those that are there, as the page says.
    private static void writeHba(EmbeddedPostgres server, Block block) throws Exception {
        Path file = Path.of(ask(server, "show hba_file"));
        String lines = block.text().replace("10.0.0.0/8 ", "samehost   ");
        Files.writeString(file, lines + Files.readString(file));
    }

    private static String ask(EmbeddedPostgres server, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                Postgres.url(server.getPort(), "postgres"), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void runSiteInit(EmbeddedPostgres server, Block block) throws Exception {
        assertEquals("0", ask(server, "select count(*) from pg_hba_file_rules where error <> ''"));
        // A reload is taken up a moment later.
        Until.holds(() -> ask(server, "show ssl").equals("on"), () -> "no encryption yet");
        String[] words = here(server, block.text().replace("\\\n", " ")).strip().split("\\s+");
        assertEquals(List.of("cordon", "site", "init"), List.of(words).subList(0, 3));
        CommandLine command = new CommandLine(new SiteInitCommand());
        StringWriter said = new StringWriter();
        command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        assertEquals(
                0, command.execute(Arrays.copyOfRange(words, 3, words.length)), said::toString);
    }

    private static void deliver(EmbeddedPostgres server, Block block) throws Exception {
        DataFolder data = new DataFolder(folder);
        Files.writeString(
                data.settings(),
                "terminal.name=L3\nline.name=Line 3\n" + here(server, block.text()));
        SiteLogin login = Settings.of(data).site().orElseThrow().login();
        Chain chain = Chain.of(StreamId.OPERATIONS);
        chain.add(new ProgramEvent.TerminalStarted("1", true));
        try (JdbcSiteStore store = JdbcSiteStore.postgres(login)) {
            assertEquals(chain.head(), store.deliver(chain.entries()));
        }
        assertEquals("f", ask(server, "select rolsuper from pg_roles where rolname = 'l3'"));
    }

    private static void nobodyElseGetsIn(EmbeddedPostgres server) throws Exception {
        SiteLogin admin =
                new SiteLogin(
                        "jdbc:postgresql://localhost:%d/cordon".formatted(server.getPort()),
                        "postgres",
                        "",
                        Optional.of(plant.ca()));
        assertRejected(admin);
        assertRejected(
                Postgres.login(Postgres.url(server.getPort(), "cordon"), "cordon_admin", PASSWORD));
        // The server's own administrator is not locked out of the server.
        assertEquals("postgres", ask(server, "select current_user"));
    }

    private static void assertRejected(SiteLogin login) {
        try (JdbcSiteStore store = JdbcSiteStore.postgres(login)) {
            String said =
                    assertThrows(SiteStoreUnavailable.class, () -> store.changes(0, 1)).toString();
            assertTrue(said.contains("pg_hba.conf rejects connection"), said);
        }
    }

    private static String here(EmbeddedPostgres server, String text) {
        return text.replace("/etc/postgresql/site-server.crt", certificate.toString())
                .replace(
                        "/etc/postgresql/site-server.key", Certificates.key(certificate).toString())
                .replace("site-server:5432", "localhost:" + server.getPort())
                .replace("admin.password", folder.resolve("admin.password").toString())
                .replace("plant-ca.pem", plant.ca().toString())
                .replace("/secure/folder", folder.toString());
    }
}
