package org.cordon.support;

import org.cordon.app.port.TimeSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Clocks that stand still until a test moves them. Safe from any thread.
public final class FakeTimeSource implements TimeSource {
    private Instant now;
    private long nanos;
    private Optional<Duration> offset = Optional.of(Duration.ZERO);

    /// Starts at 2026-11-23, eight in the morning, UTC.
    public FakeTimeSource() {
        this(Instant.parse("2026-11-23T08:00:00Z"));
    }

    /// Starts at a given moment.
    public FakeTimeSource(Instant start) {
        now = start;
        nanos = 1_000_000_000L;
    }

    /// Moves both clocks on.
    public synchronized void advance(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }

    /// Sets the wall clock alone, as a person or a time service does.
    public synchronized void setWallClock(Instant to) {
        now = to;
    }

    /// Sets the measured distance to a time source; empty for none.
    public synchronized void setClockOffset(Optional<Duration> to) {
        offset = to;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public synchronized Optional<Duration> clockOffset() {
        return offset;
    }
}
