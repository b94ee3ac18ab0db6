package org.cordon.core.scanner.wedge;

import java.time.Duration;

/// How fast a keyboard wedge types, and a person cannot.
///
/// Wedges send a character every 1 to 20 ms, a USB device of low speed or behind a radio link every 30
/// to 40. People reach 60 ms in a sprint, over a few characters 40; two keys struck by two fingers may
/// come closer than any device's, but not eight and an Enter.
///
/// @param gap longest time between two characters of one scan, and so the longest that a character
///     of a person waits before its field shows it
/// @param mean longest mean time a character of a text that might be anybody's
/// @param codeMean longest mean time a character of a text that bears the marks of a code
/// @param rest how long after a run that broke off nothing counts as the beginning of a scan: it could
///     be the rest of one, and a rest must not be judged as if it were whole
/// @param shortest characters of the shortest scan
/// @param longest characters of the longest one
public record WedgeTiming(
        Duration gap, Duration mean, Duration codeMean, Duration rest, int shortest, int longest) {
    /// What people and devices have in common everywhere.
    public static final WedgeTiming USUAL =
            new WedgeTiming(
                    Duration.ofMillis(40),
                    Duration.ofMillis(30),
                    Duration.ofMillis(50),
                    Duration.ofMillis(400),
                    8,
                    4096);

    /// Refuses a pace at which nothing or everything would be a scan.
    public WedgeTiming {
        if (!gap.isPositive() || !mean.isPositive() || !codeMean.isPositive()) {
            throw new IllegalArgumentException("a pace is above zero");
        }
        if (rest.isNegative()) {
            throw new IllegalArgumentException("rest: " + rest);
        }
        if (shortest < 2 || longest < shortest) {
            throw new IllegalArgumentException("lengths: " + shortest + " to " + longest);
        }
    }
}
