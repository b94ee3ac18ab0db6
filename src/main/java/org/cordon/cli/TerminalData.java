package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Objects;

/// The option that names the data folder of a terminal.
public final class TerminalData {
    private static final String NAME = "--data";

    @Option(names = NAME, paramLabel = "FOLDER")
    private @Nullable Path data;

    /// The folder, once the command line was read.
    public Path folder() {
        return Objects.requireNonNull(data);
    }

    /// Whether the command line named it.
    static boolean isNamed(CommandLine command) {
        return command.getParseResult().hasMatchedOption(NAME);
    }

    /// Gives every command a data folder that is not named.
    ///
    /// @param folder the one that the window opens
    public static IDefaultValueProvider standard(Path folder) {
        return argument ->
                argument instanceof OptionSpec option && option.longestName().equals(NAME)
                        ? folder.toString()
                        : null;
    }
}
