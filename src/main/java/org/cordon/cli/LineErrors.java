package org.cordon.cli;

import java.io.PrintWriter;

/// Messages about lines that could not be read: the first few in full, the rest as a number, so that a
/// wrong file of a gigabyte does not bury the one sentence that explains it.
final class LineErrors {
    private static final int SHOWN = 20;

    private final PrintWriter err;
    private long count;

    LineErrors(PrintWriter err) {
        this.err = err;
    }

    /// One more.
    void about(long line, String why) {
        count++;
        if (count <= SHOWN) {
            err.println("line %d: %s".formatted(line, why));
        }
    }

    /// Tells how many were not shown.
    void end() {
        if (count > SHOWN) {
            err.println("... and %d more lines that could not be read".formatted(count - SHOWN));
        }
        err.flush();
    }

    boolean any() {
        return count > 0;
    }

    long count() {
        return count;
    }
}
