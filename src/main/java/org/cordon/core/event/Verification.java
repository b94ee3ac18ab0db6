package org.cordon.core.event;

/// What came of checking one epoch of one stream from its first line.
public sealed interface Verification {
    /// Every line verifies and the chain has no gap.
    record Whole(ChainHead head) implements Verification {}

    /// Every line verifies but for an unfinished write at the very end, which was never
    /// acknowledged: a power cut left it, or the program is writing it just now.
    ///
    /// @param file name of the segment, with its folder
    /// @param offset of the first byte that belongs to no whole entry
    record TornTail(ChainHead head, String file, long offset) implements Verification {}

    /// A line does not verify: the record was altered or damaged.
    ///
    /// @param head the last entry that does
    /// @param seq sequence number of the entry that should have stood there
    /// @param file name of the segment, with its folder
    /// @param line in that file, from 1; 0 when the file as a whole is at fault
    /// @param why in words
    record Broken(ChainHead head, long seq, String file, long line, String why)
            implements Verification {}

    /// The last entry that verifies.
    ChainHead head();
}
