package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `site init`, `site status` and `site board` against a real PostgreSQL and a real file.
final class SiteCommandsDbTest {
    private static final IncidentId INCIDENT = new IncidentId("L3-2026-0001");

    @TempDir private Path folder;

    /// What a command said.
    private record Said(int code, String out, String err) {
        List<JsonNode> rows() {
            ObjectMapper mapper = new ObjectMapper();
            return out.lines().map(mapper::readTree).toList();
        }
    }

    private Said run(String... args) {
        SiteStores stores = _ -> new SiteStores.Place.File(folder.resolve("site"));
        CommandLine site = new CommandLine(CommandSpec.create().name("site"));
        site.addSubcommand(new SiteInitCommand());
        site.addSubcommand(new SiteStatusCommand(stores));
        site.addSubcommand(new SiteBoardCommand(stores, ZoneOffset.UTC));
        site.addSubcommand(new SiteVerifyCommand(stores));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        site.setOut(new PrintWriter(out));
        site.setErr(new PrintWriter(err));
        OptionValues.on(site).setDefaultValueProvider(TerminalData.standard(folder));
        int code = site.execute(args);
        return new Said(code, out.toString(), err.toString());
    }

    private Said init(String url, String terminals, String... more) {
        List<String> words = new ArrayList<>(List.of("init", "--url", url, "--user", "postgres"));
        words.addAll(List.of("--terminal", terminals));
        words.addAll(List.of("--passwords", folder.resolve("passwords").toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    // [utest->req~site.init-command~1]
    @Test
    void tablesRolesAndPasswordsAreMadeOnceAndToldWithoutPasswords() throws IOException {
        String url = Postgres.database();
        Said first = init(url, "L3=cli_l3");
        assertEquals(0, first.code(), first.err());
        assertEquals(
                List.of(
                        "{\"thing\":\"tables\",\"name\":\"version 11\",\"done\":\"made\"}",
                        "{\"thing\":\"schema\",\"name\":\"public\",\"done\":\"closed\"}",
                        "{\"thing\":\"role\",\"name\":\"cli_l3\",\"done\":\"made\"}",
                        "{\"thing\":\"terminal\",\"name\":\"L3 as cli_l3\",\"done\":\"made\"}",
                        "{\"thing\":\"lists\",\"name\":\"0 operations\",\"done\":\"was there\"}"),
                first.out().lines().filter(line -> !line.contains("cordon_terminal")).toList());
        Path file = folder.resolve("passwords/cli_l3.password");
        String password = Files.readString(file).strip();
        assertTrue(password.length() >= 32, "a password nobody guesses");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse((first.out() + first.err()).contains(password));

        Chain chain = chain();
        try (JdbcSiteStore peer = Postgres.peer(url, "cli_l3", password)) {
            assertEquals(chain.head(), peer.deliver(chain.entries()));
        }

        Said again = init(url, "L3=cli_l3");
        assertEquals(0, again.code(), again.err());
        assertEquals(
                List.of("was there", "was there", "closed", "was there", "was there", "was there"),
                again.rows().stream().map(row -> row.get("done").asString()).toList());
        assertEquals(password, Files.readString(file).strip());
    }

    // [utest->req~site.init-command~1]
    @Test
    void aPasswordThatIsThereIsUsedAndARoleThatIsThereJoins() throws IOException {
        String url = Postgres.database();
        Files.createDirectories(folder.resolve("passwords"));
        Files.writeString(folder.resolve("passwords/cli_own.password"), "chosen by hand\n");
        Postgres.execute(url, "create role cli_joins login password 'kept'");

        assertEquals(0, init(url, "L3=cli_own").code());
        Said joined = init(url, "L5=cli_joins");
        assertTrue(joined.out().contains("\"joined\""), joined.out());

        try (JdbcSiteStore own = Postgres.peer(url, "cli_own", "chosen by hand");
                JdbcSiteStore joins = Postgres.peer(url, "cli_joins", "kept")) {
            assertEquals(0, own.changes(0, 1).version());
            assertEquals(0, joins.changes(0, 1).version());
        }
        Said taken = init(url, "L9=cli_own");
        assertEquals(1, taken.code());
        assertTrue(taken.err().contains("stands for terminal L3 already"), taken.err());
    }

    // [utest->req~site.taken-up~1]
    @Test
    void actsThatAreInNoListAreTakenUpFromTheirLines() {
        String url = Postgres.site(Map.of());
        List<Entry> entries = recorded(chain());
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            peer.deliver(entries);
        }
        String board = run("board", "--url", url, "--user", "postgres").out();
        assertEquals(2, board.lines().count(), board);
        Postgres.execute(url, "truncate site_holds, site_incidents, site_incident_acts");
        Postgres.execute(url, "update site_heads set listed = 0");

        Said init = init(url, "L3=cli_lists", "--progress");

        assertTrue(init.err().contains("4 of 4 operations taken up"), init.err());
        assertEquals(
                "{\"thing\":\"lists\",\"name\":\"4 operations\",\"done\":\"taken up\"}",
                init.out().lines().toList().getLast(),
                init.err());
        assertEquals(board, run("board", "--url", url, "--user", "postgres").out());
    }

    /// The same facts in a journal's own lines.
    private List<Entry> recorded(Chain chain) {
        try (FileJournal journal =
                FileJournal.open(
                        folder.resolve("terminal"),
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            chain.entries().forEach(e -> journal.append(e.person(), e.event()).join());
            return journal.read(StreamId.OPERATIONS, 0, 100);
        }
    }

    // [utest->req~site.init-command~1]
    @Test
    void whatCannotBeDoneIsToldInASentence() {
        assertTrue(run("init").err().contains("--url is missing"));
        assertEquals(2, run("init").code());
        Said away = run("init", "--url", "jdbc:postgresql://localhost:1/x?sslmode=disable");
        assertEquals(2, away.code());
        assertTrue(away.err().contains("cannot be set up"), away.err());
        Said name = init(Postgres.database(), "L3=Line 3");
        assertEquals(2, name.code());
        assertTrue(name.err().contains("not the name of a role"), name.err());
    }

    // [utest->req~site.status-command~1]
    @Test
    void chainsRolesAndWhatIsParkedAreListed() {
        String url = Postgres.site(Map.of("L3", "cli_status"));
        Chain chain = chain();
        Entry deadLetters = chain.entries().getLast();
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            peer.deliver(chain.after(0, 3));
            Said well = run("status", "--url", url, "--user", "postgres");
            assertEquals(0, well.code(), well.err());
            JsonNode row = well.rows().getFirst();
            assertEquals("chain", row.get("kind").asString());
            assertEquals("L3", row.get("terminal").asString());
            assertEquals(3, row.get("entries").asInt());
            assertEquals("sound", row.get("result").asString());
            assertTrue(Instant.parse(row.get("received").asString()).isAfter(Instant.EPOCH));
            assertEquals(
                    "{\"kind\":\"role\",\"role\":\"cli_status\",\"terminal\":\"L3\",\"there\":true,"
                            + "\"mayAlter\":false}",
                    well.out().lines().toList().getLast());

            peer.addDeadLetter(deadLetters, "no room");
        }
        Said ill = run("status", "--url", url, "--user", "postgres");
        assertEquals(1, ill.code());
        assertTrue(ill.out().contains("\"kind\":\"dead-letter\""), ill.out());
        assertTrue(ill.out().contains("no room"), ill.out());
        assertEquals("sound", ill.rows().getFirst().get("result").asString());

        Postgres.execute(url, "update site_heads set hash = repeat('0', 64)");
        Said altered = run("status", "--url", url, "--user", "postgres");
        assertEquals(1, altered.code());
        assertEquals("conflict", altered.rows().getFirst().get("result").asString());
    }

    // [utest->req~site.board-command~1]
    // [utest->req~reason.coded~1]
    @Test
    void openIncidentsAndHoldsOfAllLinesAreListedFromAFile() {
        try (JdbcSiteStore peer = JdbcSiteStore.file(folder.resolve("site"), new EntryCodec())) {
            peer.deliver(chain().entries());
            Chain other = new Chain(new TerminalId("L5"), StreamId.OPERATIONS, 1);
            other.add("bob", held(Shift.pack(7)));
            peer.deliver(other.entries());
        }
        Said board = run("board");
        assertEquals(0, board.code(), board.err());
        List<JsonNode> rows = board.rows();
        assertEquals(3, rows.size(), board.out());
        assertEquals("incident", rows.getFirst().get("kind").asString());
        assertEquals("ISOLATE", rows.getFirst().get("next").asString());
        assertEquals(
                List.of("L5 bob", "L3 anna"),
                rows.stream()
                        .skip(1)
                        .map(row -> row.get("terminal").asString() + " " + row.get("by").asString())
                        .toList());

        // The incident's was written by a person.
        assertEquals(
                List.of("a wrong lot null", "Serial S7 passed before, at 05:59:00. \"duplicate\""),
                rows.stream()
                        .limit(2)
                        .map(row -> row.get("reason").asString() + " " + row.get("reasonCode"))
                        .toList());

        Said text = run("board", "--format", "text");
        assertTrue(text.out().contains("1 incidents open"), text.out());
        assertTrue(text.out().contains("2 units on hold"), text.out());
        assertEquals(0, run("status").code());
    }

    // [utest->req~site.board-command~1]
    @Test
    void aSiteThatIsNotThereIsNotMade() {
        Said none = run("board");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("There is no site store"), none.err());
        assertFalse(Files.exists(folder.resolve("site.mv.db")));
    }

    private static JournalEvent held(UnitId unit) {
        return new HoldEvent.UnitHeld(
                unit,
                Optional.empty(),
                Reason.of("duplicate", "S7", Instant.parse("2026-11-22T05:59:00Z")),
                Optional.empty());
    }

    private static Chain chain() {
        Chain chain = Chain.of(StreamId.OPERATIONS);
        chain.add(
                "anna",
                new IncidentEvent.IncidentOpened(
                        INCIDENT,
                        Optional.empty(),
                        Instant.parse("2026-11-22T07:00:00Z"),
                        VerdictCode.WRONG_LOT,
                        new Reason.Written("a wrong lot"),
                        1,
                        Optional.empty(),
                        Optional.of(Shift.pack(1))));
        chain.add(
                "anna",
                new IncidentEvent.ActCompleted(INCIDENT, ContainmentStep.CEASE, Duration.ZERO));
        chain.add("anna", held(Shift.pack(1)));
        chain.add("anna", held(Shift.pack(1)));
        return chain;
    }

    // [utest->req~site.status-command~1]
    @Test
    void aDatabaseWithoutASiteStoreIsToldWithTheNextStep() {
        String url = Postgres.database();
        for (String command : List.of("status", "board", "verify")) {
            Said none = run(command, "--url", url, "--user", "postgres");
            assertEquals(2, none.code(), command);
            assertTrue(none.err().contains("holds no site store"), none.err());
            assertTrue(none.err().contains("cordon site init"), none.err());
            assertFalse(none.err().contains("relation"), none.err());
        }
    }

    // [utest->req~site.status-command~1]
    @Test
    void anEntryThatIsNotToldTheOthersIsNoGoodState() {
        String url = Postgres.site(Map.of());
        Postgres.execute(
                url, "alter table site_holds add constraint no_reason check (held = false)");
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            peer.deliver(chain().entries());
        }
        Said ill = run("status", "--url", url, "--user", "postgres");
        assertEquals(1, ill.code());
        assertTrue(ill.out().contains("\"kind\":\"unprojected\""), ill.out());
        assertTrue(ill.out().contains("no_reason"), ill.out());
    }

    /// Where a site store is, and how its tables are altered behind Cordon's back.
    private record Site(String url, String user, List<String> verify, SiteStore siteStore) {
        void alter(String sql) {
            siteStore.disconnect();
            try (Connection connection = DriverManager.getConnection(url, user, "");
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// The kinds of site store.
    enum Kind {
        FILE,
        POSTGRESQL
    }

    private Site site(Kind kind) {
        if (kind == Kind.FILE) {
            Path file = folder.resolve("site");
            return new Site(
                    "jdbc:h2:" + file,
                    "cordon",
                    List.of("verify"),
                    JdbcSiteStore.file(file, new EntryCodec()));
        }
        String url = Postgres.site(Map.of());
        return new Site(
                url,
                "postgres",
                List.of("verify", "--url", url, "--user", "postgres"),
                Postgres.peer(url));
    }

    private Said verify(Site site) {
        site.siteStore().disconnect();
        return run(site.verify().toArray(String[]::new));
    }

    private static List<String> faults(Said said) {
        return said.rows().stream()
                .filter(row -> !row.get("kind").asString().equals("chain"))
                .map(row ->
                        "%s %s %s %d-%d"
                                .formatted(
                                        row.get("kind").asString(),
                                        row.get("terminal").asString(),
                                        row.get("stream").asString(),
                                        row.get("from").asLong(),
                                        row.get("to").asLong()))
                .toList();
    }

    private List<Entry> recorded(int entries) {
        try (FileJournal journal =
                FileJournal.open(
                        folder.resolve("terminal"),
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            for (int i = 0; i < entries; i++) {
                journal.append(Optional.empty(), new PersonEvent.SignInRefused("Łódź " + i)).join();
            }
            return journal.read(StreamId.OPERATIONS, 0, 10_000);
        }
    }

    // [utest->req~site.verify-command~1]
    @ParameterizedTest
    @EnumSource
    void aSoundSiteStoreIsSaidSoChainByChain(Kind kind) {
        Site site = site(kind);
        List<Entry> entries = recorded(2_100);
        site.siteStore().deliver(entries.subList(0, 500));
        site.siteStore().addDeadLetter(entries.get(500), "no room");
        site.siteStore().deliver(entries.subList(501, 2_100));
        site.siteStore().disconnect();
        List<String> words = new ArrayList<>(site.verify());
        words.add("--progress");
        Said well = run(words.toArray(String[]::new));
        assertEquals(0, well.code(), well.out() + well.err());
        assertEquals(
                List.of(
                        "{\"kind\":\"chain\",\"terminal\":\"L3\",\"stream\":\"ACTS\",\"epoch\":1,"
                                + "\"entries\":2100,\"result\":\"sound\"}"),
                well.out().lines().toList());
        assertTrue(well.err().contains("2,100 of 2,100 entries checked"), well.err());
        site.siteStore().removeDeadLetter(entries.get(500));
        assertEquals(0, verify(site).code());
        site.siteStore().close();
    }

    // [utest->req~site.verify-command~1]
    @ParameterizedTest
    @EnumSource
    void whatIsAlteredOrMissingAtTheSiteIsNamed(Kind kind) {
        Site site = site(kind);
        List<Entry> entries = recorded(40);
        site.siteStore().deliver(entries.subList(0, 20));
        site.siteStore().addDeadLetter(entries.get(20), "no room");
        site.siteStore().deliver(entries.subList(21, 40));

        site.alter(
                "update site_entries set line = replace(line, 'Łódź 6', 'Łódź X') where seq = 7");
        assertEquals(List.of("altered L3 ACTS 7-7"), faults(verify(site)));

        site.alter("delete from site_entries where seq between 11 and 13");
        Said two = verify(site);
        assertEquals(List.of("altered L3 ACTS 7-7", "missing L3 ACTS 11-13"), faults(two));
        assertEquals(1, two.code());

        site.alter("update site_entries set hash = repeat('a', 64) where seq = 15");
        site.alter("update site_parked set line_base64 = 'e30=' where seq = 21");
        site.alter("delete from site_entries where seq = 40");
        assertEquals(
                List.of(
                        "altered L3 ACTS 7-7",
                        "missing L3 ACTS 11-13",
                        "altered L3 ACTS 15-15",
                        "altered L3 ACTS 21-21",
                        "missing L3 ACTS 40-40"),
                faults(verify(site)));
        site.siteStore().close();
    }

    // [utest->req~site.verify-command~1]
    @ParameterizedTest
    @EnumSource
    void anEntryReplacedBySoundOnesOfAnotherChainIsNamed(Kind kind) throws IOException {
        Site site = site(kind);
        List<Entry> entries = recorded(10);
        site.siteStore().deliver(entries);
        Files.move(folder.resolve("terminal"), folder.resolve("first"));
        Entry other = recorded(10).get(3);
        site.alter(
                "update site_entries set line = '%s', hash = '%s' where seq = 4"
                        .formatted(other.line().replace("'", "''"), other.hash()));
        Said ill = verify(site);
        assertEquals(List.of("unlinked L3 ACTS 4-4", "unlinked L3 ACTS 5-5"), faults(ill));

        site.alter("update site_heads set seq = 9");
        assertEquals(
                List.of("unlinked L3 ACTS 4-4", "unlinked L3 ACTS 5-5", "head L3 ACTS 10-10"),
                faults(verify(site)));
        site.siteStore().close();
    }
}
