package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The owner file: made once, never missed, and the key to the folder.
@JournalComplains
final class OwnerFileTest {
    @TempDir private Path data;

    private Path owner() {
        return OwnerFile.in(data.resolve("journal"));
    }

    private List<Entry> recorded() throws Exception {
        try (FileJournal journal = FileJournalTest.open(data)) {
            return FileJournalTest.record(journal, 0, 5);
        }
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(JournalUnavailable.class, () -> FileJournalTest.open(data).close())
                        .getMessage());
    }

    // [utest->req~journal.owner-file~1]
    @Test
    void theTokenStaysTheSameFromStartToStart() throws Exception {
        recorded();
        String token = Files.readString(owner());
        assertEquals(37, token.length());
        recorded();
        assertEquals(token, Files.readString(owner()));
    }

    // [utest->req~journal.owner-file~1]
    @Test
    void segmentsWithoutAnOwnerFileAreRefusedAndTheNamedCommandLetsThemGoOn() throws Exception {
        List<Entry> before = recorded();
        Files.delete(owner());
        assertTrue(refusal().contains("journal continue --data " + data), refusal());
        assertFalse(Files.exists(owner()), "nothing was changed");

        assertEquals(1, new ContinueJournal(data).reasons().size());
        assertFalse(new ContinueJournal(data).run().isEmpty(), "something was done");
        try (FileJournal journal = FileJournalTest.open(data)) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
            assertEquals(before, journal.read(StreamId.OPERATIONS, 1, 0, 10));
        }
        assertEquals(List.of(), new ContinueJournal(data).run(), "nothing is left to do");
    }

    // [utest->req~journal.owner-file~1]
    @Test
    void theOwnerFileOfAnotherJournalIsRefused() throws Exception {
        recorded();
        Files.writeString(owner(), OwnerFile.newToken() + "\n");
        assertTrue(refusal().contains("another one"), refusal());
    }

    // [utest->req~journal.owner-file~1]
    @Test
    void noSmallFileNeedsToBeThereForTheRefusal() throws Exception {
        recorded();
        for (String name : List.of("owner", "epoch.properties", "run.properties")) {
            Files.delete(data.resolve("journal").resolve(name));
        }
        Files.delete(data.resolve("lock"));
        assertTrue(refusal().contains("is missing"), refusal());
        assertFalse(new ContinueJournal(data).run().isEmpty(), "something was done");
        try (FileJournal journal = FileJournalTest.open(data)) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
        }
    }

    /// A folder as versions before the owner file left it.
    private void asEarlier() throws IOException {
        Path journal = data.resolve("journal");
        for (String name : List.of("owner", "confirmed", "sealed.properties")) {
            Files.delete(journal.resolve(name));
        }
        for (String name : List.of("epoch.properties", "run.properties")) {
            Path file = journal.resolve(name);
            Files.write(
                    file,
                    Files.readAllLines(file).stream()
                            .filter(line ->
                                    !line.startsWith("owner=")
                                            && !line.startsWith("check=")
                                            && !line.startsWith("installation=")
                                            && !line.startsWith("end."))
                            .toList());
        }
    }

    // [utest->req~journal.owner-file~1]
    // [utest->req~journal.earlier-versions~1]
    @Test
    void aFolderOfAnEarlierVersionGetsItsOwnerFileAndGoesOnInItsEpoch() throws Exception {
        List<Entry> before = recorded();
        asEarlier();
        try (FileJournal journal = FileJournalTest.open(data)) {
            assertEquals(List.of(), journal.notices());
            assertEquals(before, journal.read(StreamId.OPERATIONS, 0, 10));
            assertEquals(6, FileJournalTest.record(journal, 5, 1).getFirst().seq());
        }
        assertTrue(Files.exists(owner()));
        Files.delete(owner());
        assertTrue(refusal().contains("is missing"), refusal());
    }

    // [utest->req~journal.owner-file~1]
    @Test
    void aSecondProgramIsKeptOutWhateverIsDoneToOneOfTheLockedFiles() throws Exception {
        Process other = JournalCrashChild.start(data, 4);
        try (BufferedReader said = other.inputReader()) {
            assertFalse(String.valueOf(said.readLine()).isEmpty(), "it records");
            Path lock = data.resolve("lock");
            Files.delete(lock);
            refusal();
            Path copy = data.resolve("copy");
            Files.write(copy, Files.readAllBytes(owner()));
            Files.move(copy, owner(), StandardCopyOption.REPLACE_EXISTING);
            // Both are gone: by now the other one has stopped confirming.
            String line = said.readLine();
            while (line != null && !line.startsWith("refused")) {
                line = said.readLine();
            }
            assertTrue(line != null, "it goes on confirming");
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(60, TimeUnit.SECONDS));
    }
}
