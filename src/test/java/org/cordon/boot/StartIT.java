package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.order.TerminalId;
import org.cordon.support.Program;
import org.cordon.support.Until;
import org.cordon.support.VirtualDisplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The packaged program with its real window, on a display of its own.
final class StartIT {
    @TempDir private Path folder;

    // [itest->req~start.no-configuration~1]
    // [itest->req~start.one-owner-of-the-data~1]
    // [itest->req~start.ends-in-order~1]
    @Test
    void theWindowOpensASecondStartIsToldWhoHasTheDataAndTheEndIsInOrder() throws Exception {
        Path data = folder.resolve("data");
        try (VirtualDisplay screen = VirtualDisplay.open();
                Program first =
                        Program.onDisplay(folder, screen.name(), "--data", data.toString())) {
            screen.awaitWindow("Cordon · Line 3", first);
            Path shift = data.resolve("demo/shift-1");
            try (Program second =
                    Program.onDisplay(folder, screen.name(), "--data", data.toString())) {
                screen.awaitWindow("Cordon cannot start", second);
                String told = second.err();
                assertTrue(told.contains("process " + first.pid()), told);
                assertTrue(told.contains(shift.toString()), told);
            }
            // Scans arrive and are recorded while nobody does anything.
            Path scans = shift.resolve("journal/scans");
            Until.holds(() -> hasEntries(scans), () -> first.err());
            first.end();
            assertEquals(143, first.await(), "ended by SIGTERM");
            for (JournalVerifier.Result result : new JournalVerifier(shift).verify()) {
                assertTrue(result.verification() instanceof Verification.Whole, result::toString);
            }
            try (FileJournal journal =
                    FileJournal.open(
                            shift,
                            new TerminalId("L3"),
                            new SystemTime(Optional.empty()),
                            () -> "test",
                            JournalConfig.STANDARD)) {
                assertTrue(journal.cleanStop(), "the end is on record");
                assertEquals(
                        new ProgramEvent.TerminalStopped(),
                        journal.read(
                                        StreamId.OPERATIONS,
                                        journal.head(StreamId.OPERATIONS).seq() - 1,
                                        1)
                                .getFirst()
                                .event());
            }
        }
    }

    private static boolean hasEntries(Path scans) {
        try (var files = Files.list(scans)) {
            for (Path file : files.toList()) {
                if (Files.size(file) > 0) {
                    return true;
                }
            }
            return false;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
