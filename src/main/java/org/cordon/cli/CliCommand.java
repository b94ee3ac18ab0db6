package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/// A command of the command line, which answers with its exit code.
abstract class CliCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    /// With its outputs, which a test may replace.
    final CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
