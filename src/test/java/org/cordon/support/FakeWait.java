package org.cordon.support;

import org.cordon.app.concurrent.TimedWait;
import org.cordon.app.concurrent.WorkerEnvironment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/// Waits of one worker that end when a test says so. Safe from any thread.
public final class FakeWait implements TimedWait {
    // Only so long after the test's word does a waiting thread notice it.
    private static final long NOTICE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<OutOfMemoryError> outOfMemory = new ArrayList<>();
    private long now;
    private long until;
    private long returned = Long.MIN_VALUE;
    private boolean waiting;

    /// An environment whose waits these are, whose chance always takes off nothing, and in which running
    /// out of memory is only noted.
    public WorkerEnvironment environment() {
        return new WorkerEnvironment(this, () -> 0L, this::ranOutOfMemory);
    }

    private synchronized void ranOutOfMemory(OutOfMemoryError error) {
        outOfMemory.add(error);
    }

    /// How often memory ran out.
    public synchronized int outOfMemory() {
        return outOfMemory.size();
    }

    /// One wait of many: [org.cordon.app.concurrent.Worker] has the loop.
    @Override
    @SuppressWarnings("WaitNotInLoop")
    public long await(Condition changed, long nanos) throws InterruptedException {
        long end = begin(nanos);
        long _ = changed.awaitNanos(NOTICE_NANOS);
        return paused(end);
    }

    /// A wait that was asked for what was left of the one before goes on to the same end, also if time
    /// passed in between.
    private synchronized long begin(long nanos) {
        long end = nanos == returned ? until : now + nanos;
        until = end;
        waiting = true;
        return end;
    }

    private synchronized long paused(long end) {
        waiting = false;
        returned = end - now;
        return returned;
    }

    /// Waits until the worker waits, and says how long it means to.
    public Duration pending() {
        AtomicLong left = new AtomicLong();
        Until.holds(
                () -> {
                    left.set(left());
                    return left.get() > 0;
                },
                () -> "the worker never waited");
        return Duration.ofNanos(left.get());
    }

    private synchronized long left() {
        return waiting ? until - now : 0;
    }

    /// Waits until the worker waits, and lets so much time pass.
    public void advance(Duration by) {
        Duration _ = pending();
        synchronized (this) {
            now += by.toNanos();
        }
    }
}
