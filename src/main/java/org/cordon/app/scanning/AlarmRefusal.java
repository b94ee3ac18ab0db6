package org.cordon.app.scanning;

import org.cordon.app.command.Refused;
import org.cordon.core.alarm.AlarmRules;

/// Why an act on alarms may be refused; see [AlarmRules].
public enum AlarmRefusal implements Refused.Reason {
    /// A critical alarm is neither shelved nor taken out of service.
    CRITICAL,
    /// It would be on the shelf for longer than a shift.
    LONGER_THAN_A_SHIFT,
    /// No reason is given.
    NO_REASON,
    /// The packs of a critical alarm are not all on hold, rejected, or part of an incident.
    PACKS_LEFT,
    /// One person alone calls a critical alarm false, or ends one that names no unit.
    NO_SECOND_PERSON,
    /// The second person is the one who is signed in.
    SAME_PERSON;

    /// Why what has this problem is not done.
    static AlarmRefusal of(AlarmRules.Problem problem) {
        return switch (problem) {
            case CRITICAL -> CRITICAL;
            case LONGER_THAN_A_SHIFT -> LONGER_THAN_A_SHIFT;
            case NO_REASON -> NO_REASON;
            case PACKS_LEFT -> PACKS_LEFT;
            case NO_SECOND_PERSON -> NO_SECOND_PERSON;
        };
    }
}
