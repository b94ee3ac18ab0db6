package org.cordon.core.projection;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a journal event changes in the states that are computed from the journal.
///
/// [#of] alone knows every kind of event: a new one compiles only once it says here what it changes, and
/// a new change only once every projection says what it does with it.
public sealed interface StateChange {
    /// The incident it belongs to; empty if to none.
    default Optional<IncidentId> incident() {
        return Optional.empty();
    }

    /// The alarm that the entry raises or joins; empty if none.
    default Optional<AlarmId> alarmOf(Entry entry) {
        return this instanceof AlarmChange.Joined(var alarm)
                ? Optional.of(alarm)
                : Optional.of(AlarmId.of(entry)).filter(_ -> this instanceof AlarmChange.Raised);
    }

    /// The alarms that end by it.
    default List<AlarmId> closed() {
        return this instanceof AlarmChange.Handled(AlarmEvent.AlarmClosed closing)
                ? closing.alarms()
                : this instanceof HoldChange.Held held ? held.alarms() : List.of();
    }

    /// Something goes into quarantine, or comes out.
    sealed interface HoldChange extends StateChange {
        /// What goes in or comes out.
        HoldTarget target();

        /// Units that it names.
        default List<UnitId> units() {
            return target().units();
        }

        /// Why.
        Reason reason();

        /// It goes in.
        ///
        /// @param elapsed time on the incident's clock, if it belongs to one
        /// @param alarms closed by it
        record Held(
                HoldTarget target,
                Optional<IncidentId> incident,
                Reason reason,
                Optional<Duration> elapsed,
                List<AlarmId> alarms)
                implements HoldChange {}

        /// It comes out.
        record Released(HoldTarget target, Optional<IncidentId> incident, Reason reason)
                implements HoldChange {}
    }

    /// Something else happens to an incident.
    sealed interface IncidentChange extends StateChange {
        /// The incident.
        IncidentId id();

        @Override
        default Optional<IncidentId> incident() {
            return Optional.of(id());
        }

        /// It is opened.
        record Opened(IncidentId id, IncidentEvent.IncidentOpened event)
                implements IncidentChange {}

        /// Something is captured.
        record Noted(IncidentId id, IncidentNote note, Duration elapsed)
                implements IncidentChange {}

        /// A containment step is done.
        record Completed(IncidentId id, ContainmentStep step, Duration elapsed)
                implements IncidentChange {}

        /// Its report is issued.
        record Reported(IncidentId id) implements IncidentChange {}
    }

    /// An order is loaded, in parts, or runs.
    sealed interface OrderChange extends StateChange {
        /// Its file is accepted.
        record Opened(Order order, OrderEvent.OrderOpened event) implements OrderChange {}

        /// Some of its units are listed.
        record Listed(OrderId order, List<Unit> units) implements OrderChange {}

        /// All are listed, and the line runs it.
        record Activated(OrderId order) implements OrderChange {}

        /// All are listed, and it waits.
        record Planned(OrderId order) implements OrderChange {}
    }

    /// Something happens to a batch.
    record BatchChange(BatchEvent event) implements StateChange {
        /// The station that goes over to it; empty if none does.
        public Optional<StationId> station() {
            return event instanceof BatchEvent.StationChangedOver(_, var station)
                    ? Optional.of(station)
                    : Optional.empty();
        }
    }

    /// A person is enrolled or changes.
    sealed interface PersonChange extends StateChange {
        /// The person.
        PersonId id();

        /// Has a sign-in name from now on.
        record Enrolled(PersonId id, String name, String passwordHash) implements PersonChange {}

        /// Has another password.
        record NewPassword(PersonId id, String passwordHash) implements PersonChange {}
    }

    /// A scanner shows whether it reads right.
    sealed interface ScannerChange extends StateChange {
        /// The scanner.
        DeviceId device();

        /// It is qualified.
        record Qualified(DeviceId device, ScannerEvent.ScannerQualified event)
                implements ScannerChange {}

        /// It read its check code.
        record Checked(DeviceId device, ScannerEvent.CanaryScanned event)
                implements ScannerChange {}
    }

    /// Something happens to alarms. A hold closes some too, see [HoldChange.Held].
    sealed interface AlarmChange extends StateChange {
        /// The entry raises one, which is named by it.
        ///
        /// @param latched whether it stays until it is closed, since what it is about cannot clear
        /// @param detectedAt when it was found
        record Raised(
                AlarmKind kind,
                boolean latched,
                Instant detectedAt,
                Optional<DeviceId> device,
                Optional<StationId> station,
                Optional<UnitId> unit,
                Reason reason,
                Optional<OrderId> order)
                implements AlarmChange {}

        /// One more scan of the same cause.
        record Joined(AlarmId alarm) implements AlarmChange {}

        /// Something is done about some.
        record Handled(AlarmEvent.AlarmFollowUp event) implements AlarmChange {}
    }

    /// A person states something for the reconciliation of an order.
    record ReconciliationChange(ReconciliationEvent event) implements StateChange {}

    /// No such state changes.
    record None() implements StateChange {}

    /// What an event changes.
    static StateChange of(JournalEvent event) {
        return switch (event) {
            case HoldEvent.UnitHeld(var unit, var incident, var reason, var elapsed, var alarms) ->
                    new HoldChange.Held(
                            HoldTarget.Units.of(unit), incident, reason, elapsed, alarms);
            case HoldEvent.TargetHeld(
                            var target,
                            var incident,
                            var reason,
                            var elapsed,
                            var alarms) ->
                    new HoldChange.Held(target, incident, reason, elapsed, alarms);
            case HoldEvent.UnitReleased(var unit, var incident, var reason) ->
                    new HoldChange.Released(
                            HoldTarget.Units.of(unit), incident, new Reason.Written(reason));
            case HoldEvent.TargetReleased(var target, var incident, var reason, _) ->
                    new HoldChange.Released(target, incident, new Reason.Written(reason));
            case IncidentEvent.IncidentOpened e -> new IncidentChange.Opened(e.incident(), e);
            case IncidentEvent.NoteTaken(var id, var note, var elapsed) ->
                    new IncidentChange.Noted(id, note, elapsed);
            case IncidentEvent.ActCompleted(var id, var step, var elapsed) ->
                    new IncidentChange.Completed(id, step, elapsed);
            case IncidentEvent.ReportIssued e -> new IncidentChange.Reported(e.incident());
            case OrderEvent.OrderOpened e -> new OrderChange.Opened(e.order(), e);
            case OrderEvent.UnitsListed(var order, var units) ->
                    new OrderChange.Listed(order, units);
            case OrderEvent.OrderActivated(var order, _) -> new OrderChange.Activated(order);
            case OrderEvent.OrderPlanned(var order) -> new OrderChange.Planned(order);
            case BatchEvent e -> new BatchChange(e);
            case PersonEvent.PersonEnrolled(var id, var name, var hash) ->
                    new PersonChange.Enrolled(id, name, hash);
            case PersonEvent.PasswordChanged(var id, var hash) ->
                    new PersonChange.NewPassword(id, hash);
            case ScannerEvent.ScannerQualified e -> new ScannerChange.Qualified(e.device(), e);
            case ScannerEvent.CanaryScanned e -> new ScannerChange.Checked(e.device(), e);
            case ReconciliationEvent e -> new ReconciliationChange(e);
            case ScanJudged scan -> of(scan);
            case AlarmEvent.AlarmRaised e ->
                    new AlarmChange.Raised(
                            e.kind(),
                            false,
                            e.detectedAt(),
                            e.device(),
                            e.station(),
                            e.unit(),
                            e.reason(),
                            e.order());
            case AlarmEvent.AlarmFollowUp e -> new AlarmChange.Handled(e);
            case AlarmEvent.VerdictAnswered e ->
                    new AlarmChange.Handled(
                            new AlarmEvent.AlarmClosed(
                                    List.of(e.alarm()), closing(e.answer()), "", Optional.empty()));
            // What stations accepted, and what was rejected or reported, is no state beside the
            // scans:
            // see [RejectedUnits].
            case LineEvent.UnitRejected _,
                    LineEvent.LineDataReported _,
                    LineEvent.LineSignalled _,
                    LineEvent.MachineReported _,
                    ContainerEvent _ ->
                    new None();
            case JournalEvent.AuditOnly _, JournalEvent.Unknown _ -> new None();
        };
    }

    private static AlarmEvent.Closing closing(AlarmEvent.Answer answer) {
        return switch (answer) {
            case CONFIRMED -> AlarmEvent.Closing.RESOLVED;
            case HELD -> AlarmEvent.Closing.HELD;
            case CONTAINED -> AlarmEvent.Closing.CONTAINED;
        };
    }

    private static StateChange of(ScanJudged scan) {
        Optional<ScanAlarm> meaning =
                scan.alarm()
                        .or(() ->
                                scan.latches()
                                        ? Optional.of(new ScanAlarm.Raised())
                                        : Optional.empty());
        if (meaning.isEmpty()) {
            return new None();
        }
        return switch (meaning.get()) {
            case ScanAlarm.Raised _ ->
                    new AlarmChange.Raised(
                            scan.alarmKind(),
                            true,
                            scan.receivedAt(),
                            Optional.of(scan.device()),
                            scan.station(),
                            scan.unit(),
                            scan.reason(),
                            scan.order());
            case ScanAlarm.Joined(var alarm) -> new AlarmChange.Joined(alarm);
            case ScanAlarm.NotRaised _ -> new None();
        };
    }
}
