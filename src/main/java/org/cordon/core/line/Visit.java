package org.cordon.core.line;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// One reading at a station, and what the station knows by then.
///
/// @param required the station that must have accepted a unit before
public record Visit(StationState at, Optional<StationState> required, Arrivals.Read read) {
    /// The container that is being filled; empty while it is not known.
    public Optional<UnitId> container() {
        return at.packing(read.sign().slot()).container();
    }

    /// Whether label and content come in one message here.
    public boolean isOneMessage() {
        return at.station().association() == Association.ONE_MESSAGE;
    }

    /// A message with label and content comes.
    public void message() {
        at.message(read);
    }

    /// A message with label and content was read.
    public void messageEnds() {
        at.messageEnds(read);
    }

    /// Units that were accepted into the container that is being filled, if it is sure that they are all of one.
    public OptionalInt count() {
        return at.packing(read.sign().slot()).count();
    }

    /// A unit that no list has, if this read makes it known.
    public Optional<Unit> learned(UnitId id) {
        return at.learns(id) ? Optional.of(Batch.unit(id, at.level())) : Optional.empty();
    }

    /// A unit was read that arrived before.
    public void repeated(UnitId unit) {
        at.arrivals().repeated(unit, read);
    }

    /// Whether a unit is what is packed here, rather than what goes into it.
    public boolean isLabel(UnitId id, Optional<Unit> listed) {
        return at.isLabel(id, listed);
    }

    /// What was read before a label and belongs to it; empty where content is read after its label.
    public ReadContent contentOf(UnitId label) {
        return at.packing(read.sign().slot()).contentOf(label);
    }

    /// Something could not be read.
    public void unread() {
        at.packing(read.sign().slot()).unread();
    }

    /// Something went by that could not be read.
    public void passedUnread() {
        at.packing(read.sign().slot()).passedUnread();
    }

    /// What a read of a unit is that nothing is wrong with.
    public Arrivals.Sight sight(UnitId unit) {
        Arrivals.Sight sight = at.arrivals().sight(unit, read);
        return sight == Arrivals.Sight.AGAIN && at.packing(read.sign().slot()).holds(unit)
                ? Arrivals.Sight.REPEAT
                : sight;
    }

    /// When a unit was accepted here first.
    public Optional<Instant> first(UnitId unit) {
        return at.arrivals().first(unit);
    }

    /// Whether a unit came here past a station that must have accepted it.
    public boolean skipped(Unit unit) {
        return at.skipped(unit, required);
    }

    /// Whether a unit was taken off the belt by a reject, and may not come back.
    public boolean isRejected(UnitId unit) {
        return at.rejects().isRejected(unit);
    }

    /// Takes a judged unit into account.
    ///
    /// @return whether it was accepted for the first time
    public boolean judged(UnitId id, Optional<Unit> listed, boolean accepted, Instant when) {
        return at.judged(id, listed, accepted, when, read, required);
    }
}
