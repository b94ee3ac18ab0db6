package org.cordon.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits on conditions, with a deadline that only a broken program meets.
public final class Until {
    /// How many seconds a test waits for anything: far longer than it takes on a machine that does six
    /// other things. Only a broken program meets it.
    public static final int SECONDS = 240;

    /// The same.
    public static final Duration PATIENCE = Duration.ofSeconds(SECONDS);

    private Until() {}

    /// Waits until something holds.
    ///
    /// @param told what to say when it never does
    public static void holds(BooleanSupplier condition, Supplier<String> told) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("never came true: " + told.get());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
