package org.cordon.boot.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2SiteReplica;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.boot.settings.DataFolder;
import org.cordon.cli.DiagnosticResult;
import org.cordon.cli.DiagnosticResult.State;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.order.TerminalId;
import org.cordon.support.Postgres;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the doctor finds in real stores. `[utest->req~commands.doctor~1]`
@Timeout(Until.SECONDS)
final class DoctorDbTest {
    private static final int ENTRIES = 6;

    private final List<Entry> entries = new ArrayList<>();

    @TempDir private Path data;

    @BeforeEach
    void recordSome() {
        try (FileJournal journal =
                FileJournal.open(
                        data,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            for (int i = 0; i < ENTRIES; i++) {
                entries.add(
                        journal.append(Optional.empty(), new PersonEvent.SignInRefused("anna"))
                                .join());
            }
        }
    }

    private List<DiagnosticResult> examine(String part) {
        return new Doctor(
                        new FakeMachine(), Duration.ofSeconds(30), Duration.ofSeconds(30), List::of)
                .examine(data, true).stream().filter(f -> f.part().equals(part)).toList();
    }

    private DiagnosticResult first(String part) {
        return examine(part).getFirst();
    }

    private void apply(int count) {
        try (H2StoreWriter store =
                new H2StoreWriter(new H2Database(new DataFolder(data).store()))) {
            store.apply(entries.subList(0, count));
        }
    }

    // [utest->req~commands.doctor-reads-only~1]
    @Test
    void aStoreIsComparedWithTheJournalAndLeftAsItWas() throws IOException {
        Path file = data.resolve("store/cordon.mv.db");
        apply(4);
        byte[] before = Files.readAllBytes(file);
        assertEquals(
                DiagnosticResult.works(
                        "store",
                        "It opens; 2 entries behind the journal, which the next start applies."),
                first("store"));
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(file)), "unchanged");
        apply(ENTRIES);
        assertEquals(
                DiagnosticResult.works("store", "It opens; level with the journal."),
                first("store"));
    }

    @Test
    void aDamagedStoreNeedsCareAndIsNotTouched() throws IOException {
        Path file = data.resolve("store/cordon.mv.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a database".repeat(1_000));
        DiagnosticResult finding = first("store");
        assertEquals(State.CARE, finding.state(), finding.toString());
        assertEquals("not a database".repeat(1_000), Files.readString(file));
    }

    // [utest->req~commands.doctor-opens-the-replica~1]
    @Test
    void theReplicaIsOpenedAndItsTablesAreLookedAt() throws SQLException {
        assertEquals(
                DiagnosticResult.works(
                        "site replica",
                        "There is none yet; it is filled when a site store answers."),
                first("site replica"));
        Path replica = new DataFolder(data).siteMirror();
        try (H2SiteReplica opened = new H2SiteReplica(replica)) {
            assertEquals(0, opened.heard().version());
        }
        assertEquals(
                DiagnosticResult.works("site replica", "It opens; its tables are current."),
                first("site replica"));
        sql(
                replica,
                "insert into \"flyway_schema_history\" select 99, '99', 'later', 'SQL',"
                        + " 'V99__later.sql', 1, \"installed_by\", \"installed_on\", 1, true from"
                        + " \"flyway_schema_history\" where \"installed_rank\" = 1");
        DiagnosticResult newer = first("site replica");
        assertEquals(State.CARE, newer.state(), newer.toString());
        try (H2SiteReplica opened = new H2SiteReplica(replica)) {
            StoreUnavailable refused = assertThrows(StoreUnavailable.class, opened::heard);
            assertTrue(refused.toString().contains("a newer version"), refused.toString());
        }
    }

    // [utest->req~store.contradiction-is-kept~1]
    @Test
    void aStoreThatWasSetAsideIsNamed() throws IOException {
        Path kept = data.resolve("store/cordon.contradiction-1.mv.db");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "evidence");
        List<DiagnosticResult> findings = examine("store");
        assertTrue(
                findings.stream()
                        .anyMatch(f ->
                                f.state() == State.CARE && f.found().contains(kept.toString())),
                findings.toString());
    }

    private static void sql(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file, "cordon", "");
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }

    private void site(String url, String user, String password) throws IOException {
        Files.writeString(data.resolve("password"), password + "\n");
        Files.writeString(
                data.resolve("cordon.properties"),
                "terminal.name=L3\nline.name=Line 3\nsite.url=%s\nsite.user=%s\n"
                                .formatted(url, user)
                        + "site.password.file=password\n");
    }

    /// A site store with its tables and the terminal's role, holding so many of our entries.
    private String siteHolding(String role, int count) {
        String url = Postgres.site(Map.of("L3", role));
        try (JdbcSiteStore owner = Postgres.peer(url)) {
            owner.deliver(entries.subList(0, count));
        }
        return url;
    }

    @Test
    void aSiteStoreIsComparedHeadByHead() throws IOException {
        site(siteHolding("l3_doctor", 4), "l3_doctor", "x");
        assertEquals(
                List.of(
                        DiagnosticResult.works(
                                "site store",
                                ("PostgreSQL localhost:%d/%s answers; role l3_doctor; the"
                                                + " connection is not encrypted, as"
                                                + " sslmode=disable says.")
                                        .formatted(Postgres.port(), database())),
                        DiagnosticResult.works(
                                "site store",
                                "ACTS: 6 entries here (epoch 1), 4 there (epoch 1); the rest goes"
                                        + " up while Cordon runs.")),
                examine("site store"));
    }

    private String database() throws IOException {
        String url =
                Files.readAllLines(data.resolve("cordon.properties")).stream()
                        .filter(line -> line.startsWith("site.url="))
                        .findFirst()
                        .orElseThrow();
        return Postgres.name(url);
    }

    @Test
    void aSiteThatKnowsMoreIsBroken() throws IOException {
        site(siteHolding("l3_ahead", ENTRIES), "l3_ahead", "x");
        try (var files = Files.walk(data.resolve("journal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        try (FileJournal journal =
                FileJournal.open(
                        data,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            journal.append(Optional.empty(), new PersonEvent.SignInRefused("anna")).join();
        }
        DiagnosticResult finding = examine("site store").getFirst();
        assertEquals(State.BROKEN, finding.state(), finding.toString());
        assertTrue(finding.found().contains("they differ at entry 1"), finding.toString());
    }

    @Test
    void aRoleThatMayDoTooMuchOrTooLittleIsNamed() throws IOException {
        String url = siteHolding("l3_unused", 1);
        site(url, "postgres", "");
        assertTrue(
                first("site store").found().contains("Role postgres may change and delete"),
                first("site store").toString());
        Postgres.execute(url, "create role l3_stray login password 'x'");
        site(url, "l3_stray", "x");
        DiagnosticResult stray = first("site store");
        assertEquals(State.BROKEN, stray.state());
        assertTrue(stray.found().contains("may not add"), stray.toString());
    }

    @Test
    void aDatabaseWithoutASiteStoreNeedsCare() throws IOException {
        site(Postgres.database(), "postgres", "");
        assertEquals(State.CARE, first("site store").state());
    }

    @Test
    void aServerThatIsNotThereIsBrokenAndNoPasswordShows() throws IOException {
        site("jdbc:postgresql://localhost:1/site", "l3", "secret-word");
        DiagnosticResult finding = first("site store");
        assertEquals(State.BROKEN, finding.state());
        assertTrue(finding.found().contains("localhost:1/site"), finding.toString());
        assertFalse(finding.toString().contains("secret-word"), finding.toString());
        Files.delete(data.resolve("password"));
        assertTrue(first("site store").found().contains("password file"));
    }
}
