package org.cordon.adapter.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.RestoredJournalWriter;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.backup.RestoreJob;
import org.cordon.app.backup.RestoreJob.Restored;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Postgres;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Backups put back, with what real site stores hold beyond them.
@ExpectedLog(
        from = H2StoreWriter.class,
        message = "is parked",
        optional = "entries drawn at random may name things that the lists lack")
@ExpectedLog(
        from = FileJournal.class,
        message = "a new epoch begins",
        optional = "a restored folder begins one when it is opened")
final class RestoreDbTest {
    @TempDir private Path folder;

    private Path data;
    private Path drive;
    private FolderBackups backups;
    private final RestoreJob restore =
            new RestoreJob(new FolderRestore(), RestoredJournalWriter::open, new Random(1));

    @BeforeEach
    void prepare() throws IOException {
        data = folder.resolve("data");
        drive = Files.createDirectory(folder.resolve("drive"));
        backups = new FolderBackups(drive);
    }

    /// All entries of all epochs, as they stand.
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

    private static void ship(FileJournal journal, SiteStore site, long upTo) {
        for (StreamId stream : StreamId.values()) {
            for (ChainHead head : journal.epochs(stream)) {
                List<Entry> all =
                        WholeStream.of(journal, stream, head.epoch()).stream()
                                .filter(entry -> entry.seq() <= upTo)
                                .toList();
                for (int from = 0; from < all.size(); from += 200) {
                    ChainHead _ = site.deliver(all.subList(from, Math.min(from + 200, all.size())));
                }
            }
        }
    }

    private Backup backup(FileJournal journal) {
        return BackupRig.of(journal, data, backups).make(() -> true);
    }

    private void comesBackWhole(SiteStore site) {
        Map<StreamId, List<String>> before;
        Backup backup;
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 900);
            backup = backup(journal);
            BackupRig.record(journal, 2, 1_500);
            ship(journal, site, Long.MAX_VALUE);
            before = lines(journal);
        }
        Path fresh = folder.resolve("elsewhere/data");
        Restored restored = restore.restore(backup.folder(), fresh, Optional.of(site));
        assertEquals(1, restored.afterEpoch());
        assertTrue(restored.chains().stream().allMatch(c -> c.fromSite() > 0), restored::toString);
        try (FileJournal journal = BackupRig.journal(fresh)) {
            assertEquals(before, lines(journal));
            for (StreamId stream : StreamId.values()) {
                assertEquals(new ChainHead(2, 0, Entry.NO_HASH), journal.head(stream));
            }
            assertTrue(
                    journal.notices().stream().anyMatch(n -> n.contains("new epoch")),
                    journal.notices()::toString);
            BackupRig.record(journal, 3, 100);
            ship(journal, site, Long.MAX_VALUE);
        }
        // Once more, of a backup from before the new epoch: it comes back too.
        Path third = folder.resolve("third");
        assertEquals(2, restore.restore(backup.folder(), third, Optional.of(site)).afterEpoch());
        try (FileJournal journal = BackupRig.journal(third)) {
            assertEquals(3, journal.head(StreamId.OPERATIONS).epoch());
        }
    }

    // [utest->req~restore.from-site~1]
    // [utest->req~restore.new-epoch~1]
    @Test
    void whatTheBackupLacksComesBackFromASiteInAFile() {
        try (SiteStore site = JdbcSiteStore.file(folder.resolve("site"), new EntryCodec())) {
            comesBackWhole(site);
        }
    }

    // [utest->req~restore.from-site~1]
    @Test
    void whatTheBackupLacksComesBackFromPostgres() {
        try (SiteStore site = Postgres.peer(Postgres.site(Map.of()))) {
            comesBackWhole(site);
        }
    }

    // [utest->req~restore.from-site~1]
    @Test
    void aSiteThatHasComeLessFarThanTheBackupAddsNothing() {
        try (SiteStore site = JdbcSiteStore.file(folder.resolve("site"), new EntryCodec());
                FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 900);
            ship(journal, site, 100);
            Backup backup = backup(journal);
            Path fresh = folder.resolve("fresh");
            Restored restored = restore.restore(backup.folder(), fresh, Optional.of(site));
            assertTrue(restored.chains().stream().allMatch(c -> c.fromSite() == 0));
            try (FileJournal again = BackupRig.journal(fresh)) {
                assertEquals(lines(journal), lines(again));
            }
        }
    }

    // [utest->req~restore.stops-at-conflict~1]
    @Test
    void aSiteThatHoldsAnotherChainStopsTheRestoreAndNothingIsPutInPlace() {
        for (long shipped : new long[] {50, Long.MAX_VALUE}) {
            try (SiteStore site =
                            JdbcSiteStore.file(folder.resolve("site" + shipped), new EntryCodec());
                    FileJournal other = BackupRig.journal(folder.resolve("other" + shipped));
                    FileJournal journal = BackupRig.journal(folder.resolve("data" + shipped))) {
                BackupRig.record(other, 7, 1_500);
                ship(other, site, shipped);
                BackupRig.record(journal, 1, 900);
                FolderBackups of = new FolderBackups(made("drive" + shipped));
                Backup backup =
                        BackupRig.of(journal, folder.resolve("data" + shipped), of)
                                .make(() -> true);
                Path fresh = folder.resolve("fresh");
                BackupCorruptException refused =
                        assertThrows(
                                BackupCorruptException.class,
                                () -> restore.restore(backup.folder(), fresh, Optional.of(site)));
                String said = String.valueOf(refused.getMessage());
                assertTrue(said.contains("--without-site"), said);
                assertFalse(Files.exists(fresh));
                assertFalse(Files.exists(folder.resolve("fresh.restoring")));
            }
        }
    }

    private Path made(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    // [utest->req~restore.without-site~1]
    @Test
    void withoutTheSiteTheNumbersOfEpochsItMayKnowAreLeftFree() {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
            Backup backup = backup(journal);
            Path fresh = folder.resolve("fresh");
            Restored restored = restore.restore(backup.folder(), fresh, Optional.empty());
            assertTrue(restored.afterEpoch() > 1, restored::toString);
            try (FileJournal again = BackupRig.journal(fresh)) {
                assertEquals(restored.afterEpoch() + 1, again.head(StreamId.OPERATIONS).epoch());
                assertEquals(lines(journal), lines(again));
            }
        }
    }

    // [utest->req~restore.refuses~1]
    @Test
    void aFolderThatHoldsSomethingIsRefusedAndStaysAsItIs() throws IOException {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
            Backup backup = backup(journal);
            BackupUnavailable inUse =
                    assertThrows(
                            BackupUnavailable.class,
                            () -> restore.restore(backup.folder(), data, Optional.empty()));
            assertTrue(String.valueOf(inUse.getMessage()).contains("not empty"));

            Path empty = Files.createDirectory(folder.resolve("empty"));
            var _ = restore.restore(backup.folder(), empty, Optional.empty());
            assertTrue(Files.exists(empty.resolve("journal")));
        }
    }

    // [utest->req~restore.site-away~1]
    @Test
    void aSiteOutOfReachLeavesNothingAndTheRestoreCanBeRunAgain() {
        try (FileJournal journal = BackupRig.journal(data);
                SiteStore away = Postgres.peer(Postgres.url(1, "site"), "l3", "")) {
            BackupRig.record(journal, 1, 300);
            Backup backup = backup(journal);
            Path fresh = folder.resolve("fresh");
            assertThrows(
                    SiteStoreUnavailable.class,
                    () -> restore.restore(backup.folder(), fresh, Optional.of(away)));
            assertFalse(Files.exists(fresh));
            var _ = restore.restore(backup.folder(), fresh, Optional.empty());
            assertTrue(Files.exists(fresh));
        }
    }

    // [utest->req~backup.half-is-none~1]
    @Test
    void whateverAPowerCutTakesFromABackupItIsNotTakenForAWholeOne() throws IOException {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 900);
        }
        Backup whole = BackupRig.beside(data, backups).make(() -> true);
        List<Path> files;
        try (Stream<Path> all = Files.walk(whole.folder())) {
            files =
                    all.filter(Files::isRegularFile)
                            .map(whole.folder()::relativize)
                            .sorted()
                            .toList();
        }
        Random random = new Random(20_261_124);
        int tried = 0;
        for (Path file : files) {
            for (Harm harm : Harm.values()) {
                Path copy = folder.resolve("copy" + tried++);
                copyTree(whole.folder(), copy);
                harm.to(copy.resolve(file), random);
                Path fresh = folder.resolve("fresh");
                assertThrows(
                        BackupUnavailable.class,
                        () -> restore.restore(copy, fresh, Optional.empty()),
                        () -> file + " " + harm);
                assertFalse(Files.exists(fresh));
                DurableCopy.removeTree(copy);
            }
        }
        assertTrue(tried > 20, "tried " + tried);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path _ = Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /// What unsynced writes leave.
    private enum Harm {
        MISSING,
        EMPTY,
        SHORT,
        ZEROED,
        ALTERED;

        void to(Path file, Random random) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            int at = random.nextInt(bytes.length);
            switch (this) {
                case MISSING -> Files.delete(file);
                case EMPTY -> Files.write(file, new byte[0]);
                case SHORT -> Files.write(file, java.util.Arrays.copyOf(bytes, at));
                case ZEROED -> {
                    java.util.Arrays.fill(bytes, at, Math.min(at + 512, bytes.length), (byte) 0);
                    Files.write(file, bytes);
                }
                case ALTERED -> {
                    // A space of the manifest may change without harm; a digit may not.
                    while (!Character.isLetterOrDigit(bytes[at])) {
                        at = (at + 1) % bytes.length;
                    }
                    bytes[at] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
    }

    // [utest->req~restore.again~1]
    @Test
    void whatAKilledRestoreHasLeftIsNoDataFolderAndIsReplaced() throws IOException {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
            Backup backup = backup(journal);
            Path left = Files.createDirectories(folder.resolve("fresh.restoring/journal/acts"));
            Files.writeString(
                    left.resolve("0001-000000000001.jsonl"), "half", StandardOpenOption.CREATE);
            Path fresh = folder.resolve("fresh");
            var _ = restore.restore(backup.folder(), fresh, Optional.empty());
            try (FileJournal again = BackupRig.journal(fresh)) {
                assertEquals(lines(journal), lines(again));
            }
        }
    }

    // [utest->req~restore.new-epoch~1]
    @Test
    void aBackupCopiedBackByHandBeginsANewEpochToo() throws IOException {
        try (FileJournal journal = BackupRig.journal(data)) {
            BackupRig.record(journal, 1, 300);
        }
        Instant now = Instant.now();
        Backup backup = BackupRig.beside(data, backups).make(() -> true);
        Until.holds(() -> Instant.now().isAfter(now), () -> "a later time");
        DurableCopy.removeTree(data);
        // The same machine, the same place, the same names.
        copyTree(backup.folder(), data);
        try (FileJournal again = BackupRig.journal(data)) {
            assertEquals(2, again.head(StreamId.OPERATIONS).epoch());
            assertEquals(
                    backup.heads().getOrDefault(StreamId.OPERATIONS, List.of()).getFirst(),
                    again.epochs(StreamId.OPERATIONS).getFirst());
        }
    }
}
