package org.cordon.core.alarm;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;

import java.time.Instant;
import java.util.Optional;

/// What was done about an alarm, and the state by ISA-18.2 that follows from it. Where it goes from each state by each
/// event is the table of `alarm-machine.txt` among the tests.
///
/// @param latched whether it stays until it is closed; one that is not is over once it holds no more and was seen
/// @param acknowledged whether a person saw it
/// @param cleared whether it holds no more
/// @param shelf until when it was put away last, and why; also after that time
/// @param suppressed whether the state of the line says that it does not count now
/// @param outOfService why it is out of service; empty if it is in service
public record AlarmLife(
        boolean latched,
        boolean acknowledged,
        boolean cleared,
        Optional<Shelf> shelf,
        boolean suppressed,
        Optional<String> outOfService) {
    /// A time on the shelf.
    public record Shelf(Instant until, String reason) {}

    /// It was raised just now.
    public static AlarmLife raised(boolean latched) {
        return new AlarmLife(latched, false, false, Optional.empty(), false, Optional.empty());
    }

    /// Its state at a time. From the shelf it comes back unacknowledged.
    public AlarmState state(Instant now) {
        if (outOfService.isPresent()) {
            return AlarmState.OUT_OF_SERVICE;
        }
        if (suppressed) {
            return AlarmState.SUPPRESSED;
        }
        if (shelf.filter(away -> away.until().isAfter(now)).isPresent()) {
            return AlarmState.SHELVED;
        }
        if (cleared) {
            return AlarmState.RETURNED;
        }
        return latched
                ? acknowledged ? AlarmState.LATCHED_ACKNOWLEDGED : AlarmState.LATCHED_UNACKNOWLEDGED
                : acknowledged ? AlarmState.ACKNOWLEDGED : AlarmState.UNACKNOWLEDGED;
    }

    /// What becomes of it.
    ///
    /// @param at when that was recorded
    /// @return empty once it is over
    Optional<AlarmLife> after(AlarmFollowUp event, Instant at) {
        boolean away = state(at).isAway();
        return switch (event) {
            case AlarmEvent.AlarmAcknowledged _ ->
                    away ? Optional.of(this) : cleared ? Optional.empty() : standing(true);
            case AlarmEvent.AlarmShelved(_, var until, var why) ->
                    away && state(at) != AlarmState.SHELVED
                            ? Optional.of(this)
                            : putAway(Optional.of(new Shelf(until, why)), false, Optional.empty());
            case AlarmEvent.AlarmUnshelved _ ->
                    state(at) == AlarmState.SHELVED ? standing(false) : Optional.of(this);
            case AlarmEvent.AlarmSuppressed _ ->
                    state(at) == AlarmState.OUT_OF_SERVICE
                            ? Optional.of(this)
                            : putAway(Optional.empty(), true, Optional.empty());
            case AlarmEvent.AlarmUnsuppressed _ ->
                    state(at) == AlarmState.SUPPRESSED ? standing(false) : Optional.of(this);
            case AlarmEvent.AlarmOutOfService(_, var why) ->
                    putAway(Optional.empty(), false, Optional.of(why));
            case AlarmEvent.AlarmInService _ ->
                    state(at) == AlarmState.OUT_OF_SERVICE ? standing(false) : Optional.of(this);
            case AlarmEvent.AlarmRaisedAgain _ -> away ? Optional.of(this) : standing(false);
            case AlarmEvent.AlarmCleared _ ->
                    acknowledged || away
                            ? Optional.empty()
                            : Optional.of(
                                    new AlarmLife(
                                            latched,
                                            false,
                                            true,
                                            Optional.empty(),
                                            false,
                                            Optional.empty()));
            case AlarmEvent.AlarmClosed _ -> Optional.empty();
        };
    }

    private Optional<AlarmLife> standing(boolean seen) {
        return Optional.of(
                new AlarmLife(latched, seen, false, Optional.empty(), false, Optional.empty()));
    }

    /// One that holds no more need not be put away: it is over.
    private Optional<AlarmLife> putAway(
            Optional<Shelf> until, boolean byState, Optional<String> maintained) {
        return cleared
                ? Optional.empty()
                : Optional.of(new AlarmLife(latched, false, false, until, byState, maintained));
    }
}
