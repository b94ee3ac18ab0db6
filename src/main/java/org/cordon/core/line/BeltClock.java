package org.cordon.core.line;

/// How long a belt ran, which tells how far a pack came. For one thread; times are of the monotonic clock.
final class BeltClock {
    private boolean stands;
    private long stoppedNanos;
    private long stoodNanos;

    boolean stands() {
        return stands;
    }

    /// The belt starts.
    ///
    /// @return false if it ran already
    boolean run(long nanos) {
        boolean stood = stands;
        if (stood) {
            stoodNanos += nanos - stoppedNanos;
        }
        stands = false;
        return stood;
    }

    /// The belt stops.
    void stop(long nanos) {
        if (!stands) {
            stoppedNanos = nanos;
        }
        stands = true;
    }

    /// How long the belt ran by a time, from an arbitrary beginning on.
    long ran(long nanos) {
        return (stands ? stoppedNanos : nanos) - stoodNanos;
    }
}
