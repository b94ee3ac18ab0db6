package org.cordon.app.containment;

import org.cordon.app.port.TimeSource;
import org.cordon.core.containment.IncidentClock;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.projection.Incident;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The running clocks of incidents. Safe from any thread.
final class IncidentClocks {
    private final TimeSource time;
    private final Map<IncidentId, IncidentClock> clocks = new ConcurrentHashMap<>();

    IncidentClocks(TimeSource time) {
        this.time = time;
    }

    /// Starts the clock of an incident that is being opened.
    void start(IncidentId id, IncidentClock clock) {
        clocks.put(id, clock);
    }

    /// Takes up the clock of an incident found in the record, unless it runs.
    void resume(Incident incident) {
        clock(incident);
    }

    /// Time since detection; never less than the record last said.
    Duration elapsed(Incident incident, long nanos) {
        Duration running = clock(incident).elapsed(nanos);
        return running.compareTo(incident.lastElapsed()) > 0 ? running : incident.lastElapsed();
    }

    private IncidentClock clock(Incident incident) {
        return clocks.computeIfAbsent(
                incident.id(),
                _ ->
                        IncidentClock.resumed(
                                incident.detectedAt(),
                                incident.lastElapsed(),
                                time.now(),
                                time.nanos()));
    }
}
