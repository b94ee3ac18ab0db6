package org.cordon.core.containment;

import org.cordon.core.text.Messages;

import java.time.Duration;

/// A span of time in words.
public final class ElapsedText {
    private static final Messages TEXT = Messages.of(ElapsedText.class);
    private static final int MINUTE = 60;

    private ElapsedText() {}

    /// Such as `10 min 44 s`, which nobody takes for a time of day; the sign is dropped.
    public static String of(Duration span) {
        long s = span.abs().toSeconds();
        return s < MINUTE
                ? TEXT.get("containment.elapsed.seconds", s)
                : TEXT.get("containment.elapsed.minutes", s / MINUTE, s % MINUTE);
    }
}
