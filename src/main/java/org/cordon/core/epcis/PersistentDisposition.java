package org.cordon.core.epcis;

/// A lasting property given to things, or taken from them (EPCIS 2.0, section 7.3.5).
public sealed interface PersistentDisposition {
    /// Given.
    record Set(Disposition property) implements PersistentDisposition {}

    /// Taken.
    record Unset(Disposition property) implements PersistentDisposition {}
}
