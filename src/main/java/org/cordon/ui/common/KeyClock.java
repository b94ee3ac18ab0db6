package org.cordon.ui.common;

/// The time of keys, by which a scanner is told from a person. FX thread.
public interface KeyClock extends Disposable {
    /// Monotonic time, in nanoseconds.
    long nanos();

    /// How long a key that arrives now may have waited for the FX thread, at most; 0 when the thread
    /// was free.
    long lateNanos();

    /// Whether keys may come at all, because the window has the keyboard; without that nothing needs
    /// to be watched.
    void watch(boolean keys);
}
