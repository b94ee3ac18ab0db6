package org.cordon.core.containment;

import java.time.Duration;
import java.time.Instant;

/// The clock of one incident: how long ago it was detected.
///
/// While the program runs it is driven by the monotonic clock alone, so setting the wall clock
/// moves it neither way. After a restart the monotonic clock has lost its origin: then it goes on
/// from the wall clock, but never from less than the journal last recorded.
///
/// @param base what had passed at the anchor
/// @param anchorNanos the moment `base` was true, on the monotonic clock
public record IncidentClock(Duration base, long anchorNanos) {
    /// Refuses a clock that starts below zero.
    public IncidentClock {
        if (base.isNegative()) {
            throw new IllegalArgumentException("an incident clock cannot start at " + base);
        }
    }

    /// A clock that starts at zero.
    ///
    /// @param nanos the moment of detection, on the monotonic clock
    public static IncidentClock detectedAt(long nanos) {
        return new IncidentClock(Duration.ZERO, nanos);
    }

    /// A clock of which the monotonic moment of detection is not known any more.
    ///
    /// @param detectedAt when it was detected, wall clock
    /// @param lastElapsed the most the journal recorded for the incident
    /// @param now wall clock
    /// @param nanos the same moment as `now`, on the monotonic clock
    public static IncidentClock resumed(
            Instant detectedAt, Duration lastElapsed, Instant now, long nanos) {
        Duration wall = Duration.between(detectedAt, now);
        return new IncidentClock(wall.compareTo(lastElapsed) > 0 ? wall : lastElapsed, nanos);
    }

    /// Time since detection.
    ///
    /// @param nanos now, on the monotonic clock
    /// @return never less than the base
    public Duration elapsed(long nanos) {
        return base.plusNanos(Math.max(0, nanos - anchorNanos));
    }
}
