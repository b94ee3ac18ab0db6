package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.EpochGap;
import org.cordon.core.event.EpochGap.Kind;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.order.OrderId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Shift;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The ends of earlier epochs are kept, and a journal that lacks one says so.
@JournalComplains
final class EpochEndsTest {
    @TempDir private Path data;

    private List<Entry> operations = List.of();
    private List<Entry> scans = List.of();

    /// Two epochs: the first in both streams, the second in ACTS alone.
    @BeforeEach
    void recordTwoEpochs() throws Exception {
        try (FileJournal journal = FileJournalTest.open(data)) {
            operations = FileJournalTest.record(journal, 0, 25);
            scans = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                scans.add(journal.append(Optional.empty(), scan(i)).join());
            }
        }
        // As a copy would: another file stands for the installation.
        Files.delete(data.resolve("journal/installation"));
        try (FileJournal journal = FileJournalTest.open(data)) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
            FileJournalTest.record(journal, 25, 1);
        }
    }

    private static JournalEvent scan(int pack) {
        return Shift.scan(new OrderId("PO-1"), VerdictCode.ACCEPTED, pack, Instant.EPOCH);
    }

    private List<EpochEnd> ends() {
        return List.of(
                new EpochEnd(StreamId.OPERATIONS, operations.getLast().head()),
                new EpochEnd(StreamId.SCANS, scans.getLast().head()));
    }

    private List<Path> segments(String stream, String epoch) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal").resolve(stream))) {
            return files.filter(f -> f.getFileName().toString().startsWith(epoch))
                    .sorted()
                    .toList();
        }
    }

    private String verified(StreamId stream, int epoch) throws IOException {
        for (JournalVerifier.Result result : new JournalVerifier(data).verify(stream)) {
            if (result.epoch() == epoch) {
                return result.verification() instanceof Verification.Broken broken
                        ? broken.why()
                        : "whole";
            }
        }
        return "not told";
    }

    private List<String> notices() {
        try (FileJournal journal = FileJournalTest.open(data)) {
            return journal.notices();
        }
    }

    // [utest->req~journal.epoch-ends~1]
    @Test
    void metadataAndTheFirstEntryNameTheEnds() throws Exception {
        assertEquals(ends(), EpochEnds.expected(data));
        assertEquals(List.of(), EpochEnds.gaps(data));
        String first = Files.readAllLines(segments("acts", "0002").getFirst()).getFirst();
        assertEquals(ends(), EntryCodec.earlierEnds(first));
        assertEquals(List.of(), notices());
        assertEquals("whole", verified(StreamId.OPERATIONS, 1));

        Files.delete(data.resolve("journal/epoch.properties"));
        assertEquals(ends(), EpochEnds.expected(data), "the entry alone says so too");
    }

    // [utest->req~journal.epoch-ends~1]
    @Test
    void anEpochThatIsDeletedWholeIsNamedEverywhere() throws Exception {
        for (String stream : List.of("acts", "scans")) {
            for (Path file : segments(stream, "0001")) {
                Files.delete(file);
            }
        }
        assertEquals(
                List.of(Kind.MISSING, Kind.MISSING),
                EpochEnds.gaps(data).stream().map(EpochGap::kind).toList());
        assertTrue(verified(StreamId.OPERATIONS, 1).contains("epoch 1 is missing, but entry 25"));
        assertTrue(verified(StreamId.SCANS, 1).contains("epoch 1 is missing, but entry 5"));
        List<String> notices = notices();
        assertTrue(
                notices.stream().anyMatch(n -> n.startsWith("ACTS, epoch 1: the epoch is missing")),
                notices::toString);
        assertTrue(
                notices.stream()
                        .anyMatch(n -> n.startsWith("SCANS, epoch 1: the epoch is missing")),
                notices::toString);
        assertEquals(2, JournalSnapshotReader.beside(data).gaps().size(), "backups say so too");
        assertTrue(
                verified(StreamId.OPERATIONS, 1).contains("is missing"),
                "a start does not make it good");
    }

    // [utest->req~journal.epoch-ends~1]
    @Test
    void anEpochWithoutItsLastFileOrLinesIsNamed() throws Exception {
        Path last = segments("acts", "0001").getLast();
        List<String> lines = Files.readAllLines(last);
        Files.write(last, lines.subList(0, lines.size() - 1));
        assertEquals(
                List.of(Kind.SHORTER), EpochEnds.gaps(data).stream().map(EpochGap::kind).toList());
        assertTrue(verified(StreamId.OPERATIONS, 1).contains("entry 25 was durable"));
        Files.delete(last);
        assertEquals(
                List.of(Kind.SHORTER), EpochEnds.gaps(data).stream().map(EpochGap::kind).toList());
        assertTrue(
                notices().stream().anyMatch(n -> n.contains("but entry 25 was durable")),
                "told at start");
    }

    // [utest->req~journal.epoch-ends~1]
    @Test
    void anEpochOfAnotherStoryIsNamed(@org.junit.jupiter.api.io.TempDir Path other)
            throws Exception {
        try (FileJournal journal = FileJournalTest.open(other)) {
            FileJournalTest.record(journal, 100, 25);
        }
        for (Path file : segments("acts", "0001")) {
            Files.delete(file);
        }
        try (Stream<Path> files = Files.list(other.resolve("journal/acts"))) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve("journal/acts").resolve(file.getFileName()));
            }
        }
        assertEquals(
                List.of(Kind.DIFFERENT),
                EpochEnds.gaps(data).stream().map(EpochGap::kind).toList());
        assertTrue(verified(StreamId.OPERATIONS, 1).contains("another one"));
    }

    // [utest->req~journal.torn-tail~2]
    @Test
    void theLastLineOfAnEarlierEpochIsNeverCutThoughTheNewOneHasNoLineYet() throws Exception {
        Path file = segments("scans", "0001").getLast();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 10);
        }
        long size = Files.size(file);
        JournalUnavailable refusal =
                assertThrows(JournalUnavailable.class, () -> FileJournalTest.open(data).close());
        assertTrue(String.valueOf(refusal.getMessage()).contains("line 5"), refusal.getMessage());
        assertEquals(size, Files.size(file));
        assertInstanceOf(
                Verification.Broken.class,
                new JournalVerifier(data).verify(StreamId.SCANS).getFirst().verification());
    }

    // [utest->req~journal.epoch-ends~1]
    @Test
    void aJournalThatLacksAnEndStillOpensAsACopyButIsNoCompleteOne() throws Exception {
        Files.delete(segments("acts", "0001").getLast());
        assertFalse(EpochEnds.gaps(data).isEmpty());
        assertEquals(
                2,
                VerifiedCopy.open(data)
                        .heads()
                        .getOrDefault(StreamId.OPERATIONS, List.of())
                        .size());
    }
}
