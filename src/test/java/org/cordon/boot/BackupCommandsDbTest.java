package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.backup.BackupRig;
import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `backup` and `restore` as a site engineer types them.
@EntriesMayBeParked
final class BackupCommandsDbTest {
    @TempDir private Path folder;

    private Path data;
    private Path drive;

    @BeforeEach
    void record() throws IOException {
        data = folder.resolve("data");
        drive = Files.createDirectory(folder.resolve("drive"));
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
        }
        Files.writeString(
                data.resolve("cordon.properties"),
                """
                terminal.name=L3
                line.name=Line 3
                site.url=jdbc:postgresql://localhost:1/site
                site.user=l3
                site.password.file=site.pw
                """);
        Files.writeString(data.resolve("site.pw"), "secret");
        Files.createDirectories(data.resolve("rules"));
        Files.writeString(data.resolve("rules/no-read-patterns.properties"), "# ours");
        Files.createDirectories(data.resolve("reports/2026"));
        Files.writeString(data.resolve("reports/2026/report.pdf"), "%PDF");
    }

    private record Answer(int code, String out, String err) {
        List<JsonNode> rows() {
            return out.lines().map(new ObjectMapper()::readTree).toList();
        }
    }

    private static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commands();
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = commands.execute(arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    private Path backup() {
        Answer answer =
                run("backup", "--progress", "--data", data.toString(), "--to", drive.toString());
        assertEquals(0, answer.code(), answer.err());
        JsonNode row = answer.rows().getFirst();
        assertEquals("L3", row.path("terminal").asString(""));
        assertEquals(row.path("entries").asLong(0), row.path("rebuilt").asLong(-1));
        return Path.of(row.path("backup").asString(""));
    }

    /// Restores to `fresh`.
    private Answer restore(Path backup, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "restore",
                                "--from",
                                backup.toString(),
                                "--data",
                                folder.resolve("fresh").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    // [utest->req~backup.what~1]
    @Test
    void settingsRulesAndReportsAreInItAndThePasswordIsNot() throws IOException {
        Path made = backup();
        try (Stream<Path> all = Files.walk(made)) {
            List<String> names =
                    all.filter(Files::isRegularFile)
                            .map(f -> made.relativize(f).toString())
                            .filter(name -> !name.startsWith("journal"))
                            .sorted()
                            .toList();
            assertEquals(
                    List.of(
                            "SHA256SUMS",
                            "cordon.properties",
                            "manifest.json",
                            "reports/2026/report.pdf",
                            "rules/no-read-patterns.properties"),
                    names);
        }
    }

    // [utest->req~commands.progress~1]
    @Test
    void backupAndRestoreTellHowFarTheyHaveCome() {
        Path made = backup();
        Answer silent = restore(made, "--without-site", "--no-progress");
        assertFalse(silent.err().contains("bytes copied"), silent.err());
        Answer again =
                run(
                        "restore",
                        "--progress",
                        "--without-site",
                        "--from",
                        made.toString(),
                        "--data",
                        folder.resolve("again").toString());
        assertTrue(again.err().contains(" bytes copied\nVerifying the copy.\n"), again.err());
    }

    // [utest->req~backup.command~1]
    @Test
    void aBackupIsRefusedInTheDataFolderAndWhereThereIsNoJournal() {
        Answer within =
                run("backup", "--data", data.toString(), "--to", data.resolve("b").toString());
        assertEquals(2, within.code());
        assertTrue(within.err().contains("another drive"), within.err());
        Answer none = run("backup", "--data", drive.toString(), "--to", folder + "/x");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("no journal"), none.err());
        assertEquals("", none.out());
    }

    // [utest->req~backup.command~1]
    @Test
    void aDamagedJournalIsTheAnswerNo() throws IOException {
        Path segment;
        try (Stream<Path> all = Files.list(data.resolve("journal/acts"))) {
            segment = all.sorted().toList().getFirst();
        }
        Files.writeString(
                segment, Files.readString(segment).replaceFirst("\"at\":\"2", "\"at\":\"3"));
        Answer answer = run("backup", "--data", data.toString(), "--to", drive.toString());
        assertEquals(1, answer.code(), answer.err());
        assertTrue(answer.err().contains("does not verify"), answer.err());
    }

    // [utest->req~restore.command~1]
    @Test
    void aRestoreTellsWhatCameFromWhere() throws IOException {
        Path made = backup();
        long more;
        Path site = folder.resolve("site/site");
        Files.createDirectories(site.resolveSibling("."));
        try (FileJournal journal = BackupRig.journal(data);
                SiteStore siteStore = JdbcSiteStore.file(site, new EntryCodec())) {
            BackupRig.record(journal, 2, 200);
            for (StreamId stream : StreamId.values()) {
                ChainHead _ = siteStore.deliver(WholeStream.of(journal, stream));
            }
            more = journal.head(StreamId.OPERATIONS).seq();
        }
        Path fresh = folder.resolve("fresh");
        Answer answer = restore(made, "--site-file", site + ".mv.db");
        assertEquals(0, answer.code(), answer.err());
        JsonNode acts = answer.rows().getFirst();
        assertEquals("ACTS", acts.path("stream").asString(""));
        assertEquals(more, acts.path("entries").asLong(0));
        assertEquals(more, acts.path("fromBackup").asLong(0) + acts.path("fromSite").asLong(0));
        assertTrue(acts.path("fromSite").asLong(0) > 0);
        assertEquals(2, answer.rows().getLast().path("nextEpoch").asInt(0));
        assertTrue(answer.err().contains("Put the password"), answer.err());
        assertEquals(
                Files.readString(data.resolve("cordon.properties")),
                Files.readString(fresh.resolve("cordon.properties")));

        Answer again = restore(made, "--without-site");
        assertEquals(2, again.code());
        assertTrue(again.err().contains("not empty"), again.err());
    }

    // [utest->req~restore.command~1]
    @Test
    void theSiteStoreIsTheOneOfTheSettingsAndItsPasswordIsAskedFor() throws IOException {
        Path made = backup();
        Path fresh = folder.resolve("fresh");
        Answer noPassword = restore(made);
        assertEquals(2, noPassword.code());
        assertTrue(noPassword.err().contains("--password-file"), noPassword.err());

        Answer away = restore(made, "--site-password-file", data.resolve("site.pw").toString());
        assertEquals(2, away.code());
        assertTrue(away.err().contains("Nothing was put in place"), away.err());
        assertFalse(Files.exists(fresh));

        Answer both = restore(made, "--site-file", "x", "--without-site");
        assertEquals(2, both.code());
    }

    // [utest->req~restore.command~1]
    @Test
    void aSiteFileThatIsNotThereIsNotMade() throws IOException {
        Path made = backup();
        Answer answer = restore(made, "--site-file", drive.resolve("site.mv.db").toString());
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("no site store"), answer.err());
        assertFalse(Files.exists(drive.resolve("site.mv.db")));
        assertFalse(Files.exists(folder.resolve("fresh")));
    }

    // [utest->req~restore.command~1]
    @Test
    void settingsThatCannotBeFollowedAreToldAndDoNotStandInTheWay() throws IOException {
        Files.writeString(data.resolve("cordon.properties"), "terminal.name=L3\nline.nmae=x\n");
        Path made = backup();
        Answer asked = restore(made);
        assertEquals(2, asked.code());
        assertTrue(asked.err().contains("--without-site"), asked.err());
        Answer without = restore(made, "--without-site");
        assertEquals(0, without.code());
        assertTrue(without.err().contains("Mend the settings"), without.err());
    }

    // [utest->req~restore.command~1]
    @Test
    void aDamagedBackupIsTheAnswerNo() throws IOException {
        Path made = backup();
        Path report = made.resolve("reports/2026/report.pdf");
        Files.writeString(report, "%PDX");
        Answer answer = restore(made, "--without-site");
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("report.pdf"), answer.err());
        assertFalse(Files.exists(folder.resolve("fresh")));
    }
}
