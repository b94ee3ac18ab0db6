package org.cordon.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits on conditions, with a deadline that only a broken program meets.
public final class Until {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Until() {}

    /// Waits until something holds.
    ///
    /// @param told what to say when it never does
    public static void holds(BooleanSupplier condition, Supplier<String> told) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new AssertionError("never came true: " + told.get());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
