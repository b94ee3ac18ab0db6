package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The journal on a real disk: what is acknowledged is there after the next start.
final class FileJournalTest {
    static final TerminalId L3 = new TerminalId("L3");
    static final JournalConfig SMALL =
            new JournalConfig(
                    4_000, 0, java.time.Duration.ofMillis(5), java.time.Duration.ofMillis(20));

    @TempDir Path data;

    static FileJournal open(Path data) {
        return FileJournal.open(data, L3, new RealTime(), () -> "1", SMALL);
    }

    static List<Entry> record(FileJournal journal, int from, int count) throws Exception {
        List<CompletableFuture<Entry>> answers = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            answers.add(
                    journal.append(
                            Optional.of(new PersonId("anna")),
                            new PersonEvent.SignInRefused("typed " + i)));
        }
        List<Entry> entries = new ArrayList<>();
        for (CompletableFuture<Entry> answer : answers) {
            entries.add(answer.get(Until.SECONDS, TimeUnit.SECONDS));
        }
        return entries;
    }

    Path lastSegment() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList().getLast();
        }
    }

    // [utest->req~journal.reopen~1]
    @Test
    void whatIsAcknowledgedIsReadBackAcrossSegmentsAndStarts() throws Exception {
        List<Entry> all = new ArrayList<>();
        for (int start = 0; start < 3; start++) {
            try (FileJournal journal = open(data)) {
                all.addAll(record(journal, start * 40, 40));
                assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
                assertEquals(all.subList(17, 22), journal.read(StreamId.OPERATIONS, 17, 5));
                int epoch = journal.head(StreamId.OPERATIONS).epoch();
                assertEquals(
                        all.subList(17, 22),
                        journal.entries(StreamId.OPERATIONS, epoch, 17, 22).toList());
                assertEquals(all.getLast().head(), journal.head(StreamId.OPERATIONS));
                assertEquals(new ChainHead(1, 0, Entry.NO_HASH), journal.head(StreamId.SCANS));
            }
        }
        assertTrue(SegmentName.list(data.resolve("journal/acts")).size() > 3, "several segments");
    }

    // [utest->req~journal.pages~1]
    @Test
    void longEntriesComeFewAtATime() {
        try (FileJournal journal = open(data)) {
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(
                        journal.append(
                                        Optional.empty(),
                                        new PersonEvent.SignInRefused("x".repeat(900_000)))
                                .join());
            }

            List<Entry> page = journal.read(StreamId.OPERATIONS, 2, 1_000);
            assertEquals(all.subList(2, 2 + page.size()), page);
            assertTrue(page.size() < 6, () -> page.size() + " entries at once");
            assertEquals(all, WholeStream.of(journal, StreamId.OPERATIONS));
        }
    }

    // [utest->req~journal.sealed-by-size~1]
    @Test
    void aGroupThatIsLargerThanASegmentIsSpreadOverSeveral() throws Exception {
        FailingDisk disk = new FailingDisk(data);
        List<Entry> all = new ArrayList<>();
        try (FileJournal journal =
                FileJournal.open(data, L3, new RealTime(), () -> "1", SMALL, disk)) {
            disk.holdSyncs();
            CompletableFuture<Entry> first =
                    journal.append(Optional.empty(), new ProgramEvent.TerminalStopped());
            Until.holds(disk::isWaiting, () -> "the first entry is being synced");
            List<CompletableFuture<Entry>> waiting = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                waiting.add(
                        journal.append(
                                Optional.empty(),
                                new PersonEvent.SignInRefused("x".repeat(i == 20 ? 9_000 : 100))));
            }
            disk.letSync();
            all.add(first.get(Until.SECONDS, TimeUnit.SECONDS));
            for (CompletableFuture<Entry> answer : waiting) {
                all.add(answer.get(Until.SECONDS, TimeUnit.SECONDS));
            }
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 1_000));
        }
        List<SegmentName> names = SegmentName.list(data.resolve("journal/acts"));
        for (SegmentName name : names) {
            Path file = data.resolve("journal/acts").resolve(name.toString());
            long lines = Files.readString(file).lines().count();
            assertTrue(
                    Files.size(file) <= SMALL.segmentBytes() || lines == 1,
                    () -> name + " has " + lines + " lines");
        }
        assertTrue(names.size() > 4, names::toString);
    }

    @Test
    void whatComesForOneStreamWhileAnotherIsWrittenIsRecordedToo() throws Exception {
        FailingDisk disk = new FailingDisk(data);
        try (FileJournal journal =
                FileJournal.open(
                        data, L3, new RealTime(), () -> "1", JournalConfig.STANDARD, disk)) {
            record(journal, 0, 1);
            disk.holdSyncs();
            CompletableFuture<Entry> first = act(journal, "first");
            Until.holds(disk::isWaiting, () -> "the first act is being synced");
            CompletableFuture<Entry> second = act(journal, "second");
            CompletableFuture<Entry> scan = journal.append(Optional.empty(), scan());
            disk.letOneSync();
            first.get(Until.SECONDS, TimeUnit.SECONDS);
            Until.holds(disk::isWaiting, () -> "the second act is being synced");
            CompletableFuture<Entry> third = act(journal, "third");
            disk.letSync();
            assertEquals(4, third.get(Until.SECONDS, TimeUnit.SECONDS).seq());
            assertEquals(
                    List.of(second.get(Until.SECONDS, TimeUnit.SECONDS), third.join()),
                    journal.read(StreamId.OPERATIONS, 2, 10));
            assertEquals(
                    List.of(scan.get(Until.SECONDS, TimeUnit.SECONDS)),
                    journal.read(StreamId.SCANS, 0, 10));
        }
    }

    // [utest->req~journal.room-ahead~1]
    @Test
    void roomIsKeptBehindTheLinesWhileTheProgramRecordsAndCutOffAtItsEnd() throws Exception {
        List<Entry> entries;
        try (FileJournal journal =
                FileJournal.open(data, L3, new RealTime(), () -> "1", JournalConfig.STANDARD)) {
            entries = record(journal, 0, 1);
            Path file = lastSegment();
            assertEquals(lines(entries).length() + (1L << 20), Files.size(file));
            assertEquals(lines(entries).length(), SegmentScanner.end(file));
            entries = new ArrayList<>(entries);
            long size = Files.size(file);
            entries.addAll(record(journal, 1, 3));
            assertEquals(size, Files.size(file), "the room is used");
            assertEquals(
                    entries,
                    JournalReader.open(data, StreamId.OPERATIONS)
                            .read(journal.head(StreamId.OPERATIONS).epoch(), 0, 10));
        }
        assertEquals(lines(entries), Files.readString(lastSegment()));
    }

    // [utest->req~journal.room-ahead~1]
    @Test
    void roomThatARoughEndLeftIsNoTornWriteAndIsWrittenTo() throws Exception {
        List<Entry> all;
        try (FileJournal journal = open(data)) {
            all = new ArrayList<>(record(journal, 0, 5));
        }
        Files.write(lastSegment(), new byte[70_000], StandardOpenOption.APPEND);
        try (FileJournal journal = open(data)) {
            assertEquals(List.of(), journal.notices());
            all.addAll(record(journal, 5, 1));
            assertEquals(all, WholeStream.of(journal, StreamId.OPERATIONS));
        }
        assertTrue(
                Files.readString(lastSegment()).endsWith(all.getLast().line() + "\n"),
                "nothing stands behind the last line");
    }

    // [utest->req~journal.room-ahead~1]
    @Test
    @ExpectedLog(from = FileJournal.class, message = "An unfinished write")
    void anUnfinishedWriteInTheRoomIsCutAndSoIsWhatIsBehindIt() throws Exception {
        List<Entry> all;
        try (FileJournal journal = open(data)) {
            all = new ArrayList<>(record(journal, 0, 5));
        }
        Files.writeString(lastSegment(), "{\"form\":1,\"term", StandardOpenOption.APPEND);
        Files.write(lastSegment(), new byte[70_000], StandardOpenOption.APPEND);
        try (FileJournal journal = open(data)) {
            assertTrue(
                    journal.notices().getFirst().contains("unfinished write of 15 bytes"),
                    () -> journal.notices().toString());
            all.addAll(record(journal, 5, 1));
            assertEquals(all, WholeStream.of(journal, StreamId.OPERATIONS));
        }
    }

    private static String lines(List<Entry> entries) {
        return entries.stream().map(entry -> entry.line() + "\n").collect(Collectors.joining());
    }

    private static CompletableFuture<Entry> act(FileJournal journal, String typed) {
        return journal.append(Optional.empty(), new PersonEvent.SignInRefused(typed));
    }

    private static JournalEvent scan() {
        return Shift.scan(new OrderId("PO-1"), VerdictCode.ACCEPTED, 1, Instant.EPOCH);
    }

    // [utest->req~journal.clean-stop~1]
    @Test
    void anOrderlyEndIsKnownAtTheNextStart() throws Exception {
        try (FileJournal journal = open(data)) {
            assertTrue(journal.cleanStop(), "fresh folder");
            record(journal, 0, 1);
        }
        try (FileJournal journal = open(data)) {
            assertTrue(journal.cleanStop());
            assertEquals(List.of(), journal.notices());
        }
    }

    // [utest->req~journal.torn-tail~1]
    @Test
    @ExpectedLog(from = FileJournal.class, message = "An unfinished write")
    void anUnendedLastLineIsCutKeptAsideAndReported() throws Exception {
        List<Entry> before;
        try (FileJournal journal = open(data)) {
            before = record(journal, 0, 5);
        }
        Files.writeString(lastSegment(), "{\"form\":1,\"term", StandardOpenOption.APPEND);
        try (FileJournal journal = open(data)) {
            assertEquals(1, journal.notices().size());
            assertEquals(before, journal.read(StreamId.OPERATIONS, 0, 100));
            assertEquals(6, record(journal, 5, 1).getFirst().seq());
        }
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            assertTrue(files.anyMatch(f -> f.toString().contains(".torn-")));
        }
    }

    // [utest->req~journal.altered-entry-is-reported~1]
    @Test
    void anAlteredLineIsReportedAndNotRepaired() throws Exception {
        try (FileJournal journal = open(data)) {
            record(journal, 0, 5);
        }
        Path file = lastSegment();
        String altered = Files.readString(file).replace("typed 4", "typed 9");
        Files.writeString(file, altered);
        JournalUnavailable refusal =
                assertThrows(JournalUnavailable.class, () -> open(data).close());
        assertTrue(String.valueOf(refusal.getMessage()).contains("line 5"), refusal.getMessage());
        assertEquals(altered, Files.readString(file));
    }

    // [utest->req~journal.restore-begins-an-epoch~1]
    @Test
    @ExpectedLog(from = FileJournal.class, message = "copied or restored")
    void aCopiedFolderBeginsANewEpochAndKeepsTheOld(@TempDir Path copy) throws Exception {
        List<Entry> before;
        try (FileJournal journal = open(data)) {
            before = record(journal, 0, 60);
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(data.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        try (FileJournal journal = open(copy)) {
            assertEquals(new ChainHead(2, 0, Entry.NO_HASH), journal.head(StreamId.OPERATIONS));
            Entry first = record(journal, 60, 1).getFirst();
            assertEquals(new ChainHead(2, 1, first.hash()), journal.head(StreamId.OPERATIONS));
            assertEquals(
                    List.of(before.getLast().head(), first.head()),
                    journal.epochs(StreamId.OPERATIONS));
            assertEquals(before, journal.read(StreamId.OPERATIONS, 1, 0, 1_000));
            assertEquals(List.of(first), journal.read(StreamId.OPERATIONS, 0, 1_000));
        }
        try (FileJournal journal = open(copy)) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
        }
    }

    @Test
    @ExpectedLog(from = FileJournal.class, message = "files are missing or older")
    void aLostSegmentThatWasDurableIsNoticedAndNoNumberIsGivenTwice() throws Exception {
        try (FileJournal journal = open(data)) {
            record(journal, 0, 60);
        }
        Files.delete(lastSegment());
        try (FileJournal journal = open(data)) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
            assertTrue(journal.notices().getFirst().contains("60"), journal.notices().getFirst());
        }
    }

    // [utest->req~journal.refuses-oversize~1]
    @Test
    void anEntryOverOneMebibyteIsRefusedAndTheNextIsTaken() throws Exception {
        try (FileJournal journal = open(data)) {
            ExecutionException refusal =
                    assertThrows(
                            ExecutionException.class,
                            () ->
                                    journal.append(
                                                    Optional.empty(),
                                                    new PersonEvent.SignInRefused(
                                                            "x".repeat(1 << 20)))
                                            .get(Until.SECONDS, TimeUnit.SECONDS));
            assertInstanceOf(JournalUnavailable.class, refusal.getCause());
            assertEquals(1, record(journal, 0, 1).getFirst().seq());
        }
    }

    @Test
    void anAppendAfterTheEndFails() {
        FileJournal journal = open(data);
        journal.close();
        assertInstanceOf(JournalState.Closed.class, journal.state());
        CompletableFuture<Entry> answer =
                journal.append(Optional.empty(), new ProgramEvent.TerminalStopped());
        assertThrows(ExecutionException.class, () -> answer.get(Until.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void listenersHearEveryEntryInOrder() throws Exception {
        List<Entry> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        List<Entry> all;
        try (FileJournal journal = open(data)) {
            journal.onDurable(heard::addAll);
            all = record(journal, 0, 500);
        }
        assertEquals(all, heard);
        assertFalse(all.isEmpty());
    }
}
