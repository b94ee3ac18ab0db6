package org.cordon.core.scanner.wedge;

/// When a stroke arrived, and where.
///
/// @param nanos monotonic clock
/// @param lateNanos how long it may have waited for a window that was busy, at most; 0 when the
///     window was free. Strokes that waited arrive in a bunch, a person's as close as a device's
/// @param secret whether it goes into a field for a password
public record KeyTime(long nanos, long lateNanos, boolean secret) {
    /// Refuses a stroke from the future.
    public KeyTime {
        if (lateNanos < 0) {
            throw new IllegalArgumentException("late: " + lateNanos);
        }
    }
}
