package org.cordon.core.order;

/// Levels of the packaging hierarchy, smallest first.
public enum UnitKind {
    /// The saleable pack.
    PACK,
    /// Packs banded or shrink-wrapped together.
    BUNDLE,
    /// A shipping case.
    CASE,
    /// A pallet.
    PALLET
}
