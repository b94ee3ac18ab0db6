package org.cordon.cli;

import org.cordon.app.port.backup.CopyProgress;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// The option of long work that tells how far it has come.
final class ProgressOutput {
    private static final Messages TEXT = Messages.of(ProgressOutput.class);

    /// The error output, as Linux names it. Java itself tells of input and output together only.
    private static final Path ERROR_OUTPUT = Path.of("/proc/self/fd/2");

    @Option(names = "--progress", negatable = true)
    private @Nullable Boolean progress;

    /// Tells how far one kind of work has come.
    ///
    /// @param err the command's error output
    /// @param key of the text that says how much of how much is done
    /// @return hears how much is done
    LongConsumer of(PrintWriter err, String key, long total) {
        ProgressPrinter tenths = new ProgressPrinter(err, key);
        return isTold() ? done -> tenths.print(done, total) : _ -> {};
    }

    /// Tells how far the copying of a backup has come, and that it is verified then.
    ///
    /// @param err the command's error output
    CopyProgress ofCopying(PrintWriter err) {
        if (!isTold()) {
            return CopyProgress.NONE;
        }
        ProgressPrinter tenths = new ProgressPrinter(err, "cli.progress.bytes-copied");
        return (done, total) -> {
            tenths.print(done, total);
            if (done == total) {
                err.println(TEXT.get("cli.progress.verifying"));
                err.flush();
            }
        };
    }

    private boolean isTold() {
        return progress == null ? isWatched(System.console()) : progress;
    }

    private static boolean isWatched(@Nullable Console console) {
        try {
            return Files.readSymbolicLink(ERROR_OUTPUT)
                    .toString()
                    .matches("/dev/(pts/|tty|console).*");
        } catch (IOException | UnsupportedOperationException noLinux) {
            return console != null && console.isTerminal();
        }
    }
}
