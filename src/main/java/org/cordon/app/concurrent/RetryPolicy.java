package org.cordon.app.concurrent;

import java.time.Duration;

/// How long to wait after the n-th failure in a row: growing by a factor from `first` up to `max`, and
/// shortened at random, so that clients that lost a server together do not come back together.
///
/// @param first wait after the first failure, above 0
/// @param max the longest wait, at least `first`; the random part never makes it longer
/// @param factor growth from one failure to the next, 1 or more
/// @param jitter share of a wait that chance may take off, 0 to 1
public record RetryPolicy(Duration first, Duration max, double factor, double jitter) {
    private static final double DOUBLING = 2;
    private static final double USUAL_JITTER = 0.5;
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /// Refuses values out of range.
    public RetryPolicy {
        if (!first.isPositive()
                || max.compareTo(first) < 0
                || !(factor >= 1)
                || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException(
                    "not a retry policy: first %s, max %s, factor %s, jitter %s"
                            .formatted(first, max, factor, jitter));
        }
    }

    /// Doubling, with up to half of each wait taken off at random.
    public static RetryPolicy doubling(Duration first, Duration max) {
        return new RetryPolicy(first, max, DOUBLING, USUAL_JITTER);
    }

    /// The longest wait before the next attempt, without the random part.
    ///
    /// @param failures attempts that failed in a row, from 1
    public Duration longest(int failures) {
        return Duration.ofNanos((long) nanos(failures));
    }

    /// The wait before the next attempt.
    ///
    /// @param failures attempts that failed in a row, from 1
    /// @param random 0 to 1, evenly distributed
    /// @return from `longest * (1 - jitter)` to `longest`, and a millisecond at least
    public Duration delay(int failures, double random) {
        if (!(random >= 0 && random <= 1)) {
            throw new IllegalArgumentException("random " + random);
        }
        Duration wait = Duration.ofNanos((long) (nanos(failures) * (1 - jitter * random)));
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }

    private double nanos(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures " + failures);
        }
        return Math.min(first.toNanos() * Math.pow(factor, failures - 1.0), (double) max.toNanos());
    }
}
