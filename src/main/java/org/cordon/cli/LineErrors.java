package org.cordon.cli;

import org.cordon.core.text.Messages;

import java.io.PrintWriter;

/// Messages about lines that could not be read: the first few in full, the rest as a number, so that a
/// wrong file of a gigabyte does not bury the one sentence that explains it.
final class LineErrors {
    private static final Messages TEXT = Messages.of(LineErrors.class);
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
            err.println(TEXT.get("cli.scans.line", line, why));
        }
    }

    /// Tells how many were not shown.
    void end() {
        if (count > SHOWN) {
            err.println(TEXT.get("cli.scans.more", count - SHOWN));
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
