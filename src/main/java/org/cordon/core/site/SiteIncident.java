package org.cordon.core.site;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// How far containment of an incident has come at one terminal of the site.
///
/// @param detectedAt the sixty minutes run from here, by that terminal's clock
/// @param reason the trigger
/// @param done steps that are completed
/// @param at when the latest of these entries was made
public record SiteIncident(
        TerminalId terminal,
        IncidentId incident,
        Optional<OrderId> order,
        VerdictCode trigger,
        Reason reason,
        Optional<UnitId> unit,
        Instant detectedAt,
        Optional<PersonId> openedBy,
        Set<ContainmentStep> done,
        Instant at) {
    public SiteIncident {
        done = Set.copyOf(done);
    }

    /// The first step not yet completed; empty when containment is done.
    public Optional<ContainmentStep> current() {
        return Arrays.stream(ContainmentStep.values())
                .filter(step -> !done.contains(step))
                .findFirst();
    }
}
