package org.cordon.core.scanner.qualification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When the bytes of a code came.
///
/// @param inCode from its first byte to its last; empty if they came at once or nobody knows
/// @param gap the longest pause within it
record Times(Optional<Duration> inCode, Duration gap) {
    static Times of(RawCapture evidence, int from, int to) {
        List<RawCapture.Arrival> arrivals = evidence.arrivals();
        if (arrivals.isEmpty()) {
            return new Times(Optional.empty(), Duration.ZERO);
        }
        long first = 0;
        long last = 0;
        long gap = 0;
        boolean begun = false;
        int at = 0;
        for (RawCapture.Arrival arrival : arrivals) {
            int end = at + arrival.bytes().length();
            if (end > from && at < to) {
                if (begun) {
                    gap = Math.max(gap, arrival.nanos() - last);
                } else {
                    first = arrival.nanos();
                    begun = true;
                }
                last = arrival.nanos();
            }
            at = end;
        }
        return new Times(
                last == first ? Optional.empty() : Optional.of(Duration.ofNanos(last - first)),
                Duration.ofNanos(gap));
    }

    /// Time between two bytes, by their places; empty where nobody knows.
    static Optional<Duration> between(RawCapture evidence, int one, int other) {
        Optional<Long> first = at(evidence, one);
        Optional<Long> second = at(evidence, other);
        return first.flatMap(f -> second.map(s -> Duration.ofNanos(s - f)));
    }

    private static Optional<Long> at(RawCapture evidence, int place) {
        int end = 0;
        for (RawCapture.Arrival arrival : evidence.arrivals()) {
            end += arrival.bytes().length();
            if (place < end) {
                return Optional.of(arrival.nanos());
            }
        }
        return Optional.empty();
    }
}
