package org.cordon.app.port;

import java.time.Duration;

/// How long to wait after the n-th failure in a row: doubling from `first` up to `longest`.
///
/// @param first wait after the first failure, above 0
/// @param longest the longest wait before any random part, at least `first`
public record Backoff(Duration first, Duration longest) {
    private static final double JITTER = 0.2;

    /// Refuses waits that are not positive or the wrong way round.
    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a back-off: " + first + " to " + longest);
        }
    }

    /// The wait before the next try.
    ///
    /// @param failures tries that failed in a row; less than 1 counts as 1
    public Duration after(int failures) {
        return Duration.ofNanos((long) nanos(failures));
    }

    /// The wait before the next try with a random part, so that devices lost together do not come
    /// back in step.
    ///
    /// @param failures tries that failed in a row, from 1
    /// @param random 0 to 1, even
    /// @return within a fifth of the doubled wait, either way
    public Duration delay(int failures, double random) {
        if (failures < 1 || random < 0 || random > 1) {
            throw new IllegalArgumentException("failures " + failures + ", random " + random);
        }
        return Duration.ofNanos((long) (nanos(failures) * (1 - JITTER + 2 * JITTER * random)));
    }

    private double nanos(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 62);
        return Math.min(
                (double) first.toNanos() * Math.pow(2, doublings), (double) longest.toNanos());
    }
}
