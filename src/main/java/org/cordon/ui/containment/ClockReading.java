package org.cordon.ui.containment;

import org.cordon.core.projection.Incident;
import org.cordon.ui.common.TimeFormats;

import java.time.Duration;

/// What the sixty-minute clock shows.
///
/// @param text minutes and seconds, left or overdue
/// @param share of the hour that is left, 0 to 1
public record ClockReading(String text, double share, Mood mood) {
    /// How pressing it is.
    public enum Mood {
        /// A quarter of an hour or more is left.
        CALM,
        /// Less than a quarter of an hour is left.
        SHORT,
        /// The hour is over.
        OVER
    }

    private static final Duration SHORT_BELOW = Duration.ofMinutes(15);

    /// Reads the clock.
    ///
    /// @param elapsed since detection
    public static ClockReading of(Duration elapsed) {
        Duration left = Incident.LIMIT.minus(elapsed);
        Mood mood =
                left.isNegative() || left.isZero()
                        ? Mood.OVER
                        : left.compareTo(SHORT_BELOW) < 0 ? Mood.SHORT : Mood.CALM;
        double share = Math.clamp(left.toMillis() / (double) Incident.LIMIT.toMillis(), 0, 1);
        return new ClockReading(TimeFormats.minutes(left), share, mood);
    }
}
