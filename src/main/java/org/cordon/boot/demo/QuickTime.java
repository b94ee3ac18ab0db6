package org.cordon.boot.demo;

import org.cordon.app.port.TimeSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Clocks that run faster than the machine's, so that the demo's hour passes while one watches, and
/// that can be stopped, so that the hour does not pass while a slow machine draws pictures. Both clocks
/// start at the machine's own time. Any thread.
public final class QuickTime implements TimeSource {
    private final TimeSource real;
    private final double speed;
    private final Instant startAt;
    private final long startNanos;
    private final Object change = new Object();
    private long passed;
    private long since;
    private boolean stopped;

    /// @param speed 1 is the machine's own pace
    public QuickTime(TimeSource real, double speed) {
        if (!(speed >= 1) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be at least 1: " + speed);
        }
        this.real = real;
        this.speed = speed;
        startAt = real.now();
        startNanos = real.nanos();
        since = startNanos;
    }

    /// Stops both clocks, or lets them go on where they were.
    public void stop(boolean stop) {
        synchronized (change) {
            passed = passed();
            since = real.nanos();
            stopped = stop;
        }
    }

    @Override
    public Instant now() {
        return startAt.plusNanos(passed());
    }

    @Override
    public long nanos() {
        return startNanos + passed();
    }

    private long passed() {
        synchronized (change) {
            return stopped ? passed : passed + (long) ((real.nanos() - since) * speed);
        }
    }

    @Override
    public ZoneId zone() {
        return real.zone();
    }

    /// {@inheritDoc}
    ///
    /// None: a clock that runs fast has no distance to the true time.
    @Override
    public Optional<Duration> clockOffset() {
        return Optional.empty();
    }
}
