package org.cordon.app.containment;

import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;

import java.util.List;
import java.util.Optional;

/// Containment at one moment. Unchangeable.
///
/// @param active the incident being led; empty when none is open
/// @param held all units in quarantine on this terminal, latest first
/// @param contained the incident whose five steps were completed last, to show how it ended
/// @param targets what else than units is in quarantine, latest first
public record ContainmentStatus(
        Optional<Incident> active,
        List<HeldUnit> held,
        Optional<Incident> contained,
        List<HeldTarget> targets) {
    public ContainmentStatus {
        held = List.copyOf(held);
        targets = List.copyOf(targets);
    }

    /// While nothing but units is in quarantine.
    public ContainmentStatus(
            Optional<Incident> active, List<HeldUnit> held, Optional<Incident> contained) {
        this(active, held, contained, List.of());
    }

    /// Before any incident was contained.
    public ContainmentStatus(Optional<Incident> active, List<HeldUnit> held) {
        this(active, held, Optional.empty());
    }
}
