package org.cordon.app.concurrent;

import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Ends the process when memory has run out: nothing that runs on after an [OutOfMemoryError] can be
/// relied on, and what is confirmed durable survives the end of the process at any moment. The start
/// script starts the program again once.
public final class OutOfMemoryExit {
    /// Exit code of a process that ran out of memory (`EX_SOFTWARE` of sysexits.h).
    public static final int EXIT_CODE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryExit.class);

    // Made while there is memory.
    private static final byte[] MESSAGE =
            (Messages.of(OutOfMemoryExit.class).get("concurrent.memory.out") + "\n")
                    .getBytes(StandardCharsets.UTF_8);
    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);

    private OutOfMemoryExit() {}

    /// Loads what [#endProcess] needs, while there is memory.
    public static void prepare() {
        LOG.debug("running out of memory ends the process with exit code {}", EXIT_CODE);
    }

    /// Says so on standard error and in the log, and ends the process at once, without shutdown hooks.
    /// Does not return.
    public static void endProcess(OutOfMemoryError error) {
        try {
            STANDARD_ERROR.write(MESSAGE);
            LOG.error("Out of memory; the process ends with exit code {}", EXIT_CODE, error);
        } catch (IOException | OutOfMemoryError again) {
            // It was said as well as could be; the exit code says it too.
            error.addSuppressed(again);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /// Ends the process if a failure is, or was caused by, an [OutOfMemoryError]: futures and executors
    /// keep what their tasks throw, so that no handler of the thread sees it.
    public static void check(Throwable failure) {
        Throwable next = failure;
        for (int depth = 0; next != null && depth < 16; depth++, next = next.getCause()) {
            if (next instanceof OutOfMemoryError error) {
                endProcess(error);
            }
        }
    }
}
