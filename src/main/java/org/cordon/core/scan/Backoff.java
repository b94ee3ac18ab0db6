package org.cordon.core.scan;

import java.time.Duration;

/// How long to wait before a device is tried again: doubling from `first` up to `cap`, with a
/// random part so that devices lost together do not come back in step.
///
/// @param first wait after the first failure, above 0
/// @param cap the longest wait before the random part, at least `first`
public record Backoff(Duration first, Duration cap) {
    private static final double JITTER = 0.2;

    /// Refuses waits that are not positive or the wrong way round.
    public Backoff {
        if (!first.isPositive() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a back-off: " + first + " to " + cap);
        }
    }

    /// The wait before the next try.
    ///
    /// @param failures tries that failed in a row, from 1
    /// @param random 0 to 1, even
    /// @return within a fifth of the doubled wait, either way
    public Duration delay(int failures, double random) {
        if (failures < 1 || random < 0 || random > 1) {
            throw new IllegalArgumentException("failures " + failures + ", random " + random);
        }
        double doubled = (double) first.toNanos() * Math.pow(2, Math.min(failures - 1, 62));
        double capped = Math.min(doubled, (double) cap.toNanos());
        return Duration.ofNanos((long) (capped * (1 - JITTER + 2 * JITTER * random)));
    }
}
