package org.cordon.core.reconciliation;

import org.cordon.core.text.Reason;

/// One row of a reconciliation.
///
/// @param origin where the count comes from, for people; empty where there is nothing to say
/// @param count serials, or packs without a code
public record ReconciliationLine(Key key, Reason origin, long count) {
    /// The rows there may be, in their order. Commands print them by name.
    public enum Key {
        /// Serials that were given out.
        ALLOCATED,
        /// See [Account#UNUSED].
        UNUSED,
        /// See [Account#SPOILED].
        SPOILED,
        /// What the rows below add up to, but for packs without a code.
        COMMISSIONED,
        /// See [Account#PACKED].
        PACKED,
        /// See [Account#PASSED].
        PASSED,
        /// See [Account#LOOSE].
        LOOSE,
        /// See [Account#IN_TRANSIT].
        IN_TRANSIT,
        /// See [Account#REJECTED].
        REJECTED,
        /// See [Account#SAMPLED].
        SAMPLED,
        /// See [Account#DESTROYED].
        DESTROYED,
        /// See [Account#DECOMMISSIONED].
        DECOMMISSIONED,
        /// See [Account#TRIAL].
        TRIAL,
        /// See [Account#EXPLAINED].
        EXPLAINED,
        /// Packs without a code, which are held under tags.
        TAGGED,
        /// See [Account#UNACCOUNTED].
        UNACCOUNTED
    }
}
