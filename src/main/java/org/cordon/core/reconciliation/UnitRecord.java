package org.cordon.core.reconciliation;

import org.cordon.core.line.StationId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is recorded of one unit of an order.
///
/// @param listed as the order lists it
/// @param known by that list and by line data
/// @param reported what line data say of its beginning and its container
/// @param accepted when each station accepted it first; no station stands for the first of the line
/// @param refused the last read at a station that was refused
/// @param rejected whether a reject took it off the belt, and it did not come back
/// @param trial whether it was read as a set-up or challenge piece
/// @param twice whether two packs carry its code
public record UnitRecord(
        UnitId id,
        Optional<Unit> listed,
        Optional<Unit> known,
        Reported reported,
        Map<Optional<StationId>, Instant> accepted,
        Optional<Refused> refused,
        boolean rejected,
        boolean trial,
        boolean twice,
        Optional<Explained> explained) {
    /// Keeps its own copy.
    public UnitRecord {
        accepted = Map.copyOf(accepted);
    }

    /// A read that was refused.
    ///
    /// @param station empty for the first of the line
    public record Refused(VerdictCode verdict, Optional<StationId> station, Instant at) {}

    /// What line data say.
    ///
    /// @param commissioned that it was
    /// @param packed that it was packed at some time
    public record Reported(boolean commissioned, boolean packed) {
        /// Nothing.
        public static final Reported NOTHING = new Reported(false, false);
    }

    /// Its container, by the record.
    public Optional<UnitId> container() {
        return known.flatMap(Unit::parent);
    }

    /// What its account goes by.
    public UnitFacts facts() {
        return new UnitFacts(
                listed.map(Unit::state),
                known.map(Unit::state),
                reported,
                Set.copyOf(accepted.keySet()),
                container().isPresent(),
                rejected,
                trial,
                twice,
                explained.map(Explained::what));
    }

    /// The station that accepted it last, and when.
    public Optional<Map.Entry<Optional<StationId>, Instant>> lastAccepted() {
        return accepted.entrySet().stream().max(Map.Entry.comparingByValue());
    }

    /// The read that refused it, if none accepted it later.
    public Optional<Refused> lastRefused() {
        return refused.filter(read ->
                lastAccepted().filter(last -> last.getValue().isAfter(read.at())).isEmpty());
    }
}
