package org.cordon.core.verdict;

import java.util.Optional;

/// One field of a pack beside what it should be.
///
/// @param read as the code carries it; empty when the code lacks it
/// @param expected what the order says; empty when nothing is known to compare with
/// @param agrees whether the field is as it should be
public record FieldCheck(
        Field field, Optional<String> read, Optional<String> expected, boolean agrees) {
    /// The fields a person compares.
    public enum Field {
        /// GTIN.
        PRODUCT,
        /// Serial, or SSCC for a container.
        SERIAL,
        /// Lot.
        LOT,
        /// Expiry as an ISO date.
        EXPIRY,
        /// The container it is in.
        CONTAINER
    }
}
