package org.cordon.core.reconciliation;

import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitState;

import java.util.Optional;
import java.util.Set;

/// What an account of a pack goes by. The packs of an order share a few of these, some dozens, so that each is judged once
/// however many packs there are, and again only when what all packs show together has changed.
///
/// @param listed its state as the order lists it
/// @param known its state by that list and by line data
/// @param reported what line data say of its beginning and its container
/// @param accepted stations that have accepted it; none stands for the first of the line
/// @param contained whether it is in a container by the record
/// @param rejected whether a reject took it off the belt, and it did not come back
/// @param trial whether it was read as a set-up or challenge piece
/// @param twice whether two packs carry its code
/// @param explained what a person said became of it
public record UnitFacts(
        Optional<UnitState> listed,
        Optional<UnitState> known,
        UnitRecord.Reported reported,
        Set<Optional<StationId>> accepted,
        boolean contained,
        boolean rejected,
        boolean trial,
        boolean twice,
        Optional<Explanation> explained) {
    /// Keeps its own copy.
    public UnitFacts {
        accepted = Set.copyOf(accepted);
    }

    /// Whether the record says that it was ever commissioned.
    boolean isCommissioned() {
        return reported.commissioned()
                || listed.filter(state -> state != UnitState.ALLOCATED).isPresent()
                || known.filter(state ->
                                state != UnitState.ALLOCATED && state != UnitState.DECOMMISSIONED)
                        .isPresent();
    }
}
