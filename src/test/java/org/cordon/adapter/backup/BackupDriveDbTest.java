package org.cordon.adapter.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Until;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A real drive of one MiB that fills up, is write-protected, and is pulled.
@ExpectedLog(
        from = H2StoreWriter.class,
        message = "is parked",
        optional = "entries drawn at random may name things that the lists lack")
final class BackupDriveDbTest {
    @TempDir private Path folder;

    // [utest->req~backup.drive-trouble~1]
    @Test
    void whateverTheDriveDoesIsToldTheEarlierBackupStaysAndTheNextIsMade() throws Exception {
        Path drive = Files.createDirectory(folder.resolve("drive"));
        Assumptions.assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", drive.toString()) == 0,
                "skipped: mounting a small drive is not allowed here");
        try {
            onTheDrive(drive);
        } finally {
            assertEquals(0, command("umount", drive.toString()));
        }
    }

    private void onTheDrive(Path drive) throws Exception {
        Path place = Files.createDirectory(drive.resolve("cordon"));
        Path data = folder.resolve("data");
        FolderBackups backups = new FolderBackups(place);
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 200);
            Backup first = BackupRig.of(journal, data, backups).make(() -> true);

            Files.write(drive.resolve("filler"), new byte[1_850_000]);
            BackupRig.record(journal, 2, 1_000);
            assertTrue(refused(journal, data, backups).contains("is full"));
            assertEquals(List.of(first.folder()), inside(place));

            Files.delete(drive.resolve("filler"));
            assertEquals(0, command("mount", "-o", "remount,ro", drive.toString()));
            String readOnly = refused(journal, data, backups);
            assertTrue(readOnly.contains("write-protected"), readOnly);
            assertEquals(List.of(first), backups.list(BackupRig.L3));

            assertEquals(0, command("mount", "-o", "remount,rw", drive.toString()));
            Path away = Files.move(place, drive.resolve("away"));
            String missing = refused(journal, data, backups);
            assertTrue(missing.contains("is not there"), missing);

            Path _ = Files.move(away, place);
            Until.holds(
                    () -> first.madeAt().plusSeconds(1).isBefore(Instant.now()),
                    () -> "the next second");
            Backup second = BackupRig.of(journal, data, backups).make(() -> true);
            assertEquals(List.of(first, second), backups.list(BackupRig.L3));
        }
    }

    private static String refused(FileJournal journal, Path data, FolderBackups backups) {
        return String.valueOf(
                assertThrows(
                                BackupUnavailable.class,
                                () -> BackupRig.of(journal, data, backups).make(() -> true))
                        .getMessage());
    }

    private static List<Path> inside(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.toList();
        }
    }

    private static int command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
