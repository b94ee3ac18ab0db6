package org.cordon.core.container;

import org.cordon.core.order.UnitId;

import java.util.Optional;

/// What a scan means for the container that is checked.
///
/// @param unit that was scanned; empty if the scan named none
/// @param container that it is in, of [Kind#PART]
/// @param unexpected of [Kind#UNEXPECTED]
public record Answer(
        Kind kind,
        Optional<UnitId> unit,
        Optional<UnitId> container,
        Optional<Unexpected> unexpected) {
    /// What kind of answer.
    public enum Kind {
        /// A check has begun.
        BEGUN,
        /// It is in.
        INSIDE,
        /// It is in a container that is in; that one counts once all of it is scanned, or its label.
        PART,
        /// It was scanned before: the same unit again, or a copy of its code.
        AGAIN,
        /// It does not belong there.
        UNEXPECTED,
        /// The label of another container of the same level or a higher one.
        OTHER_LABEL,
        /// No unit could be read.
        NOT_READ,
        /// The container's own label, and something is still to be scanned.
        NOT_ALL,
        /// The container's own label, and nothing is left to be scanned.
        COMPLETE,
        /// A unit that cannot be scanned was counted by hand.
        BY_HAND
    }

    /// Whether the scan sounds as accepted: what was scanned belongs there, or ends the check.
    public boolean isGood() {
        return switch (kind) {
            case BEGUN, INSIDE, PART, COMPLETE, BY_HAND -> true;
            case AGAIN, UNEXPECTED, OTHER_LABEL, NOT_READ, NOT_ALL -> false;
        };
    }

    static Answer of(Kind kind, UnitId unit) {
        return new Answer(kind, Optional.of(unit), Optional.empty(), Optional.empty());
    }

    static Answer part(UnitId unit, UnitId container) {
        return new Answer(Kind.PART, Optional.of(unit), Optional.of(container), Optional.empty());
    }

    /// A unit that does not belong there.
    public static Answer of(Unexpected unexpected) {
        return new Answer(
                Kind.UNEXPECTED,
                Optional.of(unexpected.unit()),
                Optional.empty(),
                Optional.of(unexpected));
    }

    /// One that is about no unit.
    public static Answer of(Kind kind) {
        return new Answer(kind, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
