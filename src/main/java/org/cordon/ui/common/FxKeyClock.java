package org.cordon.ui.common;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// Knows by a beat whether the FX thread is free.
///
/// Keys carry no time of their own: those that come while the thread draws or collects garbage arrive
/// together when it is done. So while the window has the keyboard, a thread asks the FX thread ten
/// times a second for a sign of life. As long as the signs come at once, keys come when they are
/// struck; when they stop, a key may be as old as the last of them.
public final class FxKeyClock implements KeyClock {
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private final LongSupplier clock;
    private final Executor fx;
    private final ScheduledExecutorService beats;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean watching;
    private volatile long free;

    /// With the machine's clock and a thread of its own.
    public FxKeyClock(Executor fx) {
        this(
                System::nanoTime,
                fx,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("ui-beat").factory()));
        var _ =
                beats.scheduleAtFixedRate(
                        this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Beats when [#beat] is called.
    FxKeyClock(LongSupplier clock, Executor fx, ScheduledExecutorService beats) {
        this.clock = clock;
        this.fx = fx;
        this.beats = beats;
        free = clock.getAsLong();
    }

    /// Asks for a sign of life, unless one is awaited.
    void beat() {
        if (watching && !asked.getAndSet(true)) {
            long at = clock.getAsLong();
            fx.execute(() -> answer(at));
        }
    }

    /// A sign that came late says nothing about keys: on some systems it overtakes them.
    private void answer(long askedAt) {
        asked.set(false);
        if (clock.getAsLong() - askedAt <= AT_ONCE.toNanos()) {
            free = askedAt;
        }
    }

    @Override
    public long nanos() {
        return clock.getAsLong();
    }

    @Override
    public long lateNanos() {
        long since = clock.getAsLong() - free;
        return watching && since > 2 * BEAT.toNanos() ? since : 0;
    }

    @Override
    public void watch(boolean keys) {
        free = clock.getAsLong();
        watching = keys;
    }

    @Override
    public void close() {
        watching = false;
        beats.shutdownNow();
    }
}
