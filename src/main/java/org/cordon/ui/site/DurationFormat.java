package org.cordon.ui.site;

import org.cordon.core.text.Messages;

import java.time.Duration;

/// Spans of time as a person says them: the larger, the coarser.
record DurationFormat(Messages messages) {
    String format(Duration span) {
        if (span.toHours() >= 48) {
            return messages.get("site.span.days", span.toDays());
        }
        if (span.toMinutes() >= 120) {
            return messages.get("site.span.hours", span.toHours());
        }
        if (span.toSeconds() >= 120) {
            return messages.get("site.span.minutes", span.toMinutes());
        }
        return messages.get("site.span.seconds", Math.max(0, span.toSeconds()));
    }
}
