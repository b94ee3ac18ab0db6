package org.cordon.app.report;

import org.cordon.core.containment.Incident;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Head;
import org.cordon.core.line.Order;
import org.cordon.core.line.TerminalId;
import org.cordon.core.people.PersonId;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a containment report shows, gathered from the store.
///
/// @param order the order of the incident, if one was active
/// @param names printed names of the people that appear
/// @param history the incident's entries, oldest first
/// @param preparedBy printed name of who prepared the report
/// @param head of the acts stream when it was prepared, so that the print can be tied to the record
public record ContainmentReport(
        TerminalId terminal,
        Incident incident,
        Optional<Order> order,
        Map<PersonId, String> names,
        List<Entry> history,
        String preparedBy,
        Instant preparedAt,
        ZoneId zone,
        Head head) {
    /// Keeps its own copies.
    public ContainmentReport {
        names = Map.copyOf(names);
        history = List.copyOf(history);
    }
}
