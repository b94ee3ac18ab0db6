package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.support.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Timeout(60)
final class FileJournalTest {
    @TempDir private Path data;

    private FileJournal open() {
        return FileJournal.open(
                data, new TerminalId("L3"), new FakeTime(), "test", Limits.STANDARD);
    }

    private static void record(FileJournal journal, int n) {
        for (int i = 0; i < n; i++) {
            journal.append(Optional.empty(), new Fact.SignedIn(new PersonId("anna"))).join();
        }
    }

    private Path onlySegment() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
            List<Path> segments =
                    files.filter(f -> f.toString().endsWith(".jsonl"))
                            .filter(f -> f.toFile().length() > 0)
                            .toList();
            assertEquals(1, segments.size(), segments.toString());
            return segments.getFirst();
        }
    }

    // [utest->req~journal.reopen~1]
    @Test
    void whatWasAcknowledgedIsThereAfterReopeningAndTheChainGoesOn() {
        List<Entry> before;
        try (FileJournal journal = open()) {
            record(journal, 20);
            before = journal.read(StreamId.ACTS, 0, 100);
            assertEquals(20, before.size());
        }
        try (FileJournal journal = open()) {
            assertEquals(before, journal.read(StreamId.ACTS, 0, 100));
            record(journal, 1);
            List<Entry> after = journal.read(StreamId.ACTS, 20, 100);
            assertEquals(1, after.size());
            assertEquals(before.getLast().hash(), after.getFirst().previous());
        }
    }

    // [utest->req~journal.torn-tail~1]
    @Test
    void tornLastLineIsCutAndNothingElse() throws IOException {
        try (FileJournal journal = open()) {
            record(journal, 5);
        }
        Files.writeString(onlySegment(), "{\"half\":", StandardOpenOption.APPEND);
        try (FileJournal journal = open()) {
            assertEquals(5, journal.head(StreamId.ACTS).seq());
            record(journal, 1);
            assertEquals(6, journal.read(StreamId.ACTS, 0, 100).size());
        }
    }

    // [utest->req~journal.altered-entry-is-reported~1]
    @Test
    void alteredEntryIsReportedNotRepaired() throws IOException {
        try (FileJournal journal = open()) {
            record(journal, 5);
        }
        Path segment = onlySegment();
        String is = Files.readString(segment);
        String altered = is.replaceFirst("anna", "bert");
        Files.writeString(segment, altered);
        JournalUnavailable said =
                assertThrows(
                        JournalUnavailable.class,
                        () -> {
                            try (FileJournal journal = open()) {
                                journal.read(StreamId.ACTS, 0, 100);
                            }
                        });
        assertTrue(
                said.toString().contains(String.valueOf(segment.getFileName())), said.toString());
        assertEquals(altered, Files.readString(segment));
    }

    // [utest->req~journal.one-owner~1]
    @Test
    void secondStartIsToldWhoHasTheFolder() {
        try (FileJournal first = open()) {
            record(first, 1);
            JournalUnavailable said = assertThrows(JournalUnavailable.class, () -> open().close());
            assertTrue(
                    said.toString().contains(String.valueOf(ProcessHandle.current().pid())),
                    said.toString());
        }
    }
}
