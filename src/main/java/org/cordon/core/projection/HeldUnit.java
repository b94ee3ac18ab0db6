package org.cordon.core.projection;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;

/// A unit in quarantine, and why.
///
/// @param position of its entry in ACTS
public record HeldUnit(
        UnitId unit,
        Optional<IncidentId> incident,
        Reason reason,
        Instant at,
        Optional<PersonId> person,
        LogPosition position) {}
