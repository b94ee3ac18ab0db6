package org.cordon.core.linedata;

import java.time.Duration;

/// How line data come.
///
/// @param late so long a report may come after the thing it reports; a unit of which nothing is reported by then was
///     not commissioned
/// @param lists whether the order's own list names every serial that may come; otherwise reports name more
public record LineFeed(Kind kind, Duration late, boolean lists) {
    /// So long reports may be late where nothing else is set.
    public static final Duration USUAL_LATE = Duration.ofSeconds(60);

    /// No reports: what the order lists is all.
    public static final LineFeed NONE = new LineFeed(Kind.NONE, USUAL_LATE, true);

    /// Clocks of systems may differ by so much: what is dated so little after a read counts as before it.
    public static final Duration CLOCKS = Duration.ofSeconds(5);

    /// When reports come.
    public enum Kind {
        /// Never.
        NONE,
        /// While things happen, or some time later.
        LIVE,
        /// Once the batch is closing.
        BATCH_END
    }

    /// Whether a serial that nothing lists may still be reported.
    public boolean grows() {
        return kind != Kind.NONE && !lists;
    }

    /// The same where the order itself lists every serial.
    public LineFeed listed() {
        return new LineFeed(kind, late, true);
    }
}
