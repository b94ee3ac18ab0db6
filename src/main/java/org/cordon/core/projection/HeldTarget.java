package org.cordon.core.projection;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;

/// Something other than named units in quarantine, and why.
///
/// @param target no [HoldTarget.Units]: each of those is a [HeldUnit]
/// @param position of its entry in ACTS
public record HeldTarget(
        HoldTarget target,
        Optional<IncidentId> incident,
        Reason reason,
        Instant at,
        Optional<PersonId> person,
        LogPosition position) {}
