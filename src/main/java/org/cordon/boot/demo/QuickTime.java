package org.cordon.boot.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cordon.app.port.Time;

/// The machine's clocks, put forward by hand, so that an hour can be shown in seconds. Wall clock and
/// monotonic clock go forward together.
public final class QuickTime implements Time {
    private final Time real;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /// @param real the clocks it runs ahead of
    public QuickTime(Time real) {
        this.real = real;
    }

    /// Puts both clocks forward.
    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant now() {
        return real.now().plus(ahead.get());
    }

    @Override
    public long nanos() {
        return real.nanos() + ahead.get().toNanos();
    }

    @Override
    public ZoneId zone() {
        return real.zone();
    }

    @Override
    public Optional<Duration> clockOffset() {
        return real.clockOffset();
    }
}
