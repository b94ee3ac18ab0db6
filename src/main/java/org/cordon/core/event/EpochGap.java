package org.cordon.core.event;

/// An earlier epoch of a journal that does not hold what it once held.
///
/// @param expected its end, as a later epoch or the metadata name it
/// @param found the last entry there is; for [Kind#DIFFERENT] the entry that has the number of the
///     expected one
public record EpochGap(EpochEnd expected, ChainHead found, Kind kind) {
    /// What is wrong with the epoch.
    public enum Kind {
        /// None of its entries is there.
        MISSING,
        /// It ends before the entry that was its end.
        SHORTER,
        /// Another entry has the number of its end.
        DIFFERENT
    }

    /// What is wrong, in words.
    public String why() {
        ChainHead end = expected.end();
        return switch (kind) {
            case MISSING ->
                    "the epoch is missing; its %d entries were durable".formatted(end.seq());
            case SHORTER ->
                    "the epoch ends at entry %d, but entry %d was durable"
                            .formatted(found.seq(), end.seq());
            case DIFFERENT ->
                    "entry %d has hash %s, but the later epoch names %s"
                            .formatted(end.seq(), found.hash(), end.hash());
        };
    }
}
