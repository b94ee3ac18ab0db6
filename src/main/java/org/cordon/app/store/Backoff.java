package org.cordon.app.store;

import java.time.Duration;

/// How long to wait after the n-th failure in a row: doubling, up to a longest wait.
///
/// @param first wait after the first failure
/// @param longest never wait longer
public record Backoff(Duration first, Duration longest) {
    /// Refuses waits that are not positive or not in order.
    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a backoff: " + first + " to " + longest);
        }
    }

    /// The wait after a failure.
    ///
    /// @param failures in a row, from 1
    public Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
