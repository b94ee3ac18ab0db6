package org.cordon.support;

import org.cordon.ui.common.KeyClock;

import java.util.concurrent.atomic.AtomicLong;

/// A clock of keys that goes on by the same step each time it is asked, so that every key comes at a
/// person's pace or at a machine's, however fast the test is. Any thread.
public final class FakeKeyClock implements KeyClock {
    private final AtomicLong now = new AtomicLong();
    private volatile long stepNanos;

    private FakeKeyClock(long stepNanos) {
        this.stepNanos = stepNanos;
    }

    /// Keys come far apart.
    public static FakeKeyClock person() {
        return new FakeKeyClock(60_000_000);
    }

    /// From now on keys come as a scanner types them.
    public void beMachine() {
        now.addAndGet(10_000_000_000L);
        stepNanos = 1_000_000;
    }

    /// From now on keys come as a person types them.
    public void bePerson() {
        now.addAndGet(10_000_000_000L);
        stepNanos = 60_000_000;
    }

    @Override
    public long nanos() {
        return now.addAndGet(stepNanos);
    }

    @Override
    public long lateNanos() {
        return 0;
    }

    @Override
    public void watch(boolean keys) {}

    @Override
    public void close() {}
}
