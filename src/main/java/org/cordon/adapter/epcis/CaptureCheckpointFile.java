package org.cordon.adapter.epcis;

import org.cordon.app.epcis.CaptureCheckpoint;
import org.cordon.app.epcis.EpcisDeadLetter;
import org.cordon.app.port.DurableFile;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.LogPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How far the sender of events has come, in a small JSON file.
///
/// @param file need not exist; its folder is made when something is noted
public record CaptureCheckpointFile(Path file) implements CaptureCheckpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureCheckpointFile.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public Note load() {
        try {
            return read(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException nothingNoted) {
            return Note.NONE;
        } catch (IOException | JacksonException | DateTimeException e) {
            LOG.warn(
                    "{} cannot be made out; all events are sent again, which does no harm",
                    file,
                    e);
            return Note.NONE;
        }
    }

    private static Note read(JsonNode node) throws IOException {
        if (!node.path("hash").asString("").matches("[0-9a-f]{64}")) {
            throw new IOException("not a note of how far events were sent");
        }
        List<EpcisDeadLetter> deadLetters = new ArrayList<>();
        for (JsonNode each : node.path("parked")) {
            deadLetters.add(
                    new EpcisDeadLetter(
                            new LogPosition(each.path("epoch").asInt(), each.path("seq").asLong()),
                            each.path("reason").asString(""),
                            Instant.parse(each.path("at").asString(""))));
        }
        ChainHead done =
                new ChainHead(
                        node.path("epoch").asInt(),
                        node.path("seq").asLong(),
                        node.path("hash").asString(""));
        return new Note(done, deadLetters);
    }

    @Override
    public void save(Note note) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("epoch", note.done().epoch());
        node.put("seq", note.done().seq());
        node.put("hash", note.done().hash());
        ArrayNode deadLetters = node.putArray("parked");
        for (EpcisDeadLetter entry : note.deadLetters()) {
            deadLetters
                    .addObject()
                    .put("epoch", entry.from().epoch())
                    .put("seq", entry.from().seq())
                    .put("reason", entry.reason())
                    .put("at", entry.at().toString());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        DurableFile.replace(file, MAPPER.writeValueAsBytes(node));
    }
}
