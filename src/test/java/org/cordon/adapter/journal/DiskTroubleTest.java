package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// Disks that become read-only or vanish, clocks that jump, a folder that is somebody else's: each is
/// said with what to do, and nothing acknowledged is lost.
@JournalComplains
final class DiskTroubleTest {
    @TempDir private Path data;

    private static FileJournal open(Path data, Disk disk, TimeSource time) {
        return FileJournal.open(
                data, FileJournalTest.L3, time, () -> "1", FileJournalTest.SMALL, disk);
    }

    private static Entry append(FileJournal journal, String text) {
        return journal.append(Optional.empty(), new PersonEvent.SignInRefused(text)).join();
    }

    private static String refused(FileJournal journal) {
        CompletionException refused =
                assertThrows(CompletionException.class, () -> append(journal, "refused"));
        return String.valueOf(
                assertInstanceOf(JournalUnavailable.class, refused.getCause()).getMessage());
    }

    private void goesOnAfter(IOException trouble, String said) {
        FailingDisk disk = new FailingDisk(data);
        List<Entry> all = new ArrayList<>();
        try (FileJournal journal = open(data, disk, new RealTime())) {
            all.add(append(journal, "before"));
            disk.breakWith(Optional.of(trouble));
            String message = refused(journal);
            JournalState.Failed state =
                    assertInstanceOf(JournalState.Failed.class, journal.state());
            assertTrue(state.reason().contains(said), state.reason());
            assertTrue(message.contains(said) && message.contains("Check the disk"), message);
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 10), "readable meanwhile");

            disk.breakWith(Optional.empty());
            Until.holds(
                    () -> journal.state() instanceof JournalState.Recording,
                    () -> journal.state().toString());
            all.add(append(journal, "after"));
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 10));
        }
        try (FileJournal journal = open(data, disk, new RealTime())) {
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 10));
            assertTrue(journal.cleanStop());
        }
    }

    // [utest->req~journal.disk-trouble~1]
    @Test
    void aDiskThatBecomesReadOnlyIsSaidAndGoneOnFrom() {
        goesOnAfter(new IOException("Read-only file system"), "Read-only file system");
    }

    // [utest->req~journal.disk-trouble~1]
    @Test
    void aNetworkDriveThatVanishesIsSaidAndGoneOnFrom() {
        goesOnAfter(new NoSuchFileException("/mnt/line3"), "/mnt/line3 is not there");
    }

    /// What the program leaves behind half-way is its own doing, and no alteration by somebody else.
    // [utest->req~journal.disk-trouble~1]
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aFileThatCouldNotBeBegunAfterAFailedSyncIsBegunAnew(int folderSync) throws IOException {
        FailingDisk disk = new FailingDisk(data);
        disk.giveNumbersOnce(Files.createDirectory(data.resolve("links")));
        try (FileJournal journal = open(data, disk, new RealTime())) {
            disk.failSync(2);
            disk.failFolderSync(folderSync);
            String _ = refused(journal);
            Until.holds(
                    () -> journal.state() instanceof JournalState.Recording,
                    () -> journal.state().toString());
            Entry first = append(journal, "first");
            assertEquals(1, first.seq());
            assertEquals(List.of(first), journal.read(StreamId.OPERATIONS, 0, 10));
        }
        try (FileJournal journal = open(data, disk, new RealTime())) {
            assertEquals(List.of(), journal.notices());
        }
    }

    // [utest->req~journal.thread-survives~1]
    @Test
    void aDefectRefusesWhatWaitsAndTheJournalGoesOn() {
        FailingDisk disk = new FailingDisk(data);
        List<Entry> all = new ArrayList<>();
        try (FileJournal journal = open(data, disk, new RealTime())) {
            for (int i = 0; i < 3; i++) {
                all.add(append(journal, "before " + i));
                disk.defect(new LinkageError("for this test"));
                assertTrue(refused(journal).contains("for this test"));
                Until.holds(
                        () -> journal.state() instanceof JournalState.Recording,
                        () -> journal.state().toString());
                all.add(append(journal, "after " + i));
            }
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 10));
        }
        try (FileJournal journal = open(data, disk, new RealTime())) {
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 10));
        }
    }

    // [utest->req~journal.thread-survives~1]
    @Test
    @ExpectedLog(
            from = Listeners.class,
            level = Level.ERROR,
            message = "failed; the others are informed")
    void aListenerThatFailsChangesNothing() {
        FailingDisk disk = new FailingDisk(data);
        try (FileJournal journal = open(data, disk, new RealTime())) {
            List<Entry> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
            journal.onDurable(_ -> {
                throw new StackOverflowError("for this test");
            });
            journal.onDurable(heard::addAll);
            Entry first = append(journal, "first");
            Entry second = append(journal, "second");
            Until.holds(() -> heard.size() == 2, heard::toString);
            assertEquals(List.of(first, second), heard);
        }
    }

    // [utest->req~journal.disk-trouble~1]
    @Test
    void aStartOnAReadOnlyDiskIsRefusedWithWhatToDo() {
        FailingDisk disk = new FailingDisk(data);
        disk.breakWith(Optional.of(new IOException("Read-only file system")));
        String message =
                assertThrows(
                                JournalUnavailable.class,
                                () -> open(data.resolve("new"), disk, new RealTime()).close())
                        .getMessage();
        assertTrue(
                String.valueOf(message)
                        .contains(
                                "(Read-only file system). Check the disk and who may write to the"
                                        + " folder."),
                message);
    }

    // [utest->req~journal.disk-trouble~1]
    @Test
    void aFolderOfAnotherUserIsNamedAsSuch() {
        assertEquals(
                "no permission for /data/journal",
                Disk.reason(new AccessDeniedException("/data/journal")));
        assertEquals(
                "/data/journal, FileSystemException",
                Disk.reason(new FileSystemException("/data/journal")));
    }

    // [utest->req~journal.disk-trouble~1]
    @Test
    void anotherTerminalsFolderIsRefusedAndLeftAsItIs() {
        try (FileJournal journal = open(data, new NioDisk(data), new RealTime())) {
            append(journal, "L3's own");
        }
        JournalUnavailable refused =
                assertThrows(
                        JournalUnavailable.class,
                        () ->
                                FileJournal.open(
                                                data,
                                                new TerminalId("L4"),
                                                new RealTime(),
                                                () -> "1",
                                                FileJournalTest.SMALL)
                                        .close());
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains(
                                "is terminal L3's, not L4's. Start with the right folder or name."),
                refused.getMessage());
        try (FileJournal journal = open(data, new NioDisk(data), new RealTime())) {
            assertEquals(1, journal.head(StreamId.OPERATIONS).seq());
        }
    }

    // [utest->req~journal.clock-jump~1]
    @Test
    void aClockThatJumpsChangesNeitherOrderNorChain() throws IOException {
        FakeTimeSource time = new FakeTimeSource();
        Instant noon = time.now();
        List<Instant> told = new ArrayList<>();
        try (FileJournal journal = open(data, new NioDisk(data), time)) {
            for (Duration jump :
                    List.of(
                            Duration.ZERO,
                            Duration.ofHours(-2),
                            Duration.ofDays(400),
                            Duration.ZERO)) {
                time.setWallClock(noon.plus(jump));
                time.setClockOffset(Optional.of(jump));
                told.add(append(journal, "at " + jump).stamp().at());
            }
        }
        time.setWallClock(noon.minus(Duration.ofDays(1)));
        try (FileJournal journal = open(data, new NioDisk(data), time)) {
            assertEquals(1, journal.head(StreamId.OPERATIONS).epoch(), "no new epoch for a clock");
            append(journal, "yesterday");
            List<Entry> all = journal.read(StreamId.OPERATIONS, 0, 10);
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), all.stream().map(Entry::seq).toList());
            assertEquals(told, all.stream().map(e -> e.stamp().at()).limit(4).toList());
            assertEquals(Optional.of(Duration.ofHours(-2)), all.get(1).stamp().clockOffset());
        }
        for (JournalVerifier.Result result : new JournalVerifier(data).verify()) {
            assertInstanceOf(Verification.Whole.class, result.verification());
        }
    }
}
