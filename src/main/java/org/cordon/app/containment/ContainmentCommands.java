package org.cordon.app.containment;

import org.cordon.app.command.Refused;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.projection.Obstacle;
import org.cordon.core.text.Reason;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a supervisor does in the first hour. Safe from any thread; never waits. Every future
/// completes once the command is durable, or fails with [Refused] or
/// [org.cordon.app.port.JournalUnavailable].
public interface ContainmentCommands {
    /// Starts containment from a scan; the clock runs from the moment the scan was received. Also
    /// holds the unit it named and closes its alarms. If an incident is open already, the scan
    /// joins it.
    CompletableFuture<IncidentId> start(EvaluatedScan trigger);

    /// Starts containment without a scan.
    ///
    /// @param reason why, in words
    CompletableFuture<IncidentId> start(String reason);

    /// Puts a target in quarantine, for the open incident if there is one, and closes the alarms of its units,
    /// as [org.cordon.app.scanning.LineQueries#alarmsOf] knows them; the one way to do so. Hold and alarms are one entry.
    CompletableFuture<Outcome> hold(HoldTarget target, Reason reason);

    /// The same of one unit.
    default CompletableFuture<Outcome> hold(UnitId unit, Reason reason) {
        return hold(HoldTarget.Units.of(unit), reason);
    }

    /// What a hold came to.
    enum Outcome {
        /// The target is in quarantine now.
        HELD,
        /// All of it was in quarantine already; alarms of it that were open are closed now.
        HELD_BEFORE
    }

    /// Takes a unit out of quarantine.
    ///
    /// @param reason why it may go on, in words
    CompletableFuture<Entry> release(UnitId unit, String reason);

    /// Ends the hold of what was held as one, such as a lot, with one entry. Units of it that are held by their names
    /// stay in quarantine.
    ///
    /// @param reason why it may go on, in words
    /// @param second who confirms it, as [org.cordon.app.auth.Authentication#secondPerson] gives
    CompletableFuture<Entry> release(HoldTarget target, String reason, Person second);

    /// Captures something during a step; allowed for the current step and for earlier ones.
    CompletableFuture<Entry> note(IncidentId incident, IncidentNote note);

    /// Completes the current step, if what it must have is captured.
    CompletableFuture<Entry> complete(IncidentId incident, ContainmentStep step);

    /// What is missing before a step may be completed; empty if nothing is.
    Optional<Refusal> missing(IncidentId incident, ContainmentStep step);

    /// Why a command may be refused.
    enum Refusal implements Refused.Reason {
        /// No such incident is open.
        NO_INCIDENT,
        /// An earlier step is not completed.
        OUT_OF_ORDER,
        /// CEASE has neither a confirmation that the line is stopped nor a reason why it is not.
        STOP_NOT_CONFIRMED,
        /// ISOLATE lacks a held unit.
        NOTHING_HELD,
        /// ISOLATE lacks the place where held units stand.
        NO_LOCATION,
        /// COMMUNICATE lacks quality assurance or the warehouse.
        NOT_ALL_TOLD,
        /// DOCUMENT lacks a required field.
        FIELD_MISSING,
        /// INITIATE_REPORT lacks the deviation.
        NO_DEVIATION,
        /// The unit, or all of the target, is not in quarantine.
        NOT_HELD,
        /// The step is completed already.
        ALREADY_COMPLETED,
        /// A hold names no unit.
        NO_UNITS,
        /// A hold names more units than one entry may.
        TOO_MANY_UNITS,
        /// The serials at both ends of a range differ in length.
        UNEQUAL_LENGTH,
        /// The first serial of a range comes after the last.
        REVERSED_RANGE,
        /// A window begins or ends in the future.
        FUTURE_WINDOW,
        /// A window ends before it begins.
        REVERSED_WINDOW,
        /// A window is longer than one hold may be.
        LONG_WINDOW,
        /// A quantity has no tag, or one that is too long.
        NO_TAG,
        /// A quantity is too small or too large.
        WRONG_QUANTITY,
        /// What is under a tag takes too long to say.
        LONG_CONTENT,
        /// A release says no reason.
        NO_REASON,
        /// The second person is the one who is signed in.
        SAME_PERSON;

        /// Why a target that has this problem is not held.
        static Refusal of(HoldTarget.Problem problem) {
            return switch (problem) {
                case NO_UNITS -> NO_UNITS;
                case TOO_MANY_UNITS -> TOO_MANY_UNITS;
                case UNEQUAL_LENGTH -> UNEQUAL_LENGTH;
                case REVERSED_RANGE -> REVERSED_RANGE;
                case FUTURE_WINDOW -> FUTURE_WINDOW;
                case REVERSED_WINDOW -> REVERSED_WINDOW;
                case LONG_WINDOW -> LONG_WINDOW;
                case NO_TAG -> NO_TAG;
                case WRONG_QUANTITY -> WRONG_QUANTITY;
                case LONG_CONTENT -> LONG_CONTENT;
            };
        }

        /// Why a step that has this obstacle is not completed.
        static Refusal of(Obstacle obstacle) {
            return switch (obstacle) {
                case OUT_OF_ORDER -> OUT_OF_ORDER;
                case ALREADY_COMPLETED -> ALREADY_COMPLETED;
                case STOP_NOT_CONFIRMED -> STOP_NOT_CONFIRMED;
                case NOTHING_HELD -> NOTHING_HELD;
                case NO_LOCATION -> NO_LOCATION;
                case NOT_ALL_TOLD -> NOT_ALL_TOLD;
                case FIELD_MISSING -> FIELD_MISSING;
                case NO_DEVIATION -> NO_DEVIATION;
            };
        }
    }
}
