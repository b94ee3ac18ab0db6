package org.cordon.core.container;

import org.cordon.core.order.UnitId;

import java.util.Optional;

/// A unit that was found in a container and does not belong there, or may not stay there. Journals hold it by the names of
/// its components and constants.
///
/// @param container that it is recorded in, or was read into, if in another one
public record Unexpected(UnitId unit, Why why, Optional<UnitId> container) {
    /// Why it is not expected.
    public enum Why {
        /// It is recorded in another container.
        OTHER_CONTAINER,
        /// It is recorded in none.
        LOOSE,
        /// Another lot or expiry.
        OTHER_LOT,
        /// Another product.
        OTHER_PRODUCT,
        /// Nothing knows it.
        UNKNOWN,
        /// It, or something in it, is in quarantine.
        ON_HOLD,
        /// Rejected, taken as a sample, destroyed, decommissioned or expired.
        NOT_FIT,
        /// It is recorded here, and the line read it into another container.
        TWO_PARENTS
    }
}
