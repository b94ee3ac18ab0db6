package org.cordon.core.reconciliation;

/// Where one serial of an order is: each has one at a time. The sums of a reconciliation go by these (domain: allocated =
/// commissioned + returned unused + spoiled; commissioned = all accounts but the first two).
public enum Account {
    /// Given out, and not known to be used.
    UNUSED,
    /// Spoiled before it was commissioned: its code may be on product that was rejected.
    SPOILED,
    /// In a container that is as full as it should be.
    PACKED,
    /// Accepted at the last station of a line that packs nothing, so that nobody can tell whether it was packed.
    PASSED,
    /// Good, and in no container that may be shipped: in one that is not full, or taken out of one.
    LOOSE,
    /// Commissioned and not packed yet, while the batch runs.
    IN_TRANSIT,
    /// Taken off the line.
    REJECTED,
    /// Taken as a sample.
    SAMPLED,
    /// Destroyed.
    DESTROYED,
    /// Its serial was taken off.
    DECOMMISSIONED,
    /// Made or read to set the line up or to challenge it, and in none of the accounts above.
    TRIAL,
    /// In none of the others, and a person said what became of it.
    EXPLAINED,
    /// In none of the others once the batch is closing.
    UNACCOUNTED;

    /// Whether it counts among what was commissioned.
    public boolean isCommissioned() {
        return compareTo(PACKED) >= 0;
    }
}
