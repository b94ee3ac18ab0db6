package org.cordon.cli;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/// Output of one JSON object a line, in ASCII, so that it reads the same whatever encoding the terminal
/// or the pipe has. Flushed at the end, not line by line.
final class JsonLines {
    /// How often it is looked whether anybody still takes the output.
    private static final int LOOK_EVERY = 1_024;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /// Nobody takes the output any more.
    static final class Closed extends IOException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super("the output is closed");
        }
    }

    private final PrintWriter out;
    private long lines;

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    /// Writes one object, members in the order of the map.
    ///
    /// @throws Closed if nobody takes the output, as after `head`
    void write(Map<String, ?> object) throws IOException {
        out.write(MAPPER.writeValueAsString(object));
        out.write('\n');
        if (++lines % LOOK_EVERY == 0) {
            flush();
        }
    }

    /// Hands on what was written.
    void flush() throws IOException {
        if (out.checkError()) {
            throw new Closed();
        }
    }
}
