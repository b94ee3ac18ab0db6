package org.cordon.core.order;

/// What the record says a serial is, apart from any hold.
public enum UnitState {
    /// Given out to the line, and not known to be on a pack.
    ALLOCATED,
    /// Commissioned and fit to be packed.
    ACTIVE,
    /// Taken off by the line; a person may put it back.
    REJECTED,
    /// Taken as a sample that may be put back onto the line.
    SAMPLE_OUT,
    /// Decommissioned: the serial was taken off. So is one that was rejected before it was commissioned.
    DECOMMISSIONED,
    /// Taken as a sample and kept; never comes back.
    SAMPLED,
    /// Taken as a sample and used up by its test; never comes back.
    SAMPLE_USED,
    /// Destroyed.
    DESTROYED;

    /// Whether it never comes back to the line.
    public boolean isEnded() {
        return compareTo(DECOMMISSIONED) >= 0;
    }
}
