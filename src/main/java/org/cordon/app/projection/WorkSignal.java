package org.cordon.app.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes a worker that waits for something to do, without interrupting it. Safe from any thread.
public final class WorkSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean raised;
    private boolean closed;
    private boolean pausing;
    private boolean hurried;

    /// Starts lowered.
    public WorkSignal() {}

    /// There is something to do.
    public void raise() {
        lock.lock();
        try {
            raised = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it is raised, then lowers it.
    ///
    /// @return false if the time went by, or if it was closed
    public boolean await(Duration longest) {
        lock.lock();
        try {
            waitFor(longest, true);
            boolean was = raised && !closed;
            raised = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /// Ends a [#pause] that is under way.
    public void hurry() {
        lock.lock();
        try {
            hurried = pausing;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits even if it is raised; only [#hurry] and [#close] end it early.
    public void pause(Duration length) {
        lock.lock();
        try {
            pausing = true;
            waitFor(length, false);
            pausing = false;
            hurried = false;
        } finally {
            lock.unlock();
        }
    }

    /// An interrupt is no way to end a worker that writes to a database; only [#close] is.
    private void waitFor(Duration longest, boolean orRaised) {
        long left = longest.toNanos();
        while (left > 0 && !closed && !hurried && !(orRaised && raised)) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException ignored) {
                left -= TimeUnit.MILLISECONDS.toNanos(1);
            }
        }
    }

    /// Ends every wait, now and later.
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether the worker should end.
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
