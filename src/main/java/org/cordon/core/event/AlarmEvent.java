package org.cordon.core.event;

import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Permission;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alarms and what became of them. What it does to them is in `core.alarm`.
public sealed interface AlarmEvent extends JournalEvent {
    /// Something needs a person though no scan says so.
    ///
    /// @param detectedAt when it was found
    /// @param device it concerns, if one
    /// @param reason what was found
    /// @param station it concerns, if one; earlier versions did not record it
    /// @param unit whose hold ends it, if one; earlier versions did not record it
    /// @param order that ran then, if one; earlier versions did not record it
    @EventKind(storedName = "AlarmRaised", messageKey = "alarm-raised")
    record AlarmRaised(
            AlarmKind kind,
            Instant detectedAt,
            Optional<DeviceId> device,
            Reason reason,
            Optional<StationId> station,
            Optional<UnitId> unit,
            Optional<OrderId> order)
            implements AlarmEvent {
        /// No order runs.
        public AlarmRaised(
                AlarmKind kind,
                Instant detectedAt,
                Optional<DeviceId> device,
                Reason reason,
                Optional<StationId> station,
                Optional<UnitId> unit) {
            this(kind, detectedAt, device, reason, station, unit, Optional.empty());
        }

        /// What a line shows while it runs an order.
        public static AlarmRaised of(LineFinding finding, Instant at, Optional<OrderId> order) {
            return new AlarmRaised(
                    finding.kind(),
                    at,
                    finding.device(),
                    finding.reason(),
                    finding.station(),
                    finding.unit(),
                    order);
        }

        /// What is wrong with a scanner while the line runs an order.
        public static AlarmRaised of(
                AlarmKind kind,
                Instant at,
                DeviceId device,
                Reason reason,
                Optional<OrderId> order) {
            return new AlarmRaised(
                    kind,
                    at,
                    Optional.of(device),
                    reason,
                    Optional.empty(),
                    Optional.empty(),
                    order);
        }
    }

    /// What became of alarms that were raised before.
    sealed interface AlarmFollowUp extends AlarmEvent {
        /// Which ones; a command on many is one entry.
        List<AlarmId> alarms();

        /// What a person must be allowed to do to record it; empty if the program records it.
        default Optional<Permission> permission() {
            return switch (this) {
                case AlarmAcknowledged _ -> Optional.of(Permission.ACKNOWLEDGE_ALARM);
                case AlarmShelved _, AlarmUnshelved _, AlarmOutOfService _, AlarmInService _ ->
                        Optional.of(Permission.SHELVE_ALARM);
                case AlarmClosed _ -> Optional.of(Permission.CLOSE_ALARM);
                case AlarmCleared _, AlarmRaisedAgain _, AlarmSuppressed _, AlarmUnsuppressed _ ->
                        Optional.empty();
            };
        }
    }

    /// A person saw alarms.
    @EventKind(storedName = "AlarmAcknowledged", messageKey = "alarm-acknowledged")
    record AlarmAcknowledged(List<AlarmId> alarms) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmAcknowledged {
            alarms = List.copyOf(alarms);
        }
    }

    /// A person put alarms away for some time.
    ///
    /// @param until when they come back, if what they are about still holds then
    /// @param reason why, in words
    @EventKind(storedName = "AlarmShelved", messageKey = "alarm-shelved")
    record AlarmShelved(List<AlarmId> alarms, Instant until, String reason)
            implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmShelved {
            alarms = List.copyOf(alarms);
        }
    }

    /// A person took alarms off the shelf before their time.
    @EventKind(storedName = "AlarmUnshelved", messageKey = "alarm-unshelved")
    record AlarmUnshelved(List<AlarmId> alarms) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmUnshelved {
            alarms = List.copyOf(alarms);
        }
    }

    /// What alarms are about holds again, before they were over.
    ///
    /// @param reason what was found
    @EventKind(storedName = "AlarmRaisedAgain", messageKey = "alarm-raised-again")
    record AlarmRaisedAgain(List<AlarmId> alarms, Reason reason) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmRaisedAgain {
            alarms = List.copyOf(alarms);
        }
    }

    /// The state of the line says that alarms do not count now.
    ///
    /// @param reason which state
    @EventKind(storedName = "AlarmSuppressed", messageKey = "alarm-suppressed")
    record AlarmSuppressed(List<AlarmId> alarms, Reason reason) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmSuppressed {
            alarms = List.copyOf(alarms);
        }
    }

    /// The state of the line that suppressed alarms is over; what they are about holds still.
    @EventKind(storedName = "AlarmUnsuppressed", messageKey = "alarm-unsuppressed")
    record AlarmUnsuppressed(List<AlarmId> alarms) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmUnsuppressed {
            alarms = List.copyOf(alarms);
        }
    }

    /// A person put alarms out of service while something is mended.
    ///
    /// @param reason what is mended, in words
    @EventKind(storedName = "AlarmOutOfService", messageKey = "alarm-out-of-service")
    record AlarmOutOfService(List<AlarmId> alarms, String reason) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmOutOfService {
            alarms = List.copyOf(alarms);
        }
    }

    /// A person took alarms back into service.
    @EventKind(storedName = "AlarmInService", messageKey = "alarm-in-service")
    record AlarmInService(List<AlarmId> alarms) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmInService {
            alarms = List.copyOf(alarms);
        }
    }

    /// A person ended alarms; a unit that goes into quarantine ends its alarms by [HoldEvent.UnitHeld] itself.
    ///
    /// @param reason in words; empty where `how` says all
    /// @param second who confirmed it, where two people are asked for; earlier versions asked for one
    @EventKind(storedName = "AlarmClosed", messageKey = "alarm-closed")
    record AlarmClosed(List<AlarmId> alarms, Closing how, String reason, Optional<PersonId> second)
            implements AlarmFollowUp {
        /// One person ended them.
        public AlarmClosed(List<AlarmId> alarms, Closing how, String reason) {
            this(alarms, how, reason, Optional.empty());
        }

        /// Keeps its own copy.
        public AlarmClosed {
            alarms = List.copyOf(alarms);
        }
    }

    /// How an alarm was ended.
    enum Closing {
        /// Its unit is in quarantine already.
        HELD,
        /// Containment was started from it, or it joined an incident.
        CONTAINED,
        /// It was dealt with as the reason says.
        RESOLVED,
        /// Nothing was wrong.
        FALSE_ALARM
    }

    /// What alarms are about holds no more.
    @EventKind(storedName = "AlarmCleared", messageKey = "alarm-cleared")
    record AlarmCleared(List<AlarmId> alarms, Reason reason) implements AlarmFollowUp {
        /// Keeps its own copy.
        public AlarmCleared {
            alarms = List.copyOf(alarms);
        }
    }

    /// A person answered a latched verdict. Earlier versions recorded it; now its alarm is acknowledged or
    /// closed.
    ///
    /// @param epoch of the scan's entry
    /// @param seq of the scan's entry in SCANS
    @EventKind(storedName = "VerdictAnswered", messageKey = "answered")
    record VerdictAnswered(int epoch, long seq, Answer answer) implements AlarmEvent {
        /// The alarm that the scan raised.
        public AlarmId alarm() {
            return AlarmId.ofScan(new LogPosition(epoch, seq));
        }
    }

    /// How a latched verdict was answered.
    enum Answer {
        /// Seen; the line goes on.
        CONFIRMED,
        /// The pack was put in quarantine.
        HELD,
        /// Containment was started from it.
        CONTAINED
    }
}
