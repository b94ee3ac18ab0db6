package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/// What a command answered.
record Ran(int code, String out, String err) {
    /// A command that reads its options as the program's commands do.
    static CommandLine line(Object command) {
        return OptionValues.on(new CommandLine(command))
                .setDefaultValueProvider(TerminalData.standard(Path.of("not-there")));
    }

    static Ran run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                line(command)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    /// The output, one object a line.
    List<JsonNode> rows() {
        assertTrue(out.isEmpty() || out.endsWith("\n"), "the last line is ended");
        ObjectMapper mapper = new ObjectMapper();
        return out.lines().map(mapper::readTree).toList();
    }

    /// One member of each object; empty where it is absent.
    List<String> all(String member) {
        return rows().stream().map(row -> row.path(member).asString("")).toList();
    }
}
