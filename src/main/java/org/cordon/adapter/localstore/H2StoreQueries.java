package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.StoreQueries;
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
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Answers from the database. Safe from any thread but the FX thread: every method blocks.
public final class H2StoreQueries implements StoreQueries {
    private static final String PEOPLE = "select id, name, password_hash from people";

    private final H2Database database;
    private final EntryReader reader;
    private final StoredEntries entries;
    private final StoredOrders orders;
    private final StoredLineRecords line;

    /// Reads a database.
    ///
    /// @param reader turns the lines kept there into entries
    public H2StoreQueries(H2Database database, EntryReader reader) {
        this.database = database;
        this.reader = reader;
        entries = new StoredEntries(database, reader);
        orders = new StoredOrders(database);
        line = new StoredLineRecords(database, entries);
    }

    @Override
    public List<Person> people() {
        return database.read(handle ->
                handle.createQuery(PEOPLE + " order by lower(name), id")
                        .map((row, _) -> RowMappers.person(row))
                        .list());
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return database.read(handle ->
                handle.createQuery(PEOPLE + " where id = ?")
                        .bind(0, id.value())
                        .map((row, _) -> RowMappers.person(row))
                        .findOne());
    }

    @Override
    public Optional<ActiveOrder> active() {
        return orders.active();
    }

    @Override
    public Optional<Order> order(OrderId id) {
        return orders.order(id);
    }

    @Override
    public Optional<Unit> unit(OrderId order, UnitId id) {
        return orders.unit(order, id);
    }

    @Override
    public Optional<Unit> unit(ActiveOrder order, UnitId id) {
        return orders.unit(order, id);
    }

    @Override
    public List<Unit> children(OrderId order, UnitId container) {
        return orders.children(order, container);
    }

    @Override
    public Map<Optional<StationId>, Map<UnitId, Instant>> accepted(OrderId order) {
        return line.accepted(order);
    }

    @Override
    public Set<RejectedUnit> rejected(OrderId order) {
        return line.rejected(order);
    }

    @Override
    public List<HelperCode> helperCodes(OrderId order) {
        return line.helperCodes(order);
    }

    @Override
    public Map<UnitId, TestPiece> testPieces(OrderId order) {
        return line.testPieces(order);
    }

    @Override
    public Reused reused(OrderId order, String after, int most) {
        return orders.reused(order, after, most);
    }

    @Override
    public List<LineEvent.MachineReported> machineReports() {
        return line.machineReports();
    }

    @Override
    public RecordedLineData lineData(OrderId order) {
        return line.lineData(order);
    }

    @Override
    public Map<ScanCounts.Place, Map<VerdictCode, Long>> counts(OrderId order) {
        return line.counts(order);
    }

    @Override
    public List<Entry> alarmScans() {
        return entries.listed(StoredEntries.ALARM_SCANS);
    }

    @Override
    public List<HeldUnit> held() {
        return database.read(handle ->
                handle.createQuery(
                                IncidentAssembler.HOLDS
                                        + " where earliest and released_at is null order by epoch"
                                        + " desc, seq desc, unit desc")
                        .map((row, _) -> RowMappers.held(row))
                        .list());
    }

    @Override
    public List<HeldTarget> heldTargets() {
        HeldUnits held = new HeldUnits();
        entries.listed(
                        StoredEntries.HELD_TARGETS
                                + " where t.released_at is null order by t.epoch, t.seq")
                .forEach(held::apply);
        return held.targets().reversed();
    }

    @Override
    public OptionalLong covered(OrderId order, HoldTarget target, boolean first) {
        return orders.covered(order, target, first);
    }

    @Override
    public List<Incident> incidents() {
        return database.read(handle ->
                handle
                        .createQuery("select id from incidents order by position desc")
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .map(IncidentId::new)
                        .flatMap(id -> incident(id).stream())
                        .toList());
    }

    @Override
    public Optional<Incident> incident(IncidentId id) {
        return database.read(handle -> new IncidentAssembler(handle, reader).incident(id));
    }

    @Override
    public List<Entry> entries(StreamId stream, long beforeSeq, int max) {
        return entries.listed(
                StoredEntries.LATEST, stream.storedName(), stream.storedName(), beforeSeq, max);
    }

    @Override
    public List<Entry> history(IncidentId id) {
        return entries.listed(StoredEntries.HISTORY, id.value());
    }

    @Override
    public List<Entry> standings() {
        return entries.listed(StoredEntries.STANDINGS);
    }

    @Override
    public List<Unlisted> deadLetters(int max) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select stream, epoch, seq, reason from parked
                                order by epoch desc, seq desc, stream fetch first ? rows only
                                """)
                        .bind(0, max)
                        .map((row, _) ->
                                new Unlisted(
                                        StreamId.ofStoredName(row.getString(1)),
                                        new LogPosition(row.getInt(2), row.getLong(3)),
                                        RowMappers.reason(row, 4)))
                        .list());
    }
}
