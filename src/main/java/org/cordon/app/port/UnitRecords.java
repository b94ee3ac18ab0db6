package org.cordon.app.port;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.Listing;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a terminal's record holds of units and lots. Blocks: never call it on the FX thread. All methods throw
/// [StoreUnavailable] or [JournalUnavailable] when it cannot be read.
public interface UnitRecords {
    /// A place from which everything is earlier.
    LogPosition LATEST = new LogPosition(Integer.MAX_VALUE, Long.MAX_VALUE);

    /// How far it has come with a stream; empty if it has nothing of it.
    Optional<LogPosition> applied(StreamId stream);

    /// Entries about a subject, latest first.
    ///
    /// @param before only those before it
    List<Entry> entries(EntrySubject subject, StreamId stream, LogPosition before, int max);

    /// How many entries of a stream are about a subject.
    long count(EntrySubject subject, StreamId stream);

    /// What happened on the line with an order, latest first.
    ///
    /// @param before only scans before it
    List<Entry> scans(OrderId order, LogPosition before, int max);

    /// What line systems reported of an order, latest first.
    List<Entry> lineData(OrderId order, int max);

    /// Orders that list a unit, in the order in which they were opened.
    List<Listing> listings(UnitId unit);

    /// Units directly inside a container, as the orders that list it say, by key.
    List<UnitId> content(UnitId container, int max);

    /// How many units are directly inside a container, as the orders that list it say.
    long contentCount(UnitId container);

    /// The product numbers of all units that are known.
    Set<Gtin> products();

    /// Orders of a lot, latest first.
    List<Order> orders(Lot lot, int max);

    /// Units that a helper code stands for.
    List<UnitId> helped(String code);

    /// What else than units is in quarantine.
    List<HeldTarget> heldTargets();

    /// Units in quarantine that are directly inside a container, as the orders that list it say.
    List<HeldUnit> heldInside(UnitId container, int max);

    /// Scans of an order by verdict; kinds that never occurred are absent.
    Map<VerdictCode, Long> counts(OrderId order);

    /// The storage locations noted for an incident and its reports, oldest first.
    List<Entry> incident(IncidentId incident);
}
