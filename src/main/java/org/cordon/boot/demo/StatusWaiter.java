package org.cordon.boot.demo;

import org.cordon.ui.shell.TerminalServices;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Waits until something is seen of a running terminal, by its queries. Safe from any thread.
final class StatusWaiter {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// Looks at what the terminal's queries show.
    StatusWaiter(TerminalServices parts) {
        parts.line().onChange(this::check);
        parts.incidents().onChange(this::check);
        parts.store().onChange(this::check);
        parts.site().onChange(this::check);
    }

    private void check() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits.
    ///
    /// @return whether it was seen in time
    boolean until(BooleanSupplier seen, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        lock.lock();
        try {
            while (!seen.getAsBoolean()) {
                long left = end - System.nanoTime();
                // Some of what is waited for is told by no watch, such as the camera's own end.
                if (left <= 0) {
                    return false;
                }
                long _ = changed.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
