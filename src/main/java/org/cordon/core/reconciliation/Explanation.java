package org.cordon.core.reconciliation;

/// What a person found out of a serial that nothing accounts for. Journals hold it by name.
public enum Explanation {
    /// The pack was found, and is good.
    FOUND,
    /// It is in the reject bin.
    REJECTED,
    /// It was taken as a sample.
    SAMPLED,
    /// It was destroyed.
    DESTROYED,
    /// Its code never came onto a pack.
    NOT_APPLIED,
    /// Something else, as the remark says.
    OTHER
}
