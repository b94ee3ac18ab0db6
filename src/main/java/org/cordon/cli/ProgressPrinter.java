package org.cordon.cli;

import org.cordon.core.text.Messages;

import java.io.PrintWriter;

/// Says on the error output how far something has come, a line each ten per cent.
final class ProgressPrinter {
    private static final Messages TEXT = Messages.of(ProgressPrinter.class);

    private final PrintWriter err;
    private final String key;
    private long said;

    /// @param key of the text that says how much of how much is done
    ProgressPrinter(PrintWriter err, String key) {
        this.err = err;
        this.key = key;
    }

    /// Hears how much of how much is done.
    void print(long done, long total) {
        long tenth = total == 0 ? 10 : done * 10 / total;
        if (tenth > said) {
            said = tenth;
            err.println(TEXT.get(key, done, total));
            err.flush();
        }
    }
}
