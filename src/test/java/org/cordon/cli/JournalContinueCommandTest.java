package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `journal continue`.
final class JournalContinueCommandTest {
    @TempDir private Path data;

    private record Answer(int code, String out, String err) {}

    private Answer run() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                new CommandLine(new JournalContinueCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute("--data", data.toString());
        return new Answer(code, out.toString(), err.toString());
    }

    private FileJournal open() {
        return FileJournal.open(
                data, new TerminalId("L3"), new RealTime(), () -> "1", JournalConfig.STANDARD);
    }

    // [utest->req~journal.continue-command~1]
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    @Test
    void itLetsAJournalGoOnInANewEpochAndDoesNothingTwice() throws Exception {
        try (FileJournal journal = open()) {
            journal.append(Optional.empty(), new ProgramEvent.TerminalStopped()).join();
            Answer busy = run();
            assertEquals(2, busy.code());
            assertTrue(busy.err().contains("process " + ProcessHandle.current().pid()), busy.err());
        }
        assertEquals(1, run().code(), "nothing stands in the way");
        Files.delete(data.resolve("journal/owner"));

        Answer done = run();
        assertEquals(0, done.code(), done.err());
        assertEquals(2, done.out().lines().count(), done.out());
        assertEquals(1, run().code(), "done already");

        try (FileJournal journal = open()) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
            assertEquals(1, journal.read(StreamId.OPERATIONS, 1, 0, 10).size());
        }
    }

    // [utest->req~journal.continue-command~1]
    @Test
    void aFolderWithoutAJournalGivesTwo() {
        Answer answer = run();
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("no journal"), answer.err());
    }
}
