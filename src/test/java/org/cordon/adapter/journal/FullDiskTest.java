package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The journal on a disk that takes no more: nothing is acknowledged that is not there, and it goes
/// on by itself.
@JournalComplains
final class FullDiskTest {
    private static final Pattern SAID = Pattern.compile("(ACTS|SCANS) \\d+ [0-9a-f]{64}");

    @TempDir private Path data;

    private static FileJournal open(Path data, Disk disk) {
        return FileJournal.open(
                data, FileJournalTest.L3, new RealTime(), () -> "1", FileJournalTest.SMALL, disk);
    }

    private static CompletableFuture<Entry> append(FileJournal journal, int length) {
        return journal.append(Optional.empty(), new PersonEvent.SignInRefused("x".repeat(length)));
    }

    /// Appends, one after the other, until one is refused.
    ///
    /// @return those acknowledged
    private static List<Entry> fill(FileJournal journal, int length) {
        List<Entry> acknowledged = new ArrayList<>();
        while (true) {
            try {
                acknowledged.add(append(journal, length).join());
            } catch (CompletionException refused) {
                assertInstanceOf(JournalUnavailable.class, refused.getCause());
                return acknowledged;
            }
        }
    }

    private static void recording(FileJournal journal) {
        Until.holds(
                () -> journal.state() instanceof JournalState.Recording,
                () -> journal.state().toString());
    }

    // [utest->req~journal.disk-full~1]
    @Test
    void onAFullDiskNothingIsAcknowledgedAndRoomMakesItGoOn() throws Exception {
        FailingDisk disk = new FailingDisk(data);
        List<JournalState> states = new CopyOnWriteArrayList<>();
        List<Entry> all;
        try (FileJournal journal = open(data, disk)) {
            journal.onState(states::add);
            disk.free(9_000);
            all = fill(journal, 300);
            assertTrue(all.size() > 5, "some were taken");
            JournalState.DiskFull full =
                    assertInstanceOf(JournalState.DiskFull.class, journal.state());
            assertTrue(full.freeBytes() < 9_000, full::toString);
            CompletionException refused =
                    assertThrows(CompletionException.class, () -> append(journal, 1).join());
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("Make room"),
                    refused.getMessage());
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000), "readable meanwhile");

            disk.free(1 << 20);
            recording(journal);
            assertTrue(states.getFirst() instanceof JournalState.DiskFull, states::toString);
            all.add(append(journal, 300).join());
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
        }
        try (FileJournal journal = open(data, disk)) {
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
            assertTrue(journal.cleanStop());
        }
    }

    // [utest->req~memory.ends-the-process~1]
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withoutMemoryTheProcessEndsAndNothingIsConfirmed(int uses) throws Exception {
        FailingDisk disk = new FailingDisk(data);
        CompletableFuture<OutOfMemoryError> ended = new CompletableFuture<>();
        WorkerEnvironment system = WorkerEnvironment.system();
        FileJournal journal =
                FileJournal.open(
                        data,
                        FileJournalTest.L3,
                        new RealTime(),
                        () -> "1",
                        FileJournalTest.SMALL,
                        disk,
                        new WorkerEnvironment(
                                system.timedWait(), system.random(), ended::complete));
        Entry before = append(journal, 10).join();
        disk.exhaustMemory(uses);
        CompletableFuture<Entry> after = append(journal, 11);

        assertEquals("none for this test", ended.get(60, TimeUnit.SECONDS).getMessage());
        assertFalse(after.isDone() && !after.isCompletedExceptionally(), "it is not confirmed");
        assertEquals(
                List.of(before),
                JournalReader.open(data, StreamId.OPERATIONS).read(1, 0, (int) before.seq()));
    }

    // [utest->req~journal.disk-full~1]
    @Test
    void theReserveIsKeptFree() throws IOException {
        FailingDisk disk = new FailingDisk(data);
        disk.free(80_000);
        JournalConfig limits =
                new JournalConfig(
                        4_000,
                        50_000,
                        FileJournalTest.SMALL.firstRetry(),
                        FileJournalTest.SMALL.longestRetry());
        try (FileJournal journal =
                FileJournal.open(
                        data, FileJournalTest.L3, new RealTime(), () -> "1", limits, disk)) {
            fill(journal, 10);
            assertEquals(new JournalState.DiskFull(disk.usable()), journal.state());
            long left = disk.usable();
            assertTrue(left > 45_000, () -> "the reserve is for others: " + left);
        }
    }

    // [utest->req~journal.room-watched~1]
    @Test
    void aDiskThatWillBeFullIsToldOfWhileItStillRecords() {
        FailingDisk disk = new FailingDisk(data);
        JournalConfig limits =
                new JournalConfig(
                        4_000,
                        10_000,
                        64_000,
                        FileJournalTest.SMALL.firstRetry(),
                        FileJournalTest.SMALL.longestRetry());
        List<JournalState> states = new CopyOnWriteArrayList<>();
        try (FileJournal journal =
                FileJournal.open(
                        data, FileJournalTest.L3, new RealTime(), () -> "1", limits, disk)) {
            assertEquals(new JournalState.Recording(), journal.state());
            journal.onState(states::add);
            disk.free(60_500);
            Until.holds(
                    () -> {
                        append(journal, 10).join();
                        return !states.isEmpty();
                    },
                    () -> journal.state().toString());
            JournalState.Recording told =
                    assertInstanceOf(JournalState.Recording.class, states.getFirst());
            long room = told.littleRoom().orElseThrow();
            assertTrue(room <= 60_000 && room % 1_000 == 0, told::toString);

            disk.free(1 << 20);
            Until.holds(
                    () -> {
                        append(journal, 10).join();
                        return journal.state().equals(new JournalState.Recording());
                    },
                    () -> journal.state().toString());
        }
    }

    // [utest->req~journal.disk-full~1]
    @Test
    void aStartOnAFullDiskShowsWhatIsThereAndRecordsOnceThereIsRoom() {
        FailingDisk disk = new FailingDisk(data);
        List<Entry> all;
        try (FileJournal journal = open(data, disk)) {
            disk.free(5_000);
            all = fill(journal, 300);
        }
        disk.free(0);
        try (FileJournal journal = open(data, disk)) {
            assertEquals(new JournalState.DiskFull(0), journal.state());
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
            assertThrows(CompletionException.class, () -> append(journal, 1).join());

            disk.free(1 << 20);
            recording(journal);
            assertEquals(all.size() + 1, append(journal, 1).join().seq());
        }
    }

    /// A segment that could not be begun must not be left beside one that takes a shorter entry.
    // [utest->req~journal.disk-full~1]
    @Test
    void aShorterEntryFindsRoomWhereALongerDidNot() {
        FailingDisk disk = new FailingDisk(data);
        List<Entry> all = new ArrayList<>();
        try (FileJournal journal = open(data, disk)) {
            all.add(append(journal, 2_500).join());
            disk.failSyncs(1);
            assertThrows(CompletionException.class, () -> append(journal, 2_500).join());
            assertEquals(0, disk.syncErrorsLeft(), "the new segment's first sync failed");
            recording(journal);
            all.add(append(journal, 10).join());
        }
        try (FileJournal journal = open(data, disk)) {
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
        }
    }

    // [utest->req~journal.sync-fails~1]
    @Test
    void aSyncThatFailsIsNotAcknowledgedAndTheFileIsNotTrustedAnyMore() throws Exception {
        FailingDisk disk = new FailingDisk(data);
        List<Entry> all = new ArrayList<>();
        try (FileJournal journal = open(data, disk)) {
            all.add(append(journal, 10).join());
            disk.failSyncs(2);
            CompletionException refused =
                    assertThrows(CompletionException.class, () -> append(journal, 20).join());
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("Input/output error"),
                    refused.getMessage());
            recording(journal);
            all.add(append(journal, 30).join());
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
            assertEquals(2, SegmentName.list(data.resolve("journal/acts")).size());
        }
        try (FileJournal journal = open(data, disk)) {
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
        }
    }

    // [utest->req~journal.disk-full~1]
    @Test
    void aRealDiskThatIsFullIsNoticedAndAKillMeanwhileLosesNothing() throws Exception {
        Path disk = Files.createDirectory(data.resolve("small"));
        int code = command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        Assumptions.assumeTrue(code == 0, "skipped: mounting a small disk is not allowed here");
        try {
            fillAndKill(disk);
        } finally {
            assertEquals(0, command("umount", disk.toString()));
        }
    }

    private static void fillAndKill(Path disk) throws Exception {
        Path filler = disk.resolve("filler");
        Files.write(filler, new byte[500_000]);
        Path terminal = disk.resolve("terminal");
        List<String> acknowledged = untilFull(terminal);
        assertTrue(acknowledged.size() > 100, "some were taken");
        try (FileJournal journal = FileJournalTest.open(terminal)) {
            Set<String> found = found(journal);
            assertTrue(found.containsAll(acknowledged), "all that was acknowledged is there");
            CompletionException refused =
                    assertThrows(CompletionException.class, () -> append(journal, 30_000).join());
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("is full (0 MiB free"),
                    refused.getMessage());

            Files.delete(filler);
            recording(journal);
            append(journal, 30_000).join();
            assertEquals(found.size() + 1, found(journal).size());
        }
        for (JournalVerifier.Result result : new JournalVerifier(terminal).verify()) {
            assertInstanceOf(Verification.Whole.class, result.verification());
        }
    }

    private static Set<String> found(FileJournal journal) {
        Set<String> found = new HashSet<>();
        for (StreamId stream : StreamId.values()) {
            WholeStream.of(journal, stream)
                    .forEach(e -> found.add("%s %d %s".formatted(stream, e.seq(), e.hash())));
        }
        return found;
    }

    /// Lets a process record until the disk is full, and kills it then.
    private static List<String> untilFull(Path terminal) throws IOException, InterruptedException {
        Process child = JournalCrashChild.start(terminal, 5);
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader said = child.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals("refused")) {
                    child.toHandle().destroyForcibly();
                } else if (SAID.matcher(line).matches()) {
                    acknowledged.add(line);
                }
            }
        }
        assertTrue(child.waitFor(Until.SECONDS, TimeUnit.SECONDS), "the child ended");
        assertEquals(137, child.exitValue(), "the child died of SIGKILL");
        return acknowledged;
    }

    private static int command(String... words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: there is no " + words[0] + " here", e);
        }
    }
}
