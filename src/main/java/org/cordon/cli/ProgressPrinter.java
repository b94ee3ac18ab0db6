package org.cordon.cli;

import java.io.PrintWriter;

/// Says on the error output how far something has come, a line each ten per cent.
final class ProgressPrinter {
    private final PrintWriter err;
    private final String what;
    private long said;

    /// @param what such as "entries applied"
    ProgressPrinter(PrintWriter err, String what) {
        this.err = err;
        this.what = what;
    }

    /// Hears how much of how much is done.
    void tell(long done, long total) {
        long tenth = total == 0 ? 10 : done * 10 / total;
        if (tenth > said) {
            said = tenth;
            err.println("%,d of %,d %s".formatted(done, total, what));
            err.flush();
        }
    }
}
