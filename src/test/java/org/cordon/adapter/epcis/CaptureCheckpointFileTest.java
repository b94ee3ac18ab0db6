package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.epcis.CaptureCheckpoint.Note;
import org.cordon.app.epcis.EpcisDeadLetter;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.support.ExpectedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

final class CaptureCheckpointFileTest {
    @TempDir private Path folder;

    @Test
    void whatWasNotedIsReadBack() throws IOException {
        // [utest->req~epcis.watermark-is-a-hint~1]
        Path file = folder.resolve("epcis").resolve("capture.json");
        CaptureCheckpointFile notes = new CaptureCheckpointFile(file);
        assertEquals(Note.NONE, notes.load());
        notes.save(new Note(new ChainHead(1, 7, "ab".repeat(32)), List.of()));
        Note note =
                new Note(
                        new ChainHead(2, 40_000_000_000L, Entry.NO_HASH),
                        List.of(
                                new EpcisDeadLetter(
                                        new LogPosition(1, 5),
                                        "Not \"known\"…",
                                        Instant.parse("2026-11-24T08:00:00.123Z"))));
        notes.save(note);
        assertEquals(note, notes.load());
        assertEquals(note, new CaptureCheckpointFile(file).load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"epoch\": 1, \"seq\": 5, \"parked\": [{\"epoch\": 1, \"at\": \"noon\"}]}",
                "{\"epoch\": ",
                "[",
                "{\"epoch\": \"x\", \"seq\": {}}",
                "\u0000\u0000\u0000"
            })
    @ExpectedLog(from = CaptureCheckpointFile.class, message = "cannot be made out")
    void whatCannotBeMadeOutCountsAsNothing(String text) throws IOException {
        // [utest->req~epcis.watermark-is-a-hint~1]
        Path file = Files.writeString(folder.resolve("capture.json"), text);
        assertEquals(Note.NONE, new CaptureCheckpointFile(file).load());
    }
}
