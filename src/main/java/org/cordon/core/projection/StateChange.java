package org.cordon.core.projection;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceId;

import java.time.Duration;
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

    /// A unit goes into quarantine or comes out.
    sealed interface HoldChange extends StateChange {
        /// The unit.
        UnitId unit();

        /// Why, in words.
        String reason();

        /// It goes in.
        ///
        /// @param elapsed time on the incident's clock, if it belongs to one
        record Held(
                UnitId unit,
                Optional<IncidentId> incident,
                String reason,
                Optional<Duration> elapsed)
                implements HoldChange {}

        /// It comes out.
        record Released(UnitId unit, Optional<IncidentId> incident, String reason)
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
        record Opened(IncidentId id, JournalEvent.IncidentOpened event) implements IncidentChange {}

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
        record Opened(Order order, JournalEvent.OrderOpened event) implements OrderChange {}

        /// Some of its units are listed.
        record Listed(OrderId order, List<Unit> units) implements OrderChange {}

        /// All are listed, and the line runs it.
        record Activated(OrderId order) implements OrderChange {}
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

    /// A person answers a latched verdict.
    ///
    /// @param scan place of its entry in SCANS
    record VerdictAnswered(LogPosition scan, JournalEvent.Answer answer) implements StateChange {}

    /// A scanner shows whether it reads right.
    sealed interface ScannerChange extends StateChange {
        /// The scanner.
        DeviceId device();

        /// It is qualified.
        record Qualified(DeviceId device, JournalEvent.ScannerQualified event)
                implements ScannerChange {}

        /// It read its check code.
        record Checked(DeviceId device, JournalEvent.CanaryScanned event)
                implements ScannerChange {}
    }

    /// No such state changes.
    record None() implements StateChange {}

    /// What an event changes.
    static StateChange of(JournalEvent event) {
        return switch (event) {
            case JournalEvent.UnitHeld(var unit, var incident, var reason, var elapsed) ->
                    new HoldChange.Held(unit, incident, reason, elapsed);
            case JournalEvent.UnitReleased(var unit, var incident, var reason) ->
                    new HoldChange.Released(unit, incident, reason);
            case JournalEvent.IncidentOpened e -> new IncidentChange.Opened(e.incident(), e);
            case JournalEvent.NoteTaken(var id, var note, var elapsed) ->
                    new IncidentChange.Noted(id, note, elapsed);
            case JournalEvent.ActCompleted(var id, var step, var elapsed) ->
                    new IncidentChange.Completed(id, step, elapsed);
            case JournalEvent.ReportIssued e -> new IncidentChange.Reported(e.incident());
            case JournalEvent.OrderOpened e -> new OrderChange.Opened(e.order(), e);
            case JournalEvent.UnitsListed(var order, var units) ->
                    new OrderChange.Listed(order, units);
            case JournalEvent.OrderActivated(var order) -> new OrderChange.Activated(order);
            case JournalEvent.PersonEnrolled(var id, var name, var hash) ->
                    new PersonChange.Enrolled(id, name, hash);
            case JournalEvent.PasswordChanged(var id, var hash) ->
                    new PersonChange.NewPassword(id, hash);
            case JournalEvent.VerdictAnswered e -> new VerdictAnswered(e.scan(), e.answer());
            case JournalEvent.ScannerQualified e -> new ScannerChange.Qualified(e.device(), e);
            case JournalEvent.CanaryScanned e -> new ScannerChange.Checked(e.device(), e);
            case JournalEvent.AuditOnly _, JournalEvent.ScanJudged _, JournalEvent.Unknown _ ->
                    new None();
        };
    }
}
