package org.cordon.sim.scale;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/// Ages of entries when they were committed at the site, to the millisecond, up to two minutes. Safe
/// from any thread.
final class Lags {
    private static final int LONGEST = 120_000;

    private final AtomicLongArray counts = new AtomicLongArray(LONGEST + 1);

    void add(Duration lag) {
        counts.incrementAndGet((int) Math.clamp(lag.toMillis(), 0L, (long) LONGEST));
    }

    long count() {
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /// The age in milliseconds that so much of them did not exceed.
    ///
    /// @param share 0 to 1
    long percentile(double share) {
        long wanted = (long) Math.ceil(count() * share);
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
            if (sum >= wanted && sum > 0) {
                return i;
            }
        }
        return 0;
    }

    void clear() {
        for (int i = 0; i < counts.length(); i++) {
            counts.set(i, 0);
        }
    }
}
