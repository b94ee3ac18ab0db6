package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.adapter.backup.BackupRig;
import org.cordon.adapter.backup.FolderBackups;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.port.backup.Backup;
import org.cordon.core.event.PersonEvent;
import org.cordon.support.Folders;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What a backup costs those who record meanwhile, on the same disk: durable entries at 100 a second,
/// in turns without and with a backup under way. And what it takes beside a plain copy of the same
/// files.
///
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times.
@Tag("bench")
final class BackupBenchTest {
    private static final int ENTRIES = 150_000;
    private static final int ROUNDS = 4;
    private static final int QUIET = 400;

    // [utest->req~backup.scanning-goes-on~1]
    @Test
    void recordingWithAndWithoutABackupUnderWay() throws Exception {
        Path folder = Files.createTempDirectory(Project.dir().resolve("target"), "backup-bench");
        Path data = folder.resolve("data");
        List<Long> quiet = new ArrayList<>();
        List<Long> busy = new ArrayList<>();
        double backupSeconds = 0;
        double copySeconds = 0;
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
                start = System.nanoTime();
                copy(backup.folder(), folder.resolve("copy" + round));
                copySeconds += (System.nanoTime() - start) / 1e9;
            }
        } finally {
            Folders.delete(folder);
        }
        System.out.printf(
                "durable entries beside a backup: p50 %.2f times, p99 %.2f times those without (%d"
                        + " and %d entries; p50 %,d µs, p99 %,d µs with it)%n",
                (double) at(busy, 0.5) / at(quiet, 0.5),
                (double) at(busy, 0.99) / at(quiet, 0.99),
                busy.size(),
                quiet.size(),
                at(busy, 0.5) / 1_000,
                at(busy, 0.99) / 1_000);
        System.out.printf(
                "a backup of %,d MiB, read back, chain checked and a store built: %.1f times a"
                        + " plain copy that is synced%n",
                (bytes / ROUNDS) >> 20, backupSeconds / copySeconds);
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

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copied = to.resolve(from.relativize(path).toString());
                Path _ = Files.copy(path, copied);
                if (Files.isRegularFile(copied)) {
                    try (FileChannel channel = FileChannel.open(copied, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
    }
}
