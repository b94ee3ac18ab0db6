package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.backup.BackupRig;
import org.cordon.adapter.backup.FolderBackups;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.ScratchStore;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.Folders;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// What a backup costs those who record meanwhile, on the same disk: durable entries at 100 a second,
/// in turns without and with a backup under way. And what it takes beside building a store
/// of the same entries, which proves it.
///
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times.
@Tag("bench")
@EntriesMayBeParked
final class BackupBenchTest {
    private static final int ENTRIES = 150_000 / Integer.getInteger("bench.divisor", 1);
    private static final int ROUNDS = 4;
    private static final int QUIET = 400;
    private static final int BATCH = 1_000;

    /// The goals of `req~backup.scanning-goes-on~1`.
    private static final double MOST_BESIDE = 1.5;

    private static final double MOST_OF_BUILD = 1.7;

    // [utest->req~backup.scanning-goes-on~1]
    @Test
    void recordingWithAndWithoutABackupUnderWay() throws Exception {
        Path folder = Files.createTempDirectory(Project.dir().resolve("target"), "backup-bench");
        Path data = folder.resolve("data");
        List<Long> quiet = new ArrayList<>();
        List<Long> busy = new ArrayList<>();
        double backupSeconds = 0;
        double buildSeconds = 0;
        long bytes = 0;
        try (FileJournal journal =
                FileJournal.open(
                        data, BackupRig.L3, new RealTime(), () -> "1", JournalConfig.STANDARD)) {
            for (int i = 0; i < ENTRIES / 10_000; i++) {
                BackupRig.record(journal, i, 10_000);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < QUIET; i++) {
                    quiet.add(append(journal));
                }
                Path drive = Files.createDirectory(folder.resolve("drive" + round));
                AtomicReference<Optional<Backup>> made = new AtomicReference<>(Optional.empty());
                long start = System.nanoTime();
                Thread maker =
                        Thread.ofPlatform()
                                .start(() ->
                                        made.set(
                                                Optional.of(
                                                        BackupRig.of(
                                                                        journal,
                                                                        data,
                                                                        new FolderBackups(drive))
                                                                .make(() -> true))));
                while (maker.isAlive()) {
                    busy.add(append(journal));
                }
                maker.join();
                backupSeconds += (System.nanoTime() - start) / 1e9;
                Backup backup = made.get().orElseThrow();
                assertEquals(backup.entries(), backup.proof().entries());
                bytes += backup.bytes();
                buildSeconds += build(journal, folder.resolve("built"));
            }
        } finally {
            Folders.delete(folder);
        }
        double beside = (double) at(busy, 0.5) / at(quiet, 0.5);
        double ofBuild = backupSeconds / buildSeconds;
        System.out.printf(
                "durable entries beside a backup: p50 %.2f times, p99 %.2f times those without (%d"
                        + " and %d entries; p50 %,d µs, p99 %,d µs with it)%n",
                beside,
                (double) at(busy, 0.99) / at(quiet, 0.99),
                busy.size(),
                quiet.size(),
                at(busy, 0.5) / 1_000,
                at(busy, 0.99) / 1_000);
        System.out.printf(
                "a backup of %,d MiB, copied, read back, chain checked and a store built: %.2f"
                        + " times building the store%n",
                (bytes / ROUNDS) >> 20, ofBuild);
        assertTrue(beside <= MOST_BESIDE, () -> "an entry beside a backup costs " + beside);
        assertTrue(ofBuild <= MOST_OF_BUILD, () -> "a backup takes " + ofBuild + " stores");
    }

    /// @return nanoseconds until it was durable
    private static long append(FileJournal journal) {
        LockSupport.parkNanos(10_000_000);
        long start = System.nanoTime();
        var _ = journal.append(Optional.empty(), new PersonEvent.SignInRefused("bench")).join();
        return System.nanoTime() - start;
    }

    private static long at(List<Long> nanos, double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    /// @return seconds that a store takes which is built from the same entries alone
    private static double build(FileJournal journal, Path folder) {
        long start = System.nanoTime();
        try (ScratchStore scratch = BackupRig.scratch(folder)) {
            for (StreamId stream : StreamId.values()) {
                List<Entry> part = journal.read(stream, 0, BATCH);
                while (!part.isEmpty()) {
                    scratch.store().apply(part);
                    part = journal.read(stream, part.getLast().seq(), BATCH);
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
