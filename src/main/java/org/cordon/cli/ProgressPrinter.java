package org.cordon.cli;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/// Says on the error output how far something has come, a line each ten per cent.
final class ProgressPrinter implements LongConsumer {
    private final PrintWriter err;
    private final String what;
    private final long total;
    private long said;

    /// @param what such as "entries applied"
    ProgressPrinter(PrintWriter err, String what, long total) {
        this.err = err;
        this.what = what;
        this.total = total;
    }

    @Override
    public void accept(long done) {
        long tenth = total == 0 ? 10 : done * 10 / total;
        if (tenth > said) {
            said = tenth;
            err.println("%,d of %,d %s".formatted(done, total, what));
            err.flush();
        }
    }
}
