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
public record ScannedUnit(
        UnitId id,
        VerdictCode verdict,
        Optional<Verdict.OnHold.Relation> hold,
        Optional<Unit> listed,
        List<UnitId> around,
        int siblings) {
    /// Keeps its own copy.
    public ScannedUnit {
        around = List.copyOf(around);
    }

    /// Whether it is held itself, or something in it is: one that stands in a held container is as good as the rest.
    boolean isHeld() {
        return hold.filter(each -> each != Verdict.OnHold.Relation.INSIDE).isPresent();
    }
}
