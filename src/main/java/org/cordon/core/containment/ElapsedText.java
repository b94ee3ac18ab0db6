package org.cordon.core.containment;

import java.time.Duration;

/// A span of time in words.
public final class ElapsedText {
    private static final int MINUTE = 60;

    private ElapsedText() {}

    /// Such as `10 min 44 s`, which nobody takes for a time of day; the sign is dropped.
    public static String of(Duration span) {
        long s = span.abs().toSeconds();
        return s < MINUTE ? "%d s".formatted(s) : "%d min %d s".formatted(s / MINUTE, s % MINUTE);
    }
}
