package org.cordon.app.containment;

import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;

import java.util.List;
import java.util.Optional;

/// Containment at one moment. Unchangeable.
///
/// @param active the incident being led; empty when none is open
/// @param held all units in quarantine on this terminal, latest first
/// @param contained the incident whose five steps were completed last, to show how it ended
public record ContainmentStatus(
        Optional<Incident> active, List<HeldUnit> held, Optional<Incident> contained) {
    public ContainmentStatus {
        held = List.copyOf(held);
    }

    /// Before any incident was contained.
    public ContainmentStatus(Optional<Incident> active, List<HeldUnit> held) {
        this(active, held, Optional.empty());
    }
}
