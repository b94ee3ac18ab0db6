package org.cordon.core.reconciliation;

/// What may not add up of one serial. Several may be true of one.
public enum DifferenceKind {
    /// Commissioned, and nothing says where it is once the batch is closing.
    UNACCOUNTED,
    /// Accepted on the line, and not commissioned by the time the batch is closing.
    NOT_COMMISSIONED,
    /// Line data packed it, and no station that packs has accepted it.
    PACKED_NOT_READ,
    /// A station that packs has accepted it, and line data did not pack it.
    READ_NOT_PACKED,
    /// Rejected, sampled, destroyed or taken off, and in a container all the same.
    ENDED_PACKED,
    /// Two packs carry its code: there is one pack more than serials.
    TWICE
}
