package org.cordon.core.projection;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state of one incident, folded from its entries.
///
/// @param openedBy who started containment
/// @param lastElapsed time on the incident's clock at its latest entry; the clock never reads less
/// @param steps what was captured and completed, oldest first
/// @param held units quarantined for it, oldest first
/// @param targets what else is quarantined for it, oldest first
public record Incident(
        IncidentId id,
        Optional<OrderId> order,
        Instant detectedAt,
        VerdictCode trigger,
        Reason reason,
        Optional<UnitId> unit,
        Instant openedAt,
        Optional<PersonId> openedBy,
        Duration lastElapsed,
        List<Step> steps,
        List<HeldUnit> held,
        List<HeldTarget> targets) {
    /// Keeps its own copies.
    public Incident {
        steps = List.copyOf(steps);
        held = List.copyOf(held);
        targets = List.copyOf(targets);
    }

    /// The procedure's limit for the five steps (P3).
    public static final Duration LIMIT = Duration.ofMinutes(60);

    /// One thing that happened in an incident.
    ///
    /// @param elapsed time since detection on the incident's clock
    /// @param note what was captured; empty where this entry completed the step
    public record Step(
            ContainmentStep step,
            Instant at,
            Duration elapsed,
            Optional<PersonId> person,
            Optional<IncidentNote> note) {}

    /// How many units and other targets are quarantined for it.
    public int holds() {
        return held.size() + targets.size();
    }

    /// The first step not yet completed; empty when all five are.
    public Optional<ContainmentStep> current() {
        for (ContainmentStep step : ContainmentStep.values()) {
            if (completion(step).isEmpty()) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /// How a step was completed, if it is.
    public Optional<Step> completion(ContainmentStep step) {
        return steps.stream().filter(s -> s.step() == step && s.note().isEmpty()).findFirst();
    }
}
