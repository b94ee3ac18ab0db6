package org.cordon.support;

import org.cordon.app.port.TimeSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// The machine's clocks.
public final class RealTime implements TimeSource {
    /// The machine's clocks.
    public RealTime() {}

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Europe/Zurich");
    }

    @Override
    public Optional<Duration> clockOffset() {
        return Optional.empty();
    }
}
