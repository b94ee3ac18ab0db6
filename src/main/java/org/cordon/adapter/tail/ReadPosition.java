package org.cordon.adapter.tail;

import org.cordon.app.port.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How far a machine's file was read, kept over a restart: the identity of the file and a number of bytes, on one line.
record ReadPosition(Path kept) {
    private static final Logger LOG = LoggerFactory.getLogger(ReadPosition.class);

    /// @param file identity of the file; empty text where the system gives none
    record Place(String file, long bytes) {}

    /// Where to go on; empty if the file was never read.
    Optional<Place> read() throws IOException {
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        String text = Files.readString(kept).strip();
        int space = text.lastIndexOf(' ');
        try {
            return Optional.of(
                    new Place(
                            text.substring(0, Math.max(space, 0)),
                            Long.parseLong(text.substring(space + 1))));
        } catch (NumberFormatException e) {
            LOG.warn("{} cannot be read; its machine's file is read from the end on", kept, e);
            return Optional.empty();
        }
    }

    void write(Place place) throws IOException {
        Files.createDirectories(kept.toAbsolutePath().getParent());
        DurableFile.replace(
                kept, (place.file() + ' ' + place.bytes() + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
