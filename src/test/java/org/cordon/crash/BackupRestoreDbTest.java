package org.cordon.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.backup.FolderRestore;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.adapter.localstore.Dump;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.projection.StoreProjector;
import org.cordon.app.replication.Replicator;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.support.ChildProcess;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Folders;
import org.cordon.support.Postgres;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A terminal is backed up while it works, works on, and is lost with its disk; it is put back from
/// the backup and the site store and works on. Every part is a process of its own, and those that make
/// and restore the backup are killed as well.
final class BackupRestoreDbTest {
    /// Five times what a line makes. A terminal that records as fast as it can has the more to put back
    /// the longer the processes beside it take.
    private static final int ENTRIES_A_SECOND = 200;

    /// Entries before the backup, and after it.
    private static final int FEW = 100;

    /// How often what makes the backup and what restores it are killed.
    private static final int KILLS = 1;

    private static final int KILLS_AT_LENGTH = 12;

    @TempDir private Path folder;

    private final Random random = new Random(20_261_124);
    private Map<StreamId, List<String>> lines = Map.of();
    private Map<String, List<String>> store = Map.of();

    // [utest->req~restore.end-to-end~1]
    @Test
    @EntriesMayBeParked
    @ExpectedLog(from = FileJournal.class, message = "copied or restored: a new epoch begins")
    void aLostTerminalComesBackWholeWithASiteInAFileOnAnotherDrive() throws Exception {
        withASiteInAFile(KILLS);
    }

    // [utest->req~restore.end-to-end~1]
    @Tag("crash")
    @Test
    @EntriesMayBeParked
    @ExpectedLog(from = FileJournal.class, message = "copied or restored: a new epoch begins")
    void aLostTerminalComesBackWholeWithASiteInAFileAtLength() throws Exception {
        withASiteInAFile(KILLS_AT_LENGTH);
    }

    private void withASiteInAFile(int kills) throws Exception {
        Path data = folder.resolve("data");
        lose(data, Optional.empty(), kills);
        Path site = Files.createDirectory(folder.resolve("other-drive")).resolve("site.mv.db");
        Files.move(data.resolve("site.mv.db"), site);
        Map<StreamId, List<String>> before = lines;
        Folders.delete(data);
        restore(data, kills, "--site-file", site.toString());
        Files.copy(site, data.resolve("site.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        worksOn(data, Optional.empty(), before);
    }

    // [utest->req~restore.end-to-end~1]
    @Test
    @EntriesMayBeParked
    @ExpectedLog(from = FileJournal.class, message = "copied or restored: a new epoch begins")
    void aLostTerminalComesBackWholeWithPostgres() throws Exception {
        withPostgres(KILLS);
    }

    // [utest->req~restore.end-to-end~1]
    @Tag("crash")
    @Test
    @EntriesMayBeParked
    @ExpectedLog(from = FileJournal.class, message = "copied or restored: a new epoch begins")
    void aLostTerminalComesBackWholeWithPostgresAtLength() throws Exception {
        withPostgres(KILLS_AT_LENGTH);
    }

    private void withPostgres(int kills) throws Exception {
        Path data = folder.resolve("data");
        String url = Postgres.site(Map.of());
        lose(data, Optional.of(url), kills);
        Map<StreamId, List<String>> before = lines;
        Folders.delete(data);
        Path password = folder.resolve("password");
        Files.writeString(password, "none\n");
        restore(
                data,
                kills,
                "--site-url",
                url,
                "--site-user",
                "postgres",
                "--site-password-file",
                password.toString());
        worksOn(data, Optional.of(url), before);
    }

    /// Lets a terminal work, be backed up meanwhile, work on and ship; then it is killed.
    private void lose(Path data, Optional<String> site, int kills) throws Exception {
        Path drive = Files.createDirectory(folder.resolve("drive"));
        Process terminal = TerminalChild.start(data, 5, site, ENTRIES_A_SECOND);
        AtomicInteger acknowledged = new AtomicInteger();
        Thread listening = Thread.ofPlatform().start(() -> count(terminal, acknowledged));
        Until.holds(() -> acknowledged.get() > FEW, () -> "acknowledged " + acknowledged);

        long start = System.nanoTime();
        assertEquals(0, backup(data, drive).waitFor());
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        for (int kill = 0; kill < kills; kill++) {
            Process maker = backup(data, drive);
            if (!maker.waitFor(
                    whole / 3 + random.nextLong(whole * 2 / 3 + 1), TimeUnit.MILLISECONDS)) {
                maker.toHandle().destroyForcibly();
                maker.waitFor();
            }
        }
        int sound = 0;
        try (Stream<Path> all = Files.list(drive)) {
            for (Path made : all.toList()) {
                if (!made.toString().endsWith(".part")) {
                    Backup backup = new FolderRestore().open(made);
                    new FolderRestore().copy(backup, Files.createTempDirectory(folder, "copy"));
                    sound++;
                }
            }
        }
        assertTrue(sound >= 1);
        int then = acknowledged.get();
        Until.holds(() -> acknowledged.get() > then + FEW, () -> "acknowledged " + acknowledged);
        terminal.toHandle().destroyForcibly();
        assertTrue(terminal.waitFor(Until.SECONDS, TimeUnit.SECONDS));
        listening.join();

        // What the site store must hold in the end: here its last entries are sent in peace.
        try (FileJournal journal = TerminalChild.journal(data);
                Replicator replicator =
                        TerminalChild.replicator(
                                journal,
                                TerminalChild.site(data, site.orElse("")),
                                new Random(1))) {
            replicator.start();
            Until.holds(
                    () -> TerminalChild.isLevel(replicator.status()),
                    () -> replicator.status().toString());
            lines = lines(journal);
        }
        store = built(data, "before");
    }

    private static void count(Process terminal, AtomicInteger acknowledged) {
        try (BufferedReader said = terminal.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("ACTS ") || line.startsWith("SCANS ")) {
                    acknowledged.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<StreamId, List<String>> lines(FileJournal journal) {
        Map<StreamId, List<String>> lines = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            List<String> all = new ArrayList<>();
            for (ChainHead head : journal.epochs(stream)) {
                WholeStream.of(journal, stream, head.epoch()).stream()
                        .map(Entry::line)
                        .forEach(all::add);
            }
            lines.put(stream, all);
        }
        return lines;
    }

    /// A store built from a journal.
    private Map<String, List<String>> built(Path data, String name) throws Exception {
        H2Database database = new H2Database(folder.resolve(name));
        try (FileJournal journal = TerminalChild.journal(data);
                StoreProjector follower = TerminalChild.follower(journal, database)) {
            follower.start();
            for (StreamId stream : StreamId.values()) {
                ChainHead last =
                        journal.epochs(stream).stream()
                                .filter(h -> h.seq() > 0)
                                .reduce((_, b) -> b)
                                .orElseThrow();
                follower.applied(stream, last).get(Until.SECONDS, TimeUnit.SECONDS);
            }
            return Dump.of(database);
        }
    }

    private Process cordon(String... arguments) throws IOException {
        return ChildProcess.of(
                        List.of("-XX:TieredStopAtLevel=1"), "org.cordon.boot.Main", arguments)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private Process backup(Path data, Path drive) throws IOException {
        return cordon("backup", "--data", data.toString(), "--to", drive.toString());
    }

    /// Restores the oldest backup, the one with the most to fetch; first by processes that are killed.
    private void restore(Path data, int kills, String... site) throws Exception {
        Path oldest;
        try (Stream<Path> all = Files.list(folder.resolve("drive"))) {
            oldest =
                    all.filter(p -> !p.toString().endsWith(".part"))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
        }
        List<String> arguments =
                new ArrayList<>(
                        List.of("restore", "--from", oldest.toString(), "--data", data.toString()));
        arguments.addAll(List.of(site));
        String[] command = arguments.toArray(String[]::new);
        for (int kill = 0; kill < kills && !Files.exists(data); kill++) {
            Process killed = cordon(command);
            if (!killed.waitFor(500 + random.nextInt(1_500), TimeUnit.MILLISECONDS)) {
                killed.toHandle().destroyForcibly();
                killed.waitFor();
            }
        }
        if (!Files.exists(data)) {
            int code = cordon(command).waitFor();
            assertEquals(0, code, Files.readString(folder.resolve("err.txt")));
            assertTrue(
                    Files.readString(folder.resolve("out.txt")).lines().count() >= 3,
                    Files.readString(folder.resolve("out.txt")));
        }
    }

    private void worksOn(Path data, Optional<String> site, Map<StreamId, List<String>> before)
            throws Exception {
        for (JournalVerifier.Result result : new JournalVerifier(data).verify()) {
            assertTrue(result.verification() instanceof Verification.Whole, result::toString);
        }
        assertEquals(store, built(data, "after"));

        Process terminal = TerminalChild.start(data, 6, site);
        boolean level = false;
        try (BufferedReader said = terminal.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = said.readLine(); line != null && !level; line = said.readLine()) {
                assertFalse(line.equals("refused"), "the journal refused an entry");
                // Level with the site, and no conflict there.
                level = line.equals("level");
            }
            terminal.toHandle().destroyForcibly();
        }
        assertTrue(level, "the restored terminal comes level with its site");
        assertTrue(terminal.waitFor(Until.SECONDS, TimeUnit.SECONDS));
        try (FileJournal journal = TerminalChild.journal(data)) {
            Map<StreamId, List<String>> now = lines(journal);
            for (StreamId stream : StreamId.values()) {
                List<String> old = before.getOrDefault(stream, List.of());
                assertEquals(old, now.getOrDefault(stream, List.of()).subList(0, old.size()));
                assertTrue(journal.head(stream).epoch() > 1, "an epoch of its own");
                assertTrue(journal.head(stream).seq() > 0);
            }
        }
    }
}
