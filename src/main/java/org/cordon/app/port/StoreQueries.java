package org.cordon.app.port;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.projection.SerialUse;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The reading side of the local store. Blocks: never call it on the FX thread. All methods throw
/// [StoreUnavailable] when the database cannot answer.
public interface StoreQueries extends IncidentRecords {
    /// One person.
    Optional<Person> person(PersonId id);

    /// The order activated last.
    default Optional<Order> activeOrder() {
        return active().map(ActiveOrder::order);
    }

    /// The order activated last, and by which entry.
    Optional<ActiveOrder> active();

    /// One unit of an order.
    Optional<Unit> unit(OrderId order, UnitId id);

    /// One unit of the order that the line runs: empty only if the order does not list it.
    ///
    /// @throws StoreUnavailable also while the store has not applied the order's activation, or has
    ///     lost it and is being rebuilt, since then it cannot tell what the order does not list
    Optional<Unit> unit(ActiveOrder order, UnitId id);

    /// The units directly inside a container, by key.
    List<Unit> children(OrderId order, UnitId container);

    /// Units of an order that each station has accepted, with the first time; no station stands for the
    /// first of the line.
    Map<Optional<StationId>, Map<UnitId, Instant>> accepted(OrderId order);

    /// Units of an order that rejects took off the belt. One that may be put back is left out once its station has
    /// accepted it again.
    Set<RejectedUnit> rejected(OrderId order);

    /// Helper codes of an order, each with every unit that it was found to stand for, in the order in which they were.
    List<HelperCode> helperCodes(OrderId order);

    /// Units of an order that were read in set-up or in a challenge, each with its first such read. Whether one was approved as
    /// product since stands in what happened to the batch.
    Map<UnitId, TestPiece> testPieces(OrderId order);

    /// A part of the units of an order, looked up among those that stations accepted in other orders.
    ///
    /// @param uses what was found, by units and then by orders
    /// @param last key of the last unit that was looked up; empty if there is no other
    record Reused(List<SerialUse> uses, Optional<String> last) {
        /// Keeps its own copy.
        public Reused {
            uses = List.copyOf(uses);
        }
    }

    /// Looks which units of an order stations accepted in other orders, in parts.
    ///
    /// @param after key of the last unit of the part before; empty text at first
    /// @param most units that are looked up
    Reused reused(OrderId order, String after, int most);

    /// What was recorded last of each thing that machines said of themselves, oldest first.
    List<LineEvent.MachineReported> machineReports();

    /// What is recorded of an order's line data.
    RecordedLineData lineData(OrderId order);

    /// Scans of an order by verdict; kinds that never occurred are absent.
    Map<ScanCounts.Place, Map<VerdictCode, Long>> counts(OrderId order);

    /// Scans that raised or joined alarms that nobody has closed, oldest first.
    List<Entry> alarmScans();

    /// Units in quarantine, latest first.
    List<HeldUnit> held();

    /// What else than units is in quarantine, latest first.
    List<HeldTarget> heldTargets();

    /// How many units of an order a target covers, as far as the store knows; empty for one that covers no units by
    /// their codes.
    ///
    /// @param first whether a target at a station is at the first of the line, where scans may name no station
    OptionalLong covered(OrderId order, HoldTarget target, boolean first);

    /// Incidents, latest first.
    List<Incident> incidents();

    /// One incident, with its steps and held units.
    Optional<Incident> incident(IncidentId id);

    /// Entries as recorded, latest first.
    ///
    /// @param beforeSeq only those before it; `Long.MAX_VALUE` for the latest
    List<Entry> entries(StreamId stream, long beforeSeq, int max);

    /// The latest qualification and the latest canary of each scanner, oldest first.
    List<Entry> standings();

    /// An entry that the store holds by index but could not show in its lists.
    record Unlisted(StreamId stream, LogPosition position, Reason reason) {}

    /// Entries that are recorded but do not fit the lists, latest first, with the reason.
    List<Unlisted> deadLetters(int max);
}
