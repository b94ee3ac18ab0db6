package org.cordon.core.order;

/// What the record says a serial is, apart from any hold.
public enum UnitState {
    /// Commissioned and fit to be packed.
    ACTIVE,
    /// Decommissioned: the serial was taken off.
    DECOMMISSIONED,
    /// Taken as a sample; never comes back.
    SAMPLED,
    /// Destroyed.
    DESTROYED
}
