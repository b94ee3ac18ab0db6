package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.StreamId;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A data folder has one program at a time, and a second one is told which.
final class OneOwnerTest {
    @TempDir private Path data;

    private String refusal() {
        JournalUnavailable refusal =
                assertThrows(JournalUnavailable.class, () -> FileJournalTest.open(data).close());
        return String.valueOf(refusal.getMessage());
    }

    // [utest->req~journal.one-owner~1]
    @Test
    void aSecondJournalInTheSameProgramIsRefused() {
        try (FileJournal first = FileJournalTest.open(data)) {
            String told = refusal();
            assertTrue(told.contains("process " + ProcessHandle.current().pid()), told);
            assertInstanceOf(JournalState.Recording.class, first.state());
        }
    }

    // [utest->req~journal.one-owner~1]
    @Test
    void anotherProcessIsNamedWithItsStartAndAfterItsKillTheFolderIsFree() throws Exception {
        Process other = JournalCrashChild.start(data, 3);
        try (BufferedReader said = other.inputReader()) {
            assertFalse(String.valueOf(said.readLine()).isEmpty(), "it records");
            String told = refusal();
            String name = "process " + other.pid();
            assertTrue(told.startsWith("Cordon already runs with the data folder " + data), told);
            assertTrue(told.contains(name + ", started by "), told);
            assertTrue(told.matches(".* at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\. .*"), told);
            assertTrue(told.contains("end " + name), told);
            other.toHandle().destroyForcibly();
        }
        assertTrue(other.waitFor(Until.SECONDS, TimeUnit.SECONDS));
        assertTrue(Files.exists(data.resolve("owner.properties")), "left by the killed process");
        try (FileJournal next = FileJournalTest.open(data)) {
            assertTrue(next.head(StreamId.SCANS).seq() + next.head(StreamId.OPERATIONS).seq() > 0);
            assertTrue(refusal().contains("process " + ProcessHandle.current().pid()));
        }
    }

    // [utest->req~journal.one-owner~1]
    @Test
    void aNumberThatSomebodyElseHasByNowKeepsNobodyOut() throws Exception {
        Files.writeString(
                data.resolve("owner.properties"),
                "process=%d\nhost=here\nuser=anna\nsince=2026-11-22T06:00:00Z\n"
                        .formatted(ProcessHandle.current().pid()));
        Files.createFile(data.resolve("lock"));
        try (FileJournal journal = FileJournalTest.open(data)) {
            assertInstanceOf(JournalState.Recording.class, journal.state());
            assertFalse(refusal().contains("anna"), "the old note is gone");
        }
        assertFalse(Files.exists(data.resolve("owner.properties")), "taken away in the end");
    }

    // [utest->req~journal.one-owner~1]
    @Test
    void whereNobodySaysWhoItIsTheRefusalTellsWhatToDo() throws Exception {
        try (FileJournal first = FileJournalTest.open(data)) {
            Files.delete(data.resolve("owner.properties"));
            String told = refusal();
            assertTrue(told.contains("another program"), told);
            assertTrue(told.contains("nothing recorded is lost"), told);
            assertEquals(1, first.head(StreamId.OPERATIONS).epoch());
        }
    }
}
