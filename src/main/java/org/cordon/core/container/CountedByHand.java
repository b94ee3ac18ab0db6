package org.cordon.core.container;

/// Why a unit that cannot be scanned is counted by hand. Journals hold the names.
public enum CountedByHand {
    /// The unit is damaged, and its code with it.
    DAMAGED,
    /// It has no code, or one that no scanner reads.
    NO_CODE,
    /// Its code was scanned from another unit already.
    SAME_CODE
}
