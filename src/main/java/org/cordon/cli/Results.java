package org.cordon.cli;

import org.cordon.core.text.Messages;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/// What a command prints, one object after the other: as a line of JSON in ASCII, so that it reads the same
/// whatever encoding the terminal or the pipe has; or as text for people. Flushed at the end, not line by
/// line.
final class Results {
    private static final Messages TEXT = Messages.of(Results.class);

    /// How often it is looked whether anybody still takes the output.
    private static final int LOOK_EVERY = 1_024;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /// Nobody takes the output any more.
    static final class Closed extends IOException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super(TEXT.get("cli.results.closed"));
        }
    }

    private final PrintWriter out;
    private final boolean text;
    private long count;

    /// @param text whether people read it
    Results(PrintWriter out, boolean text) {
        this.out = out;
        this.text = text;
    }

    /// Whether people read it.
    boolean isText() {
        return text;
    }

    /// Writes one object, members in the order of the map.
    ///
    /// @throws Closed if nobody takes the output, as after `head`
    void write(Map<String, ?> object) throws IOException {
        if (text) {
            writeText(object);
        } else {
            writeLine(MAPPER.writeValueAsString(object));
        }
    }

    /// Writes an object that was recorded as a line of JSON; as JSON it comes out byte for byte.
    ///
    /// @throws Closed if nobody takes the output, as after `head`
    void writeRecorded(String line) throws IOException {
        if (text) {
            writeText(MAPPER.readValue(line, OBJECT));
        } else {
            writeLine(line);
        }
    }

    /// Hands on what was written.
    void flush() throws IOException {
        if (out.checkError()) {
            throw new Closed();
        }
    }

    private void writeText(Map<String, ?> object) throws IOException {
        writeLine((count == 0 ? "" : "\n") + TextTable.of(object));
    }

    private void writeLine(String line) throws IOException {
        out.write(line);
        out.write('\n');
        if (++count % LOOK_EVERY == 0) {
            flush();
        }
    }
}
