package org.cordon.core.container;

import org.cordon.core.order.UnitId;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How the check of a container stands.
///
/// @param expected units that are recorded in it
/// @param inside units that were found in it and belong there, in the order of their scans
/// @param parts containers in it of which some units were scanned, and not all
/// @param unexpected what was found and does not belong there, in the order of the scans
/// @param missing recorded in it and not scanned
/// @param byHand units that were counted by hand, since they cannot be scanned
/// @param facts what is to be known of the container itself
public record CheckState(
        ContainerCheck.Purpose purpose,
        RecordedContainer container,
        int expected,
        List<UnitId> inside,
        List<Part> parts,
        List<Unexpected> unexpected,
        List<UnitId> missing,
        List<CountedByHand> byHand,
        Set<Fact> facts) {
    /// A container inside of which some units were scanned.
    ///
    /// @param of units that are recorded in it; 0 where only a level deeper was scanned
    public record Part(UnitId container, int scanned, int of) {}

    /// What is to be known of the container itself.
    public enum Fact {
        /// Nothing knows it.
        UNKNOWN,
        /// It is in quarantine.
        ON_HOLD,
        /// Its label is no longer in use.
        ENDED,
        /// The record has nothing in it.
        NOTHING_RECORDED,
        /// The record has fewer units in it than a full one has.
        NOT_FULL,
        /// There are more units in it than in a full one.
        OVER_FULL
    }

    /// Keeps its own copies.
    public CheckState {
        inside = List.copyOf(inside);
        parts = List.copyOf(parts);
        unexpected = List.copyOf(unexpected);
        missing = List.copyOf(missing);
        byHand = List.copyOf(byHand);
        facts = facts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(facts));
    }

    /// Units that are still to be scanned; those that were counted by hand are among the missing ones.
    public int left() {
        return Math.max(0, missing.size() - byHand.size());
    }

    /// Whether every recorded unit was scanned.
    public boolean isAllScanned() {
        return purpose == ContainerCheck.Purpose.REAGGREGATE
                ? !inside.isEmpty()
                : expected > 0 && missing.isEmpty();
    }

    /// Whether the content is what is recorded, and all of it was scanned.
    public boolean isComplete() {
        return isAllScanned() && unexpected.isEmpty() && byHand.isEmpty();
    }

    /// Units that were scanned.
    public int found() {
        return inside.size() + unexpected.size();
    }
}
