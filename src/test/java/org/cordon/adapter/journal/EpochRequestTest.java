package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A new epoch that is asked for while the program runs.
final class EpochRequestTest {
    @TempDir private Path data;

    private FileJournal open() {
        return FileJournal.open(
                data, new TerminalId("L3"), new RealTime(), () -> "1", JournalConfig.STANDARD);
    }

    private static void record(FileJournal journal) {
        journal.append(Optional.empty(), new ProgramEvent.TerminalStopped()).join();
    }

    private static List<Integer> epochs(FileJournal journal) {
        return journal.epochs(StreamId.OPERATIONS).stream().map(ChainHead::epoch).toList();
    }

    // [utest->req~replicate.rolled-back~1]
    @Test
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    void theNextStartBeginsTheEpochAskedForOnceAndSaysWhy() {
        try (FileJournal journal = open()) {
            record(journal);
            journal.beginEpochAtNextStart(7, "The site store knows more.");
            journal.beginEpochAtNextStart(4, "An earlier one changes nothing.");
            assertEquals(1, journal.head(StreamId.OPERATIONS).epoch(), "not while it runs");
        }
        try (FileJournal journal = open()) {
            assertEquals(7, journal.head(StreamId.OPERATIONS).epoch());
            assertEquals(7, journal.head(StreamId.SCANS).epoch());
            assertEquals(
                    List.of("The site store knows more. A new epoch, 7, begins."),
                    journal.notices());
            record(journal);
        }
        try (FileJournal journal = open()) {
            assertEquals(List.of(1, 7), epochs(journal));
            assertEquals(List.of(), journal.notices());
        }
    }

    // [utest->req~replicate.rolled-back~1]
    @Test
    void aDamagedRequestStopsTheStartInsteadOfGivingANumberTwice() throws IOException {
        try (FileJournal journal = open()) {
            record(journal);
        }
        Files.writeString(data.resolve("journal/next-epoch.properties"), "epoch=\n");
        JournalUnavailable refused = assertThrows(JournalUnavailable.class, this::open);
        assertTrue(
                String.valueOf(refused.getMessage()).contains("next-epoch.properties is damaged"),
                refused::toString);
    }
}
