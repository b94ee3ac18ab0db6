package org.cordon.core.event;

/// How far a stream has come.
///
/// @param epoch installation or restore count of the terminal, from 1
/// @param seq sequence number of the last entry; 0 before the first
/// @param hash lower-case hexadecimal SHA-256 of the last entry; [Entry#NO_HASH] before the first
public record ChainHead(int epoch, long seq, String hash) {
    /// The place of its last entry.
    public LogPosition position() {
        return new LogPosition(epoch, seq);
    }

    /// The one further on; the second if they are at the same place.
    public static ChainHead latest(ChainHead a, ChainHead b) {
        return a.position().isAfter(b.position()) ? a : b;
    }
}
