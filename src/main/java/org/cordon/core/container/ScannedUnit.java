package org.cordon.core.container;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Optional;

/// A unit that was scanned by hand, with what is known of it then.
///
/// @param verdict what the scan came to
/// @param hold how it stands in quarantine, if it does
/// @param listed as the order and what was recorded since say; empty if neither knows it
/// @param around containers that it is recorded in, the nearest first
/// @param siblings units that are recorded in the nearest of them, itself included; 0 if it is in none
/// @param readInto another container that the line read it into last, if what is recorded contradicts that
public record ScannedUnit(
        UnitId id,
        VerdictCode verdict,
        Optional<Verdict.OnHold.Relation> hold,
        Optional<Unit> listed,
        List<UnitId> around,
        int siblings,
        Optional<UnitId> readInto) {
    /// One that the line read into no other container.
    public ScannedUnit(
            UnitId id,
            VerdictCode verdict,
            Optional<Verdict.OnHold.Relation> hold,
            Optional<Unit> listed,
            List<UnitId> around,
            int siblings) {
        this(id, verdict, hold, listed, around, siblings, Optional.empty());
    }

    /// Keeps its own copy.
    public ScannedUnit {
        around = List.copyOf(around);
    }

    /// The same in containers that the line read it into.
    ///
    /// @param inside units that it read into the nearest of them, itself included
    public ScannedUnit in(List<UnitId> containers, int inside) {
        return new ScannedUnit(id, verdict, hold, listed, containers, inside);
    }

    /// The same, which the line read into another container than the one that it is recorded in.
    public ScannedUnit readInto(UnitId other) {
        return new ScannedUnit(id, verdict, hold, listed, around, siblings, Optional.of(other));
    }

    /// Whether it is held itself, or something in it is: one that stands in a held container is as good as the rest.
    boolean isHeld() {
        return hold.filter(each -> each != Verdict.OnHold.Relation.INSIDE).isPresent();
    }
}
