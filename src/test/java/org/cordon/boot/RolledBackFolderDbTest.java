package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.replication.ReplicationConfig;
import org.cordon.app.replication.Replicator;
import org.cordon.app.replication.SiteStatus.State;
import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.boot.diagnostics.Doctor;
import org.cordon.cli.DiagnosticResult;
import org.cordon.cli.SyncStatusCommand;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeSiteReplica;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A data folder that is put back in place to an older state, as a snapshot of a virtual machine is: same
/// files on the same disk, with what they held before. The site store is elsewhere and keeps what it has.
final class RolledBackFolderDbTest {
    private static final TerminalId L3 = new TerminalId("L3");

    @TempDir private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Path site() {
        return folder.resolve("data/site/site");
    }

    private FileJournal journal() {
        return FileJournal.open(data(), L3, new RealTime(), () -> "1", JournalConfig.STANDARD);
    }

    private static void record(FileJournal journal, String what, int entries) {
        for (int i = 0; i < entries; i++) {
            journal.append(Optional.empty(), new PersonEvent.SignInRefused(what + " " + i)).join();
        }
    }

    private Replicator replicator(FileJournal journal) {
        Replicator replicator =
                new Replicator(
                        journal,
                        JdbcSiteStore.file(site(), new EntryCodec()),
                        new SiteReplicaUpdater(L3, new FakeSiteReplica(), new FakeTimeSource()),
                        new RealTime(),
                        new ReplicationConfig(
                                50,
                                Duration.ofMillis(1),
                                Duration.ofMillis(20),
                                Duration.ofMillis(20),
                                Duration.ofMillis(20),
                                Duration.ofSeconds(60),
                                RetryPolicy.doubling(Duration.ofMillis(2), Duration.ofMillis(20))));
        replicator.start();
        return replicator;
    }

    private static void delivered(Replicator replicator) {
        Until.holds(
                () ->
                        replicator.status().waiting() == 0
                                && replicator.status().state() == State.CONNECTED,
                () -> replicator.status().toString());
    }

    private Map<Path, byte[]> snapshot() throws IOException {
        Map<Path, byte[]> files = new HashMap<>();
        try (var all = Files.walk(data().resolve("journal"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private void rollBack(Map<Path, byte[]> snapshot) throws IOException {
        for (Path file : snapshot().keySet()) {
            if (!snapshot.containsKey(file)) {
                Files.delete(file);
            }
        }
        for (Map.Entry<Path, byte[]> file : snapshot.entrySet()) {
            // Written over in place, so that it stays the same file of the same disk.
            Files.write(file.getKey(), file.getValue());
        }
    }

    private int syncStatus(StringWriter out) {
        return new CommandLine(
                        new SyncStatusCommand(_ ->
                                new SyncStatusCommand.Upward(
                                        L3, JdbcSiteStore.file(site(), new EntryCodec()))))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute("--data", data().toString());
    }

    private List<DiagnosticResult> doctor() throws IOException {
        Files.writeString(
                data().resolve("cordon.properties"), "terminal.name=L3\nline.name=Line 3\n");
        return new Doctor()
                .examine(data(), true).stream()
                        .filter(finding -> finding.part().equals("site store"))
                        .toList();
    }

    private List<String> atSite(int epoch) {
        try (JdbcSiteStore peer = JdbcSiteStore.file(site(), new EntryCodec())) {
            return peer.lines(L3, StreamId.OPERATIONS, epoch, 0, 1_000);
        }
    }

    // [itest->req~replicate.rolled-back~1]
    @Test
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    void noNumberIsGivenTwiceAndBothCommandsTellTheSame() throws IOException {
        Files.createDirectories(site().resolveSibling("."));
        try (FileJournal journal = journal()) {
            record(journal, "before", 10);
        }
        Map<Path, byte[]> snapshot = snapshot();
        try (FileJournal journal = journal()) {
            record(journal, "lost", 20);
            try (Replicator replicator = replicator(journal)) {
                delivered(replicator);
            }
        }
        List<String> confirmed = atSite(1);
        assertEquals(30, confirmed.size());

        rollBack(snapshot);
        // More than the site has, so that the numbers alone do not tell.
        try (FileJournal journal = journal()) {
            record(journal, "after", 25);
            assertEquals(1, journal.head(StreamId.OPERATIONS).epoch());
            try (Replicator replicator = replicator(journal)) {
                Until.holds(
                        () -> replicator.status().state() == State.CONFLICT,
                        () -> replicator.status().toString());
            }
        }
        StringWriter said = new StringWriter();
        assertEquals(1, syncStatus(said));
        assertTrue(said.toString().contains("\"state\":\"differs\""), said.toString());
        assertTrue(
                doctor().stream()
                        .anyMatch(finding ->
                                finding.state() == DiagnosticResult.State.BROKEN
                                        && finding.found().contains("they differ at entry 30")),
                this::doctorSays);

        try (FileJournal journal = journal()) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
            assertTrue(
                    journal.notices().stream().anyMatch(n -> n.contains("A new epoch, 2, begins")),
                    journal.notices()::toString);
            record(journal, "new epoch", 5);
            try (Replicator replicator = replicator(journal)) {
                Until.holds(
                        () ->
                                replicator.chains().stream()
                                        .anyMatch(c -> c.epoch() == 2 && c.there() == 5),
                        () -> replicator.chains().toString());
            }
            assertEquals(
                    journal.read(StreamId.OPERATIONS, 0, 100).stream().map(Entry::line).toList(),
                    atSite(2));
        }
        assertEquals(confirmed, atSite(1), "what the site had stays");
        try (FileJournal journal = journal()) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch(), "once is enough");
        }
    }

    private String doctorSays() {
        try {
            return doctor().toString();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
