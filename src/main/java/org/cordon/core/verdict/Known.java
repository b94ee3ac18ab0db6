package org.cordon.core.verdict;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.line.Order;
import org.cordon.core.line.Unit;
import org.cordon.core.line.UnitId;

import java.time.Instant;
import java.util.Optional;

/// What a verdict compares a scan with. Answers are those of the moment.
public interface Known {
    /// The order the line runs.
    Optional<Order> order();

    /// A unit of that order.
    Optional<Unit> unit(UnitId id);

    /// When an in-line reader first saw a unit.
    Optional<Instant> firstSeen(UnitId id);

    /// Whether a unit is in quarantine, and if so for which incident, if for one.
    Optional<Optional<IncidentId>> hold(UnitId id);
}
