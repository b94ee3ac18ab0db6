package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.Console;
import java.io.PrintWriter;

/// The option that says in which form a command prints its results.
final class ResultOutput {
    /// A form of results.
    enum Format {
        /// For people.
        TEXT,
        /// For programs: one object a line.
        JSON
    }

    @Option(names = "--format", paramLabel = "FORMAT")
    private @Nullable Format format;

    /// Whether results are text for people.
    boolean isText() {
        return format == null ? isTerminal(System.console()) : format == Format.TEXT;
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    /// Prints results.
    ///
    /// @param out the command's standard output
    Results results(PrintWriter out) {
        return new Results(out, isText());
    }
}
