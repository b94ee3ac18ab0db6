package org.cordon.app.concurrent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/// Futures that nobody waits for: a failure of theirs is logged instead of lost.
public final class UnwatchedFuture {
    private static final Logger LOG = LoggerFactory.getLogger(UnwatchedFuture.class);

    private UnwatchedFuture() {}

    /// Logs the failure of a future as a defect, unless it was cancelled; running out of memory ends the
    /// process. For futures whose expected failures have been handled before.
    ///
    /// @param what it does, for the log
    public static void logFailure(CompletableFuture<?> future, String what) {
        var _ =
                future.whenComplete((_, failure) -> {
                    if (failure != null) {
                        log(failure, what);
                    }
                });
    }

    private static void log(Throwable failure, String what) {
        OutOfMemoryExit.check(failure);
        Throwable cause = Futures.of(failure);
        if (!(cause instanceof CancellationException)) {
            LOG.error("Failed, and nobody waits for it: {}", what, cause);
        }
    }
}
