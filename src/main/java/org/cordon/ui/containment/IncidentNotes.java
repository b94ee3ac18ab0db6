package org.cordon.ui.containment;

import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;

import java.util.List;

/// What was captured of an incident, by kind.
final class IncidentNotes {
    private IncidentNotes() {}

    /// Notes of a kind, oldest first.
    static <N extends IncidentNote> List<N> notes(Incident incident, Class<N> kind) {
        return incident.steps().stream()
                .flatMap(step -> step.note().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
