package org.cordon.core.line;

import java.util.Arrays;

/// The usual time between one pack and the next on a lane: the median of the last intervals, so that gaps
/// in the flow do not move it.
final class Pitch {
    /// Holds until enough packs have come: half a second, 120 packs a minute.
    private static final long UNKNOWN_NANOS = 500_000_000L;

    private static final int KNOWN_FROM = 4;

    private final long[] intervals = new long[15];
    private final long[] sorted = new long[intervals.length];
    private int count;
    private int next;
    private long median = UNKNOWN_NANOS;

    boolean isKnown() {
        return count >= KNOWN_FROM;
    }

    long nanos() {
        return median;
    }

    void add(long interval) {
        intervals[next] = interval;
        next = (next + 1) % intervals.length;
        count = Math.min(count + 1, intervals.length);
        if (isKnown()) {
            System.arraycopy(intervals, 0, sorted, 0, count);
            Arrays.sort(sorted, 0, count);
            median = sorted[count / 2];
        }
    }
}
