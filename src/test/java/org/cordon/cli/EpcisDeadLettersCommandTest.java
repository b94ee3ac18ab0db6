package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.CaptureCheckpointFile;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.epcis.CaptureCheckpoint.Note;
import org.cordon.app.epcis.EpcisDeadLetter;
import org.cordon.core.epcis.EpcisLocation;
import org.cordon.core.epcis.Value;
import org.cordon.core.event.Entry;
import org.cordon.core.order.TerminalId;
import org.cordon.support.EpcisJson;
import org.cordon.support.Holds;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `epcis dead-letters` on a folder whose repository has refused some events.
final class EpcisDeadLettersCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir private Path data;

    private Ran run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
        arguments.addAll(List.of(more));
        return Ran.run(
                new EpcisDeadLettersCommand(
                        folder ->
                                new EpcisDeadLettersCommand.Told(
                                        Optional.empty(),
                                        Optional.of(EpcisLocation.parse("4012345000016")),
                                        new CaptureCheckpointFile(folder.resolve("capture.json"))),
                        new RealTime()),
                arguments.toArray(String[]::new));
    }

    private void refused() throws IOException {
        try (FileJournal journal =
                FileJournal.open(
                        data,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            Holds line = new Holds(journal);
            line.hold(1);
            Entry bad = line.hold(2);
            line.other();
            new CaptureCheckpointFile(data.resolve("capture.json"))
                    .save(
                            new Note(
                                    bad.head(),
                                    List.of(
                                            new EpcisDeadLetter(
                                                    bad.position(), "No such product", NOON))));
        }
    }

    // [utest->req~epcis.parked-command~1]
    @Test
    void whatWasRefusedIsListedAndExported() throws IOException {
        refused();
        Path file = data.resolve("parked.jsonld");
        Ran ran = run("--export", file.toString());
        assertEquals(1, ran.code(), ran.err());
        assertEquals(List.of("2"), ran.all("seq"));
        assertEquals(List.of("No such product"), ran.all("reason"));
        assertEquals(List.of(NOON.toString()), ran.all("refusedAt"));
        List<Value.Properties> written = EpcisJson.events(EpcisJson.read(Files.readString(file)));
        assertEquals(
                ran.all("eventID"),
                written.stream().map(e -> e.text("eventID").orElseThrow()).toList());
        Ran again = run("--export", file.toString());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("exists already"), again.err());
    }

    // [utest->req~epcis.parked-command~1]
    @Test
    void nothingParkedIsWell() throws IOException {
        refused();
        Files.delete(data.resolve("capture.json"));
        assertEquals(new Ran(0, "", ""), run());
    }

    // [utest->req~epcis.parked-command~1]
    @Test
    void aFolderWithoutAJournalIsSaidSo() {
        Ran ran = run();
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("no journal"), ran.err());
    }
}
