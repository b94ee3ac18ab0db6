package org.cordon.adapter.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Backups of a real journal in real folders, each opened with a real store.
@ExpectedLog(
        from = H2StoreWriter.class,
        message = "is parked",
        optional = "entries drawn at random may name things that the lists lack")
final class FolderBackupsDbTest {
    @TempDir private Path folder;

    private Path data;
    private Path drive;
    private FolderBackups backups;

    @BeforeEach
    void prepare() throws IOException {
        data = folder.resolve("data");
        drive = Files.createDirectory(folder.resolve("drive"));
        backups = new FolderBackups(drive);
    }

    private static boolean verifies(Path copy) {
        try {
            List<JournalVerifier.Result> results = new JournalVerifier(copy).verify();
            return !results.isEmpty()
                    && results.stream()
                            .allMatch(r -> r.verification() instanceof Verification.Whole);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ChainHead last(Backup backup, StreamId stream) {
        return backup.heads().getOrDefault(stream, List.of()).getLast();
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private List<Path> inDrive() throws IOException {
        try (Stream<Path> all = Files.list(drive)) {
            return all.toList();
        }
    }

    private static List<Path> files(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    // [utest->req~backup.consistent~1]
    // [utest->req~backup.verified~1]
    @Test
    void everyBackupTakenWhileTheTerminalRecordsIsWholeAndHoldsWhatWasAcknowledgedBefore()
            throws Exception {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
            Thread busy = Thread.ofPlatform().start(() -> BackupRig.record(journal, 2, 10_000));
            List<Backup> made = new ArrayList<>();
            while (busy.isAlive()) {
                ChainHead before = journal.head(StreamId.SCANS);
                Instant last = made.isEmpty() ? Instant.EPOCH : made.getLast().madeAt();
                Until.holds(
                        () -> last.plusSeconds(1).isBefore(Instant.now()), () -> "the next second");
                Backup backup = BackupRig.of(journal, data, backups).make(() -> true);
                made.add(backup);
                assertTrue(verifies(backup.folder()), backup.folder()::toString);
                assertTrue(last(backup, StreamId.SCANS).seq() >= before.seq(), backup::toString);
                assertEquals(backup.entries(), backup.proof().entries());
                assertEquals(backup.entries(), backup.proof().rebuilt());
            }
            busy.join();
            assertEquals(made, backups.list(BackupRig.L3));
        }
    }

    // [utest->req~backup.beside~1]
    @Test
    void fromOutsideOnlyWhatIsDurableForSureIsTaken() {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
            Backup backup = BackupRig.beside(data, backups).make(() -> true);
            for (StreamId stream : StreamId.values()) {
                ChainHead taken = last(backup, stream);
                assertTrue(taken.seq() <= journal.head(stream).seq(), backup::toString);
                assertEquals(journal.read(stream, taken.seq() - 1, 1).getFirst().head(), taken);
            }
            assertTrue(verifies(backup.folder()));
        }
    }

    // [utest->req~backup.beside~1]
    @Test
    void ofAJournalThatNobodyWritesEverythingIsTaken() {
        ChainHead operationsHead;
        ChainHead scans;
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
            operationsHead = journal.head(StreamId.OPERATIONS);
            scans = journal.head(StreamId.SCANS);
        }
        Backup backup = BackupRig.beside(data, backups).make(() -> true);
        assertEquals(List.of(operationsHead), backup.heads().get(StreamId.OPERATIONS));
        assertEquals(List.of(scans), backup.heads().get(StreamId.SCANS));
    }

    // [utest->req~backup.beside~1]
    @Test
    void anUnfinishedLineIsLeftOutAndDamageIsRefused() throws IOException {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
        }
        Path last = files(data.resolve("journal/scans")).stream().sorted().toList().getLast();
        Files.writeString(last, "{\"form\":1,\"term", StandardOpenOption.APPEND);
        Backup backup = BackupRig.beside(data, backups).make(() -> true);
        assertTrue(verifies(backup.folder()));

        Files.writeString(last, "inal\":\"L3\"}\n", StandardOpenOption.APPEND);
        BackupCorruptException refused =
                assertThrows(
                        BackupCorruptException.class,
                        () -> BackupRig.beside(data, backups).make(() -> true));
        assertTrue(said(refused).contains("does not verify"), refused.getMessage());
    }

    // [utest->req~backup.verified~1]
    @Test
    void aJournalDamagedOnItsDiskGivesNoBackupAndTheEarlierOnesStay() throws Exception {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 900);
            Backup good = BackupRig.of(journal, data, backups).make(() -> true);
            Path sealed =
                    files(data.resolve("journal/scans")).stream().sorted().toList().getFirst();
            alter(sealed, 700);

            assertThrows(
                    BackupCorruptException.class,
                    () -> BackupRig.of(journal, data, backups).make(() -> true));
            assertEquals(List.of(good), backups.list(BackupRig.L3));
            assertEquals(List.of(good.folder()), inDrive());
        }
    }

    private static void alter(Path file, long at) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.flip();
            one.put(0, (byte) (one.get(0) ^ 1));
            channel.write(one, at);
        }
    }

    // [utest->req~backup.little-space~1]
    @Test
    @ExpectedLog(
            from = FolderBackups.class,
            message = "is damaged in the backup before; it is written anew")
    void whatTheBackupBeforeHoldsTakesNoSecondRoomAndIsWrittenAnewWhereItIsDamaged()
            throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("cordon.properties"), "terminal.name=L3\n");
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 900);
            Backup first = BackupRig.of(journal, data, backups).make(() -> true);
            BackupRig.record(journal, 2, 50);
            Backup second = later(first, journal);

            String sealed = first.files().getFirst().name();
            assertTrue(
                    Files.isSameFile(
                            first.folder().resolve(sealed), second.folder().resolve(sealed)));
            String open =
                    first.files().stream()
                            .map(Backup.Held::name)
                            .filter(name -> name.startsWith("journal/scans"))
                            .toList()
                            .getLast();
            assertNotEquals(
                    Files.size(first.folder().resolve(open)),
                    Files.size(second.folder().resolve(open)));

            alter(second.folder().resolve(sealed), 700);
            Backup third = later(second, journal);
            assertFalse(
                    Files.isSameFile(
                            second.folder().resolve(sealed), third.folder().resolve(sealed)));
            new FolderRestore().copy(third, Files.createDirectory(folder.resolve("out")));
        }
    }

    private Backup later(Backup before, FileJournal journal) {
        Until.holds(
                () -> before.madeAt().plusSeconds(1).isBefore(Instant.now()),
                () -> "the next second");
        return BackupRig.of(journal, data, backups).make(() -> true);
    }

    // [utest->req~backup.strangers-check~1]
    @Test
    void aBackupChecksWithSha256sumAlone() throws Exception {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
            Backup backup = BackupRig.of(journal, data, backups).make(() -> true);
            Process check =
                    new ProcessBuilder("sha256sum", "-c", "--quiet", "SHA256SUMS")
                            .directory(backup.folder().toFile())
                            .inheritIO()
                            .start();
            assertEquals(0, check.waitFor());
        }
    }

    // [utest->req~backup.half-is-none~1]
    @Test
    void whatAKilledTryHasLeftIsNoBackupAndGoesADayLater() throws Exception {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 50);
            Path left = Files.createDirectory(drive.resolve("cordon-L3-20261101T000000Z.x.part"));
            Files.writeString(left.resolve("manifest.json"), "{}");
            Path other = Files.createDirectory(drive.resolve("cordon-L4-20261101T000000Z.x.part"));
            Backup first = BackupRig.of(journal, data, backups).make(() -> true);
            assertEquals(List.of(first), backups.list(BackupRig.L3));
            assertTrue(Files.exists(left), "another program may be making it");
            assertThrows(BackupUnavailable.class, () -> new FolderRestore().open(left));

            FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
            Files.setLastModifiedTime(left, old);
            Files.setLastModifiedTime(other, old);
            later(first, journal);
            assertFalse(Files.exists(left));
            assertTrue(Files.exists(other), "it is another terminal's");
        }
    }

    // [utest->req~backup.drive-trouble~1]
    @Test
    void aDriveThatIsMissingOrGivesUpIsToldAndLeavesNothing() throws Exception {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 50);
            FolderBackups nowhere = new FolderBackups(folder.resolve("unplugged"));
            BackupUnavailable missing =
                    assertThrows(
                            BackupUnavailable.class,
                            () -> BackupRig.of(journal, data, nowhere).make(() -> true));
            assertTrue(said(missing).contains("is not there"), missing.getMessage());
            assertFalse(Files.exists(folder.resolve("unplugged")));

            assertThrows(
                    BackupUnavailable.class,
                    () -> BackupRig.of(journal, data, backups).make(() -> false));
            assertEquals(List.of(), inDrive());

            IOException full = new IOException("No space left on device");
            assertTrue(said(DriveErrorMessages.of(drive, full)).contains("is full"));
            IOException readOnly = new IOException("Read-only file system");
            assertTrue(said(DriveErrorMessages.of(drive, readOnly)).contains("write-protected"));
            assertInstanceOf(IOException.class, DriveErrorMessages.of(drive, full).getCause());
        }
    }

    // [utest->req~backup.kept~1]
    @Test
    void aRemovedBackupIsGoneAndTheOthersStayWhole() throws Exception {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 900);
            Backup first = BackupRig.of(journal, data, backups).make(() -> true);
            Backup second = later(first, journal);
            backups.remove(first);
            assertEquals(List.of(second), backups.list(BackupRig.L3));
            assertTrue(verifies(second.folder()));
            assertEquals(List.of(second.folder()), inDrive());
        }
    }
}
