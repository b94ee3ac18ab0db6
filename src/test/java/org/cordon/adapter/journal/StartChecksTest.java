package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.StreamId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What a start says of files that were altered while nothing ran.
@JournalComplains
final class StartChecksTest {
    @TempDir private Path data;

    private void record(int entries) throws Exception {
        try (FileJournal journal = FileJournalTest.open(data)) {
            FileJournalTest.record(journal, 0, entries);
        }
    }

    private List<Path> segments(String stream) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal").resolve(stream))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private List<String> notices() {
        try (FileJournal journal = FileJournalTest.open(data)) {
            return journal.notices();
        }
    }

    // [utest->req~journal.start-names-changed-files~1]
    @Test
    void aByteInTheMiddleOfAnEarlierSegmentIsTold() throws Exception {
        record(60);
        Path file = segments("acts").get(1);
        Files.writeString(file, Files.readString(file).replace("typed 14", "typed 99"));
        List<String> notices = notices();
        assertTrue(
                notices.stream().anyMatch(n -> n.contains(file + " was changed after")),
                notices::toString);
    }

    // [utest->req~journal.start-names-changed-files~1]
    @Test
    void aLineTakenOutOfTheMiddleOfAnEarlierSegmentIsTold() throws Exception {
        record(60);
        Path file = segments("acts").get(1);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(3);
        Files.write(file, lines);
        List<String> notices = notices();
        assertTrue(
                notices.stream().anyMatch(n -> n.contains("it was sealed with")),
                notices::toString);
    }

    // [utest->req~journal.start-names-changed-files~1]
    @ParameterizedTest
    @ValueSource(strings = {"run.properties", "confirmed", "sealed.properties", "installation"})
    void aSmallFileThatIsMissingIsTold(String name) throws Exception {
        record(60);
        Files.delete(data.resolve("journal").resolve(name));
        assertFalse(notices().isEmpty(), "told");
        assertEquals(List.of(), notices(), "made again");
    }

    // [utest->req~journal.start-names-changed-files~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run.properties",
                "confirmed",
                "sealed.properties",
                "epoch.properties",
                "owner"
            })
    void aSmallFileThatIsCutIsTold(String name) throws Exception {
        record(60);
        Path file = data.resolve("journal").resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 3));
        boolean told;
        try {
            told = !notices().isEmpty();
        } catch (JournalUnavailable refused) {
            told = true;
        }
        assertTrue(told);
    }

    // [utest->req~journal.start-names-changed-files~1]
    @Test
    void anOldCopyOfTheRunIsTold() throws Exception {
        record(5);
        Path run = data.resolve("journal/run.properties");
        byte[] old = Files.readAllBytes(run);
        record(5);
        Files.write(run, old);
        List<String> notices = notices();
        assertTrue(
                notices.stream().anyMatch(n -> n.contains("older than the journal")),
                notices::toString);
    }

    // [utest->req~journal.cut-lines-are-named~1]
    @Test
    void wholeLinesThatAreCutAfterAKillAreNamed() throws Exception {
        Process other = JournalCrashChild.start(data, 5);
        Map<String, Long> last = new HashMap<>();
        try (BufferedReader said = other.inputReader()) {
            for (int i = 0; i < 400; i++) {
                String[] parts = String.valueOf(said.readLine()).split(" ", -1);
                last.merge(parts[0], Long.parseLong(parts[1]), Math::max);
            }
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(60, TimeUnit.SECONDS));
        Path file = segments("scans").getLast();
        Path before = file;
        long first = Long.parseLong(file.getFileName().toString().substring(5, 17));
        if (first > last.getOrDefault("SCANS", 0L)) {
            before = segments("scans").get(segments("scans").size() - 2);
        }
        Files.delete(file);
        if (!before.equals(file)) {
            Files.delete(before);
        }
        try (FileJournal journal = FileJournalTest.open(data)) {
            assertEquals(2, journal.head(StreamId.SCANS).epoch());
            assertTrue(
                    journal.notices().stream().anyMatch(n -> n.contains("was durable")),
                    () -> journal.notices().toString());
        }
    }

    // [utest->req~journal.torn-tail~2]
    @Test
    void aConfirmedLineThatIsCutInTheMiddleAfterAKillIsNotTakenForAnUnfinishedWrite()
            throws Exception {
        record(5);
        Path run = data.resolve("journal/run.properties");
        // As a kill leaves it: how far it was durable was last noted before the entries.
        byte[] early = Files.readAllBytes(run);
        record(5);
        Files.write(run, early);
        Path file = segments("acts").getLast();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 10));
        JournalUnavailable refusal =
                assertThrows(JournalUnavailable.class, () -> FileJournalTest.open(data).close());
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("does not verify"),
                refusal.getMessage());
        assertEquals(bytes.length - 10, Files.size(file), "nothing was cut");
    }

    // [utest->req~journal.private-files~1]
    @Test
    void foldersAndFilesAreTheUsersAloneFromTheBeginningAndAfterAStart() throws Exception {
        Assumptions.assumeTrue(
                data.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "needs file modes");
        Path folder = data.resolve("made");
        try (FileJournal journal = FileJournalTest.open(folder)) {
            FileJournalTest.record(journal, 0, 60);
            assertEquals(Optional.empty(), PrivateFiles.shared(folder));
        }
        Path run = folder.resolve("journal/run.properties");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(PrivateFiles.shared(folder).orElse("").contains("rwxr-xr-x"));
        try (FileJournal journal = FileJournalTest.open(folder)) {
            assertEquals(Optional.empty(), PrivateFiles.shared(folder));
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
            assertEquals(List.of(), journal.notices());
        }
    }
}
