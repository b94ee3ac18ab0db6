package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// How all commands read their options.
final class CommandOptionsTest {
    @TempDir private Path folder;

    private static int run(String... arguments) {
        CommandLine commands = Main.commands();
        commands.setOut(new PrintWriter(new StringWriter()));
        commands.setErr(new PrintWriter(new StringWriter()));
        return commands.execute(arguments);
    }

    // [utest->req~commands.at-sign~1]
    @Test
    void aValueThatBeginsWithAnAtSignIsAValue() throws Exception {
        Path file = Files.writeString(folder.resolve("arguments"), "--help");
        assertEquals(0, run("parse", "--help"));
        assertEquals(2, run("parse", "@" + file), "a file of scans that is not there");
        assertEquals(2, run("journal", "verify", "--data", "@" + file));
    }
}
