package org.cordon.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Log files of a packaged program.
public final class ProgramLog {
    private ProgramLog() {}

    /// Lines of every log file below a folder that are no INFO, DEBUG or TRACE: warnings, errors, their
    /// stack traces, and whatever else does not belong there.
    ///
    /// @return each with the name of its file
    /// @throws AssertionError if there is no log file at all, so that a log elsewhere is not taken for a
    ///     quiet one
    public static List<String> warnings(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new AssertionError("no log file below " + folder);
        }
        List<String> warnings = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.matches("\\S+ (INFO |DEBUG|TRACE) \\[.*"))
                    .map(line -> file.getFileName() + ": " + line)
                    .forEach(warnings::add);
        }
        return warnings;
    }
}
