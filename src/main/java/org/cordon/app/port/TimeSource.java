package org.cordon.app.port;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// The terminal's clocks.
public interface TimeSource {
    /// Wall clock.
    Instant now();

    /// Monotonic clock in nanoseconds, of no fixed origin; only differences mean anything.
    long nanos();

    /// The terminal's zone.
    ZoneId zone();

    /// The day in it.
    default LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }

    /// Last measured distance of the wall clock to a time source (ours minus true).
    Optional<Duration> clockOffset();
}
