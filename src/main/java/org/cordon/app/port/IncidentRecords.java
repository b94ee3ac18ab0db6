package org.cordon.app.port;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;

import java.util.List;
import java.util.Optional;

/// What is recorded around incidents: enough to write a report, from whatever keeps the entries.
/// Blocks: never call it on the FX thread.
public interface IncidentRecords {
    /// People, by name.
    List<Person> people();

    /// An order that was opened, as it counts: as last activated, or as last opened while it never
    /// was.
    Optional<Order> order(OrderId id);

    /// The entries that concern an incident, oldest first; the scan that triggered it comes before
    /// them all. Empty when there is no such incident.
    List<Entry> history(IncidentId id);
}
