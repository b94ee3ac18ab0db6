package org.cordon.core.alarm;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a person may do with alarms, by the row of the exception catalogue.
public final class AlarmRules {
    /// The longest time on the shelf: a shift.
    public static final Duration SHIFT = Duration.ofHours(8);

    private AlarmRules() {}

    /// Why something may not be done.
    public enum Problem {
        /// A critical alarm is neither shelved nor taken out of service.
        CRITICAL,
        /// It would be on the shelf for longer than a shift.
        LONGER_THAN_A_SHIFT,
        /// No reason is given.
        NO_REASON,
        /// The packs of a critical alarm are not all on hold, rejected, or part of an incident.
        PACKS_LEFT,
        /// One person alone calls a critical alarm false, or ends one that names no unit.
        NO_SECOND_PERSON
    }

    /// Why something may not be done with alarms; empty if it may.
    ///
    /// @param alarms that it concerns, as far as they are open
    public static Optional<Problem> problem(
            AlarmFollowUp event,
            Collection<Alarm> alarms,
            ExceptionCatalogue catalogue,
            Instant now) {
        boolean critical =
                alarms.stream()
                        .anyMatch(alarm ->
                                catalogue.of(alarm.kind()).severity() == Severity.CRITICAL);
        List<Alarm> disposal =
                alarms.stream()
                        .filter(alarm -> catalogue.of(alarm.kind()).needsDisposal())
                        .toList();
        return switch (event) {
            case AlarmEvent.AlarmShelved(_, var until, var why) ->
                    critical
                            ? Optional.of(Problem.CRITICAL)
                            : until.isAfter(now.plus(SHIFT))
                                    ? Optional.of(Problem.LONGER_THAN_A_SHIFT)
                                    : reason(why);
            case AlarmEvent.AlarmOutOfService(_, var why) ->
                    critical ? Optional.of(Problem.CRITICAL) : reason(why);
            case AlarmEvent.AlarmClosed(_, var how, var why, var second) ->
                    switch (how) {
                        case HELD, CONTAINED -> Optional.empty();
                        case RESOLVED ->
                                disposal.stream().anyMatch(alarm -> alarm.unit().isPresent())
                                        ? Optional.of(Problem.PACKS_LEFT)
                                        : signed(!disposal.isEmpty(), second.isPresent(), why);
                        case FALSE_ALARM -> signed(critical, second.isPresent(), why);
                    };
            case AlarmEvent.AlarmAcknowledged _,
                    AlarmEvent.AlarmUnshelved _,
                    AlarmEvent.AlarmInService _,
                    AlarmEvent.AlarmRaisedAgain _,
                    AlarmEvent.AlarmSuppressed _,
                    AlarmEvent.AlarmUnsuppressed _,
                    AlarmEvent.AlarmCleared _ ->
                    Optional.empty();
        };
    }

    private static Optional<Problem> signed(boolean byTwo, boolean second, String why) {
        return byTwo && !second ? Optional.of(Problem.NO_SECOND_PERSON) : reason(why);
    }

    private static Optional<Problem> reason(String why) {
        return why.isBlank() ? Optional.of(Problem.NO_REASON) : Optional.empty();
    }
}
