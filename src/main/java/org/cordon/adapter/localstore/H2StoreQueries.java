package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.ReadPurpose;
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
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.jdbi.v3.core.statement.Query;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers from the database. Safe from any thread but the FX thread: every method blocks.
public final class H2StoreQueries implements StoreQueries {
    private static final Messages TEXT = Messages.of(H2StoreQueries.class);
    private static final String PEOPLE = "select id, name, password_hash from people";
    private static final String UNIT =
            """
            select u.unit, u.kind, u.parent, u.state
            from orders o join units u on u.opening = o.opening
            """;

    private static final String LISTED =
            """
            select u.unit, u.kind, u.parent, u.state
            from orders o left join units u on u.opening = o.opening and u.unit = ?
            where o.id = ? and o.activated >= ?
            """;

    // The few rows that name an entry are joined from the left: by an inner join H2 would walk
    // through
    // all entries of the stream instead.
    static final String ALARM_SCANS =
            """
            select e.line from unsolved u
            left join entries e on e.stream = 'SCANS' and e.epoch = u.epoch and e.seq = u.seq
            order by u.epoch, u.seq
            """;

    static final String HISTORY =
            """
            select e.line from incident_entries i
            left join entries e on e.stream = i.stream and e.epoch = i.epoch and e.seq = i.seq
            where i.incident = ?
            order by i.stream desc, i.epoch, i.seq
            """;

    static final String STANDINGS =
            """
            select e.line from standings s
            left join entries e on e.stream = 'ACTS' and e.epoch = s.epoch and e.seq = s.seq
            order by s.epoch, s.seq
            """;

    static final String HELD_TARGETS =
            """
            select e.line from held_targets t
            left join entries e on e.stream = 'ACTS' and e.epoch = t.epoch and e.seq = t.seq
            """;

    static final String LINE_REPORTS =
            """
            select e.line from line_reports r
            left join entries e on e.stream = 'SCANS' and e.epoch = r.epoch and e.seq = r.seq
            where r.order_id = ?
            order by r.epoch, r.seq
            """;

    private static final String PUT_BACK =
            """
            select p.unit, c.station from put_back p
            left join came_back c on c.order_id = p.order_id and c.unit = p.unit
            where p.order_id = ?
            """;

    private static final String LATEST =
            """
            select line from entries where stream = ?
            and epoch = (select epoch from applied where stream = ?)
            and seq < ?
            order by stream desc, epoch desc, seq desc
            fetch first ? rows only
            """;

    private final H2Database database;
    private final EntryReader reader;

    /// Reads a database.
    ///
    /// @param reader turns the lines kept there into entries
    public H2StoreQueries(H2Database database, EntryReader reader) {
        this.database = database;
        this.reader = reader;
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
        return database.read(handle ->
                handle.createQuery(
                                """
                                select p.order_id, p.product, p.gtin, p.lot, p.expiry, p.packs,
                                    p.units, o.activated, p.allocated
                                from orders o join openings p on p.opening = o.opening
                                where o.activated is not null
                                order by o.activated desc fetch first row only
                                """)
                        .map((row, _) ->
                                new ActiveOrder(
                                        RowMappers.order(row),
                                        row.getInt(7),
                                        StoredLogPosition.read(row.getLong(8)),
                                        row.getBoolean(9)))
                        .findOne());
    }

    @Override
    public Optional<Order> order(OrderId id) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select p.order_id, p.product, p.gtin, p.lot, p.expiry, p.packs
                                from orders o join openings p on p.opening = o.opening
                                where o.id = ?
                                """)
                        .bind(0, id.value())
                        .map((row, _) -> RowMappers.order(row))
                        .findOne());
    }

    @Override
    public Optional<Unit> unit(OrderId order, UnitId id) {
        return database.read(handle ->
                handle.createQuery(UNIT + " where o.id = ? and u.unit = ?")
                        .bind(0, order.value())
                        .bind(1, id.key())
                        .map((row, _) -> RowMappers.unit(row))
                        .findOne());
    }

    @Override
    public Optional<Unit> unit(ActiveOrder order, UnitId id) {
        return database.lookUp(
                        LISTED,
                        row ->
                                row.getString(1) == null
                                        ? Optional.<Unit>empty()
                                        : Optional.of(RowMappers.unit(row)),
                        id.key(),
                        order.order().id().value(),
                        StoredLogPosition.of(order.activated()))
                .orElseThrow(() ->
                        new StoreUnavailable(
                                TEXT.get("localstore.order.not-held", order.order().id())));
    }

    @Override
    public List<Unit> children(OrderId order, UnitId container) {
        return database.read(handle ->
                handle.createQuery(UNIT + " where o.id = ? and u.parent = ? order by u.unit")
                        .bind(0, order.value())
                        .bind(1, container.key())
                        .map((row, _) -> RowMappers.unit(row))
                        .list());
    }

    @Override
    public Map<Optional<StationId>, Map<UnitId, Instant>> accepted(OrderId order) {
        return database.read(handle -> {
            Map<Optional<StationId>, Map<UnitId, Instant>> accepted = new HashMap<>();
            handle.createQuery("select station, unit, first_at from accepted where order_id = ?")
                    .bind(0, order.value())
                    .map((row, _) -> {
                        accepted.computeIfAbsent(station(row.getString(1)), _ -> new HashMap<>())
                                .put(RowMappers.unitId(row, 2), RowMappers.instant(row, 3));
                        return row;
                    })
                    .forEach(_ -> {});
            return accepted;
        });
    }

    @Override
    public Set<RejectedUnit> rejected(OrderId order) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "select station, unit, may_return from rejected where order_id = ?")
                        .bind(0, order.value())
                        .map((row, _) ->
                                new RejectedUnit(
                                        new StationId(row.getString(1)),
                                        RowMappers.unitId(row, 2),
                                        row.getBoolean(3)))
                        .stream()
                        .collect(Collectors.toSet()));
    }

    @Override
    public List<HelperCode> helperCodes(OrderId order) {
        return database.read(handle ->
                handle.createQuery(
                                "select code, unit from helper_codes where order_id = ?"
                                        + " order by epoch, seq, code")
                        .bind(0, order.value())
                        .map((row, _) ->
                                new HelperCode(row.getString(1), RowMappers.unitId(row, 2)))
                        .list());
    }

    @Override
    public Map<UnitId, TestPiece> testPieces(OrderId order) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "select unit, purpose, first_at from test_pieces where order_id ="
                                        + " ?")
                        .bind(0, order.value())
                        .map((row, _) ->
                                Map.entry(
                                        RowMappers.unitId(row, 1),
                                        new TestPiece(
                                                ReadPurpose.valueOf(row.getString(2)),
                                                RowMappers.instant(row, 3))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public RecordedLineData lineData(OrderId order) {
        RecordedLineData.Projector reported = new RecordedLineData.Projector();
        listed(LINE_REPORTS, order.value()).stream()
                .map(Entry::event)
                .filter(LineEvent.class::isInstance)
                .forEach(event -> reported.apply((LineEvent) event));
        return database.read(handle -> {
            Map<UnitId, Set<Optional<StationId>>> putBack = new HashMap<>();
            handle.createQuery(PUT_BACK)
                    .bind(0, order.value())
                    .map((row, _) -> {
                        Set<Optional<StationId>> since =
                                putBack.computeIfAbsent(
                                        RowMappers.unitId(row, 1), _ -> new HashSet<>());
                        Optional.ofNullable(row.getString(2))
                                .ifPresent(stored -> since.add(station(stored)));
                        return row;
                    })
                    .forEach(_ -> {});
            Map<UnitId, RecordedLineData.Read> notCommissioned = new HashMap<>();
            Set<UnitId> twice = new HashSet<>();
            handle.createQuery(
                            "select unit, verdict, station, first_at from first_reads"
                                    + " where order_id = ?")
                    .bind(0, order.value())
                    .map((row, _) -> {
                        UnitId unit = RowMappers.unitId(row, 1);
                        if (VerdictCode.ofStoredName(row.getString(2)) == VerdictCode.DUPLICATE) {
                            twice.add(unit);
                        } else {
                            notCommissioned.put(
                                    unit,
                                    new RecordedLineData.Read(
                                            station(row.getString(3)), RowMappers.instant(row, 4)));
                        }
                        return row;
                    })
                    .forEach(_ -> {});
            return new RecordedLineData(
                    reported.get().reports(),
                    reported.get().last(),
                    putBack,
                    notCommissioned,
                    twice);
        });
    }

    private static Optional<StationId> station(String stored) {
        return stored.isEmpty() ? Optional.empty() : Optional.of(new StationId(stored));
    }

    @Override
    public Map<ScanCounts.Place, Map<VerdictCode, Long>> counts(OrderId order) {
        return database.read(handle -> {
            ScanCounts counts = new ScanCounts();
            handle.createQuery(
                            "select station, lane, role, verdict, scans from tallies"
                                    + " where order_id = ?")
                    .bind(0, order.value())
                    .map((row, _) -> {
                        counts.add(
                                new ScanCounts.Place(
                                        station(row.getString(1)),
                                        row.getInt(2),
                                        DeviceRole.valueOf(row.getString(3))),
                                VerdictCode.ofStoredName(row.getString(4)),
                                row.getLong(5));
                        return row;
                    })
                    .forEach(_ -> {});
            return counts.byPlace();
        });
    }

    @Override
    public List<Entry> alarmScans() {
        return listed(ALARM_SCANS);
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
        listed(HELD_TARGETS + " where t.released_at is null order by t.epoch, t.seq")
                .forEach(held::apply);
        return held.targets().reversed();
    }

    @Override
    public OptionalLong covered(OrderId order, HoldTarget target, boolean first) {
        return database.read(handle -> new CoveredUnits(handle, order).count(target, first));
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
        return listed(LATEST, stream.storedName(), stream.storedName(), beforeSeq, max);
    }

    @Override
    public List<Entry> history(IncidentId id) {
        return listed(HISTORY, id.value());
    }

    @Override
    public List<Entry> standings() {
        return listed(STANDINGS);
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

    /// Entries whose lines a query gives, in its order.
    private List<Entry> listed(String query, Object... values) {
        return database.read(handle -> {
            Query asked = handle.createQuery(query);
            for (int i = 0; i < values.length; i++) {
                asked.bind(i, values[i]);
            }
            return asked.mapTo(String.class).map(reader::read).list();
        });
    }
}
