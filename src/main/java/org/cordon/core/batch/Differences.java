package org.cordon.core.batch;

import java.util.Optional;

/// What the count of a batch leaves unexplained.
///
/// @param serials commissioned units of which nobody knows what became of them; zero or more, empty if that is not known
/// @param tagged packs without a readable code that are held by a tag, as a number: they may be some of them; zero or more
public record Differences(Optional<Long> serials, long tagged) {
    /// Nobody has counted, and nothing is held by a tag.
    public static final Differences UNKNOWN = new Differences(Optional.empty(), 0);

    /// Refuses negative counts.
    public Differences {
        if (serials.orElse(0L) < 0 || tagged < 0) {
            throw new IllegalArgumentException(serials + ", " + tagged);
        }
    }

    /// Both are known.
    public static Differences of(long serials, long tagged) {
        return new Differences(Optional.of(serials), tagged);
    }

    /// Whether all is known and explained.
    public boolean areNone() {
        return equals(of(0, 0));
    }
}
