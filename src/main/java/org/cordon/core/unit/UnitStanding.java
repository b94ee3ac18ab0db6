package org.cordon.core.unit;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.order.Unit;
import org.cordon.core.unit.UnitHold.Scope;
import org.cordon.core.verdict.VerdictCode;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a unit or lot stands now.
///
/// @param holds what holds concern it, the closest first
/// @param by the line of its life that says so; empty where none does
public record UnitStanding(State state, List<UnitHold> holds, Optional<LifeLine> by) {
    /// How it stands.
    public enum State {
        /// It is held, or something that it is in or that is in it.
        ON_HOLD,
        /// It is not held, but something beside it is.
        WATCHED,
        /// It was destroyed, taken as a sample or decommissioned.
        ENDED,
        /// A reject took it off the belt, or a line system says so.
        REJECTED,
        /// It was refused when it was read last.
        REFUSED,
        /// It was accepted when it was read last.
        ACCEPTED,
        /// A line system says that its code is on product; it was not read.
        COMMISSIONED,
        /// Its serial was given out, and nothing more is known.
        ALLOCATED,
        /// An order lists it, and nothing more is known.
        LISTED,
        /// Something is recorded of it that says nothing of how it stands.
        RECORDED,
        /// Nothing is known of it.
        UNKNOWN
    }

    /// Keeps its own copy.
    public UnitStanding {
        holds = List.copyOf(holds);
    }

    /// How closely the closest hold concerns it.
    public Optional<Scope> scope() {
        return holds.stream().map(UnitHold::scope).findFirst();
    }

    /// From all that is recorded.
    ///
    /// @param holds that concern it now, in any order
    public static UnitStanding of(UnitHistory history, List<UnitHold> holds) {
        List<UnitHold> closest =
                holds.stream().sorted(Comparator.comparing(UnitHold::scope)).toList();
        Optional<LifeLine> by = last(history);
        State state =
                closest.isEmpty()
                        ? by.map(UnitStanding::state)
                                .orElse(history.lines().isEmpty() ? State.UNKNOWN : State.RECORDED)
                        : closest.getFirst().scope() == Scope.WATCH ? State.WATCHED : State.ON_HOLD;
        return new UnitStanding(state, closest, by);
    }

    /// What ended it counts for ever; else the last line that says something.
    private static Optional<LifeLine> last(UnitHistory history) {
        return history.lines().stream()
                .filter(line -> state(line) == State.ENDED)
                .findFirst()
                .or(() ->
                        history.lines().reversed().stream()
                                .filter(line -> state(line) != State.RECORDED)
                                .findFirst());
    }

    private static State state(LifeLine line) {
        return switch (line.kind()) {
            case ALLOCATED -> listed(line, State.ALLOCATED);
            case LISTED -> listed(line, State.LISTED);
            case COMMISSIONED -> State.COMMISSIONED;
            case REPORTED_REJECTED, REJECTED, SAMPLE_TAKEN -> State.REJECTED;
            case ENDED -> State.ENDED;
            case READ, READ_BY_HELPER -> read(line);
            case PACKED ->
                    line.report().filter(each -> each.fact() instanceof LineFact.Packed).isPresent()
                            ? State.COMMISSIONED
                            : State.RECORDED;
            case REINTRODUCED -> State.COMMISSIONED;
            case UNPACKED, HELD, RELEASED, ALARM, ALARM_HANDLED, INCIDENT, LOCATION, RECORDED ->
                    State.RECORDED;
        };
    }

    private static State listed(LifeLine line, State otherwise) {
        return line.listing()
                .map(Listing::unit)
                .map(Unit::state)
                .map(state ->
                        switch (state) {
                            case DECOMMISSIONED, SAMPLED, SAMPLE_USED, DESTROYED -> State.ENDED;
                            case REJECTED, SAMPLE_OUT -> State.REJECTED;
                            case ALLOCATED, ACTIVE -> otherwise;
                        })
                .orElse(otherwise);
    }

    private static State read(LifeLine line) {
        if (!(line.event() instanceof ScanJudged scan)) {
            return State.RECORDED;
        }
        return scan.isAccepted()
                ? State.ACCEPTED
                : scan.latches() && scan.verdict() != VerdictCode.ON_HOLD
                        ? State.REFUSED
                        : State.RECORDED;
    }
}
