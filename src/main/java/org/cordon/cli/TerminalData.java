package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Objects;

/// The option that names the data folder of a terminal.
final class TerminalData {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "Data folder of the terminal.")
    private @Nullable Path data;

    /// The folder, once the command line was read.
    Path folder() {
        return Objects.requireNonNull(data);
    }
}
