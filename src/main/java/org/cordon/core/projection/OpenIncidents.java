package org.cordon.core.projection;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.projection.StateChange.IncidentChange;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Incidents whose containment steps are not all done. The first opening of an incident counts; what comes
/// before it, after its last step or a second time changes nothing. Belongs to one thread.
public final class OpenIncidents {
    private final Map<IncidentId, IncidentProjection> open = new LinkedHashMap<>();
    private final Set<IncidentId> known = new HashSet<>();

    /// Takes the next entry.
    ///
    /// @return the incident whose last step it completes
    public Optional<Incident> apply(Entry entry) {
        StateChange change = StateChange.of(entry.event());
        change.incident().ifPresent(id -> apply(entry, change, id));
        return change.incident()
                .filter(_ -> change instanceof IncidentChange.Completed)
                .flatMap(this::get)
                .filter(incident -> incident.current().isEmpty())
                .map(incident -> {
                    open.remove(incident.id());
                    return incident;
                });
    }

    private void apply(Entry entry, StateChange change, IncidentId id) {
        if (change instanceof IncidentChange.Opened) {
            if (known.add(id)) {
                open.put(id, new IncidentProjection(entry));
            }
        } else {
            Optional.ofNullable(open.get(id))
                    .filter(incident -> !incident.knows(entry))
                    .ifPresent(incident -> incident.add(entry));
        }
    }

    /// One of them.
    public Optional<Incident> get(IncidentId id) {
        return Optional.ofNullable(open.get(id)).map(IncidentProjection::state);
    }

    /// All of them, oldest first.
    public List<Incident> all() {
        return open.values().stream().map(IncidentProjection::state).toList();
    }
}
