package org.cordon.app.report;

import org.cordon.app.port.IncidentRecords;
import org.cordon.app.port.TimeSource;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.IncidentProjection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers what a containment report shows. Blocks as its records do; any thread but the FX thread.
///
/// @param rules names of departments and fields, and which are required
public record ReportDataCollector(
        IncidentRecords records, ContainmentRules rules, TimeSource time) {
    /// Gathers an incident as it stood at an entry of ACTS: what was recorded later is left out, so
    /// that the report and the entry it names belong together.
    ///
    /// @param head the records hold at least everything up to it
    /// @param preparedBy printed name
    /// @return empty when no such incident was opened by then
    public Optional<ContainmentReport> gather(IncidentId id, ChainHead head, String preparedBy) {
        List<Entry> history =
                records.history(id).stream().filter(entry -> isWithin(entry, head)).toList();
        Optional<Entry> opening =
                history.stream()
                        .filter(e -> e.event() instanceof IncidentEvent.IncidentOpened)
                        .findFirst();
        return opening.flatMap(first -> fold(history, first))
                .map(incident ->
                        new ContainmentReport(
                                opening.orElseThrow().terminal(),
                                incident,
                                incident.order().flatMap(records::order),
                                names(history),
                                history,
                                rules,
                                preparedBy,
                                time.now(),
                                time.zone(),
                                time.clockOffset(),
                                head));
    }

    /// Folds as the store's lists do: what does not fit, an operation before the opening or a second
    /// opening, stays in the history alone.
    private static Optional<Incident> fold(List<Entry> history, Entry opening) {
        return IncidentProjection.fold(
                history.stream()
                        .filter(entry -> entry.equals(opening) || fits(entry, opening))
                        .toList());
    }

    private static boolean fits(Entry entry, Entry opening) {
        return entry.position().isAfter(opening.position())
                && !(entry.event() instanceof IncidentEvent.IncidentOpened);
    }

    private static boolean isWithin(Entry entry, ChainHead head) {
        return entry.stream() == StreamId.SCANS || !entry.position().isAfter(head.position());
    }

    private Map<PersonId, String> names(List<Entry> history) {
        Set<PersonId> appear = new HashSet<>();
        history.forEach(entry -> entry.person().ifPresent(appear::add));
        Map<PersonId, String> names = new HashMap<>();
        for (Person person : records.people()) {
            if (appear.contains(person.id())) {
                names.put(person.id(), person.name());
            }
        }
        return names;
    }
}
