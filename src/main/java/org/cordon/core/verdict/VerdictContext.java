package org.cordon.core.verdict;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.Order;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a verdict compares a scan with. Answers are those of the moment.
public interface VerdictContext {
    /// The order the line runs.
    Optional<Order> order();

    /// The profile that the order is judged by; empty where none was chosen, so that nothing is said by one.
    Optional<ChosenProfile> profile();

    /// The day, where the line is.
    LocalDate today();

    /// A unit of that order.
    Optional<Unit> unit(UnitId id);

    /// Whether a list has the unit, rather than the line learned it; nothing is recorded of what is inside one that
    /// was learned.
    boolean isListed(UnitId id);

    /// How a unit stands in quarantine, if it does.
    Optional<Hold> hold(UnitId id);

    /// Whether anything is in quarantine, so that the units around one are worth a look.
    boolean anyHold();

    /// A unit in quarantine that is recorded somewhere inside a container.
    Optional<UnitId> heldInside(UnitId container);

    /// What else than named units is in quarantine, as far as the line judges by it: what was held first before the
    /// rest, and what was held here before what other terminals hold.
    List<TargetHold> targets();

    /// What a unit of the order was read for before, if it was read as a test piece and was not approved as product.
    Optional<TestPiece> testPiece(UnitId unit);

    /// Whether the order's batch is closed or given up.
    boolean isEnded();

    /// When a station accepted a unit of the order first; empty if it did not.
    Optional<Instant> accepted(StationId station, UnitId unit);

    /// Units of the order that are recorded directly in a container.
    List<Unit> children(UnitId container);

    /// A hold of something else than named units.
    ///
    /// @param incident it is held for, if for one
    /// @param elsewhere the terminal that holds it, if it is not this one
    record TargetHold(
            HoldTarget target, Optional<IncidentId> incident, Optional<TerminalId> elsewhere) {}

    /// A hold that stands.
    ///
    /// @param incident it is held for, if for one
    /// @param elsewhere the terminal that holds it, if it is not this one
    record Hold(Optional<IncidentId> incident, Optional<TerminalId> elsewhere) {
        /// A hold of this terminal.
        public static Hold here(Optional<IncidentId> incident) {
            return new Hold(incident, Optional.empty());
        }
    }
}
