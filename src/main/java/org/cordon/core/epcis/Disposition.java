package org.cordon.core.epcis;

import java.util.Locale;

/// States of a thing (CBV 2.0, section 7.2); those that Cordon knows of.
public enum Disposition {
    /// Cannot be sold, for a reason that has no word of its own.
    NON_SELLABLE_OTHER,
    /// No match in the record of what was made.
    NO_PEDIGREE_MATCH,
    /// Failed an inspection.
    NON_CONFORMANT,
    /// Passed an inspection.
    CONFORMANT,
    /// Other serials than expected.
    MISMATCH_INSTANCE,
    /// On its usual way.
    IN_PROGRESS,
    /// Its serial is no longer in use.
    INACTIVE,
    /// Destroyed.
    DESTROYED,
    /// Damaged.
    DAMAGED,
    /// Taken out of the supply chain.
    UNAVAILABLE,
    /// All that is recorded in it was found, by scanning it.
    COMPLETENESS_VERIFIED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
