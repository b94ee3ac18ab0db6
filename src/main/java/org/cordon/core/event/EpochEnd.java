package org.cordon.core.event;

/// The end of an epoch that was over when a later one began: a journal that holds the epoch must still
/// hold this entry.
///
/// @param end the last entry that was durable; its number is at least 1
public record EpochEnd(StreamId stream, ChainHead end) {
    /// Refuses an end without an entry.
    public EpochEnd {
        if (end.epoch() < 1 || end.seq() < 1) {
            throw new IllegalArgumentException("an epoch ends with an entry: " + end);
        }
    }
}
