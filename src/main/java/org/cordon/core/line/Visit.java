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
    /// Where the container is that it belongs to, from 1.
    public int slot() {
        return at.slot(read.sign());
    }

    private Packing packing() {
        return at.packing(slot());
    }

    /// The container that is being filled; empty while it is not known.
    public Optional<UnitId> container() {
        return packing().container();
    }

    /// The last label, while nobody can tell whether its container is still the one that is filled: something went by
    /// that could not be read, and how much is in a full one is not known yet.
    public Optional<UnitId> doubtedContainer() {
        return packing().doubted();
    }

    /// A unit shows that the container of the last label is still filled.
    public void goesOn() {
        packing().goOn();
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
        return at.packing(slot()).count();
    }

    /// A unit that no list has, if this read makes it known.
    public Optional<Unit> learned(UnitId id) {
        return at.learns(id) ? Optional.of(at.learned(id)) : Optional.empty();
    }

    /// A unit was read that arrived before.
    public void repeated(UnitId unit) {
        at.arrivals().repeated(unit, read);
    }

    /// A unit was read whose code another pack carried before.
    public void second(UnitId unit) {
        at.arrivals().second(unit);
    }

    /// Whether a unit is what is packed here, rather than what goes into it.
    public boolean isLabel(UnitId id, Optional<Unit> listed) {
        return at.isLabel(id, listed);
    }

    /// What was read before a label and belongs to it; empty where content is read after its label.
    public ReadContent contentOf(UnitId label) {
        return packing().contentOf(label);
    }

    /// Something could not be read.
    public void unread() {
        packing().unread();
    }

    /// Something went by that could not be read.
    public void passedUnread() {
        packing().passedUnread();
    }

    /// What a read of a unit is that nothing is wrong with.
    public Arrivals.Sight sight(UnitId unit) {
        Arrivals.Sight sight = at.arrivals().sight(unit, read);
        return sight == Arrivals.Sight.AGAIN && packing().holds(unit)
                ? Arrivals.Sight.REPEAT
                : sight;
    }

    /// The label that was refused with a unit before it, which was not accepted here since: the unit may be put where it
    /// belongs.
    public Optional<UnitId> takenOutOf(UnitId unit) {
        return at.takenOutOf(unit);
    }

    /// When a unit was accepted here first.
    public Optional<Instant> first(UnitId unit) {
        return at.arrivals().first(unit);
    }

    /// Whether a unit came here past a station that must have accepted it.
    public boolean skipped(Unit unit) {
        return at.skipped(unit, required);
    }

    /// Whether what a reject takes off behind this station may be put back onto the belt.
    public boolean mayRerun() {
        return at.rejects().mayRerun();
    }

    /// Whether a unit was taken off the belt by a reject, and may not come back.
    public boolean isRejected(UnitId unit) {
        return at.rejects().isRejected(unit);
    }

    /// Takes into account what was judged in an earlier run of the program, of what is packed here alone.
    public void packed(UnitId id, Optional<Unit> listed, boolean accepted) {
        at.packed(id, listed, accepted, read);
    }

    /// Takes a judged unit into account.
    ///
    /// @return whether it was accepted for the first time
    public boolean judged(UnitId id, Optional<Unit> listed, boolean accepted, Instant when) {
        return at.judged(id, listed, accepted, when, read, required);
    }
}
