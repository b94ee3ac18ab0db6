package org.cordon.core.event;

import org.cordon.core.text.Messages;

/// An earlier epoch of a journal that does not hold what it once held.
///
/// @param expected its end, as a later epoch or the metadata name it
/// @param found the last entry there is; for [Kind#DIFFERENT] the entry that has the number of the
///     expected one
public record EpochGap(EpochEnd expected, ChainHead found, Kind kind) {
    private static final Messages TEXT = Messages.of(EpochGap.class);

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
        return TEXT.name("event.gap", kind, end.seq(), found.seq(), found.hash(), end.hash());
    }
}
