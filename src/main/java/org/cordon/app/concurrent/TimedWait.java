package org.cordon.app.concurrent;

import java.util.concurrent.locks.Condition;

/// How a worker's thread waits: in the program by the monotonic clock, in a test by one that the test
/// moves.
@FunctionalInterface
public interface TimedWait {
    /// Waits by the machine's monotonic clock.
    TimedWait SYSTEM = Condition::awaitNanos;

    /// Waits until the condition is signalled or the time is over; may end early without a reason.
    ///
    /// @param changed its lock is held by the calling thread
    /// @param nanos at most so long, above 0
    /// @return what is left of the time; 0 or less once it is over
    long await(Condition changed, long nanos) throws InterruptedException;
}
