package org.cordon.core.event;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Units and more that went into quarantine, or came out of it.
public sealed interface HoldEvent extends JournalEvent {
    /// A unit went into quarantine.
    ///
    /// @param reason why
    /// @param elapsed time on the incident's clock, if it belongs to one
    /// @param alarms that end with it
    @EventKind(storedName = "UnitHeld", messageKey = "held")
    record UnitHeld(
            UnitId unit,
            Optional<IncidentId> incident,
            Reason reason,
            Optional<Duration> elapsed,
            List<AlarmId> alarms)
            implements HoldEvent {
        /// Keeps its own copy.
        public UnitHeld {
            alarms = List.copyOf(alarms);
        }

        /// A hold that ends no alarm.
        public UnitHeld(
                UnitId unit,
                Optional<IncidentId> incident,
                Reason reason,
                Optional<Duration> elapsed) {
            this(unit, incident, reason, elapsed, List.of());
        }
    }

    /// Something that more than one unit may be in went into quarantine.
    ///
    /// @param reason why
    /// @param elapsed time on the incident's clock, if it belongs to one
    /// @param alarms that end with it
    @EventKind(storedName = "TargetHeld", messageKey = "target-held")
    record TargetHeld(
            HoldTarget target,
            Optional<IncidentId> incident,
            Reason reason,
            Optional<Duration> elapsed,
            List<AlarmId> alarms)
            implements HoldEvent {
        /// Keeps its own copy.
        public TargetHeld {
            alarms = List.copyOf(alarms);
        }
    }

    /// A unit came out of quarantine; it may go in again.
    ///
    /// @param incident the one it was held for, if for one
    /// @param reason why it may go on, in words
    @EventKind(storedName = "UnitReleased", messageKey = "released")
    record UnitReleased(UnitId unit, Optional<IncidentId> incident, String reason)
            implements HoldEvent {}

    /// What was held as one came out of quarantine; it may go in again. Units of it that are held by their names stay.
    ///
    /// @param incident the one it was held for, if for one
    /// @param reason why it may go on, in words
    /// @param second who confirmed it besides the person of the entry
    @EventKind(storedName = "TargetReleased", messageKey = "target-released")
    record TargetReleased(
            HoldTarget target, Optional<IncidentId> incident, String reason, PersonId second)
            implements HoldEvent {}
}
