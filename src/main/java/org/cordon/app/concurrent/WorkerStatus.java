package org.cordon.app.concurrent;

import java.time.Duration;

/// How a worker is doing.
public sealed interface WorkerStatus {
    /// Not started yet.
    record Created() implements WorkerStatus {}

    /// Working, or waiting for work.
    record Working() implements WorkerStatus {}

    /// Its last turn failed; it tries again.
    ///
    /// @param failures turns that failed in a row, from 1
    /// @param cause why the last one failed
    /// @param retryIn the wait before the next turn
    record Failing(int failures, Throwable cause, Duration retryIn) implements WorkerStatus {}

    /// Closed, and its thread has ended.
    record Ended() implements WorkerStatus {}
}
