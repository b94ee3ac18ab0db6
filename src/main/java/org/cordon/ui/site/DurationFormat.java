package org.cordon.ui.site;

import org.cordon.core.text.Messages;

import java.time.Duration;

/// Spans of time as a person says them: the larger, the coarser.
record DurationFormat(Messages words) {
    String say(Duration span) {
        if (span.toHours() >= 48) {
            return words.get("site.span.days", span.toDays());
        }
        if (span.toMinutes() >= 120) {
            return words.get("site.span.hours", span.toHours());
        }
        if (span.toSeconds() >= 120) {
            return words.get("site.span.minutes", span.toMinutes());
        }
        return words.get("site.span.seconds", Math.max(0, span.toSeconds()));
    }
}
