package org.cordon.core.event;

/// Place of an entry in its stream, in log order: every entry of a later epoch comes after all of an
/// earlier one, whatever their numbers.
///
/// @param epoch installation or restore count of the terminal, from 1; 0 before the first
/// @param seq sequence number within the epoch, from 1; 0 before the first entry
public record LogPosition(int epoch, long seq) implements Comparable<LogPosition> {
    @Override
    public int compareTo(LogPosition other) {
        return epoch == other.epoch
                ? Long.compare(seq, other.seq)
                : Integer.compare(epoch, other.epoch);
    }

    /// Whether it comes later in the stream than another; no position comes after itself.
    public boolean isAfter(LogPosition other) {
        return compareTo(other) > 0;
    }
}
