package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.sql.H2File;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.Incident.Step;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Shift;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What people read, over a real H2 file.
final class H2StoreQueriesDbTest {
    private static final ScanAlarm RAISED = new ScanAlarm.Raised();

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00.000000001Z");
    private static final OrderId ORDER = new OrderId("PO-1");
    private static final IncidentId INCIDENT = new IncidentId("L3-2026-0001");

    @TempDir private Path folder;

    private final Chain operations = Chain.of(StreamId.OPERATIONS);
    private final Chain scans = Chain.of(StreamId.SCANS);
    private H2Database database;
    private H2StoreWriter store;
    private H2StoreQueries records;

    @BeforeEach
    void open() {
        database = new H2Database(folder.resolve("store"));
        store = new H2StoreWriter(database);
        records = new H2StoreQueries(database, Chain.reader());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void apply() {
        store.apply(scans.entries());
        store.apply(operations.entries());
    }

    private void load(String order, int from, int packs) {
        operations.add(
                new OrderEvent.OrderOpened(
                        Shift.order(order, packs), "a.csv", Entry.NO_HASH, packs, false));
        operations.add(new OrderEvent.UnitsListed(new OrderId(order), Shift.units(from, packs)));
    }

    @Test
    void peopleAreListedByNameWithTheirLatestPassword() {
        operations.add(new PersonEvent.PersonEnrolled(new PersonId("zoe"), "Anna Zoe", "h1"));
        operations.add(new PersonEvent.PersonEnrolled(new PersonId("bert"), "bert Böhm", "h2"));
        operations.add(new PersonEvent.PasswordChanged(new PersonId("zoe"), "h3"));
        apply();

        assertEquals(
                List.of(
                        new Person(new PersonId("zoe"), "Anna Zoe", "h3"),
                        new Person(new PersonId("bert"), "bert Böhm", "h2")),
                records.people());
        assertEquals(Optional.empty(), records.person(new PersonId("nobody")));
    }

    // [utest->req~store.order-given-up~1]
    @Test
    void anOrderGivenUpHalfWayLeavesTheOneBeforeActive() {
        load("PO-1", 0, 20);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        load("PO-2", 0, 10);
        load("PO-1", 20, 10);
        apply();

        assertEquals(Optional.of(Shift.order("PO-1", 20)), records.activeOrder());
        assertEquals(
                Optional.of(
                        new Unit(
                                Shift.pack(7),
                                UnitKind.PACK,
                                Optional.of(Shift.container(0)),
                                UnitState.ACTIVE)),
                records.unit(ORDER, Shift.pack(7)));
        assertEquals(Optional.empty(), records.unit(ORDER, Shift.pack(25)));
        assertEquals(10, records.children(ORDER, Shift.container(1)).size());
    }

    // [utest->req~store.order-given-up~1]
    @Test
    void anOrderLoadedAgainReplacesItsUnitsOnceActivated() {
        load("PO-1", 0, 20);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        load("PO-1", 10, 30);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        apply();

        assertEquals(Optional.of(Shift.order("PO-1", 30)), records.activeOrder());
        assertEquals(Optional.empty(), records.unit(ORDER, Shift.pack(7)));
        assertEquals(
                Optional.of(Shift.pack(25)), records.unit(ORDER, Shift.pack(25)).map(Unit::id));
    }

    // [utest->req~store.never-unknown-while-behind~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "was set aside as")
    void aStoreThatIsBehindDoesNotSayWhatTheOrderDoesNotList() {
        load("PO-1", 0, 20);
        Entry first = operations.add(new OrderEvent.OrderActivated(ORDER));
        ActiveOrder active = new ActiveOrder(Shift.order("PO-1", 20), 20, first.position(), false);
        assertThrows(StoreUnavailable.class, () -> records.unit(active, Shift.pack(7)));

        store.apply(operations.after(0, 2));
        assertThrows(StoreUnavailable.class, () -> records.unit(active, Shift.pack(7)));
        store.apply(operations.after(2, 1));

        assertEquals(Optional.of(active), records.active());
        assertEquals(Optional.of(Shift.pack(7)), records.unit(active, Shift.pack(7)).map(Unit::id));
        assertEquals(Optional.empty(), records.unit(active, Shift.pack(25)));
        assertFalse(store.setAside().isEmpty());
        assertThrows(StoreUnavailable.class, () -> records.unit(active, Shift.pack(7)));
    }

    // [utest->req~store.seen-inline~1]
    @Test
    void onlyWhatAnInlineReaderSawCountsAsSeenWithItsFirstTime() {
        scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, 1, AT));
        scans.add(Shift.scan(ORDER, VerdictCode.DUPLICATE, 1, AT.plusSeconds(9)));
        scans.add(byHand(Shift.scan(ORDER, VerdictCode.ACCEPTED, 2, AT)));
        scans.add(Shift.scan(ORDER, VerdictCode.NO_READ, 3, AT));
        scans.add(Shift.scan(ORDER, VerdictCode.NO_READ, 3, AT, 2));
        scans.add(Shift.scan(new OrderId("PO-2"), VerdictCode.ACCEPTED, 4, AT));
        apply();

        assertEquals(Map.of(Optional.empty(), Map.of(Shift.pack(1), AT)), records.accepted(ORDER));
        assertEquals(
                Map.of(
                        new ScanCounts.Place(Optional.empty(), 1, DeviceRole.INLINE),
                        Map.of(
                                VerdictCode.ACCEPTED,
                                1L,
                                VerdictCode.DUPLICATE,
                                1L,
                                VerdictCode.NO_READ,
                                1L),
                        new ScanCounts.Place(Optional.empty(), 2, DeviceRole.INLINE),
                        Map.of(VerdictCode.NO_READ, 1L),
                        new ScanCounts.Place(Optional.empty(), 1, DeviceRole.HANDHELD),
                        Map.of(VerdictCode.ACCEPTED, 1L)),
                records.counts(ORDER));
    }

    private static JournalEvent byHand(ScanJudged scan) {
        return new ScanJudged(
                scan.device(),
                scan.receivedAt(),
                scan.raw(),
                scan.order(),
                scan.verdict(),
                scan.unit(),
                scan.fault(),
                scan.reason(),
                scan.container(),
                DeviceRole.HANDHELD,
                Optional.empty(),
                Optional.empty());
    }

    // [utest->req~store.unanswered~1]
    @Test
    void latchedVerdictsAreUnansweredUntilSomeoneAnswers() {
        scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, 1, AT));
        Entry first = scans.add(Shift.scan(ORDER, VerdictCode.WRONG_LOT, 2, AT));
        Entry second = scans.add(Shift.scan(ORDER, VerdictCode.DUPLICATE, 3, AT));
        operations.add(new AlarmEvent.VerdictAnswered(1, first.seq(), AlarmEvent.Answer.HELD));
        apply();

        assertEquals(List.of(second), records.alarmScans());
    }

    // [utest->req~alarm.restart~1]
    @Test
    void aScanThatJoinedAnAlarmGoesWithIt() {
        Entry first = scans.add(Shift.scan(ORDER, VerdictCode.READER_FAULT, 1, AT).with(RAISED));
        ScanAlarm joined = new ScanAlarm.Joined(AlarmId.of(first));
        Entry second = scans.add(Shift.scan(ORDER, VerdictCode.READER_FAULT, 2, AT).with(joined));
        Entry asked =
                scans.add(
                        Shift.scan(ORDER, VerdictCode.ON_HOLD, 3, AT)
                                .with(new ScanAlarm.NotRaised()));
        apply();
        assertEquals(List.of(first, second), records.alarmScans(), asked::line);

        operations.add(
                new AlarmEvent.AlarmClosed(
                        List.of(AlarmId.of(first)), AlarmEvent.Closing.RESOLVED, "set anew"));
        scans.add(Shift.scan(ORDER, VerdictCode.READER_FAULT, 4, AT).with(joined));
        apply();
        assertEquals(List.of(), records.alarmScans());
    }

    // [utest->req~alarm.hold-closes~1]
    @Test
    void aHoldClosesTheAlarmsItNames() {
        Entry scan = scans.add(Shift.scan(ORDER, VerdictCode.DUPLICATE, 3, AT).with(RAISED));
        operations.add(
                new HoldEvent.UnitHeld(
                        Shift.pack(3),
                        Optional.empty(),
                        new Reason.Written("seen twice"),
                        Optional.empty(),
                        List.of(AlarmId.of(scan))));
        apply();
        assertEquals(List.of(), records.alarmScans());
        assertEquals(1, records.held().size());
    }

    // [utest->req~store.grows-flat~1]
    @ParameterizedTest
    @CsvSource({
        "ALARM_SCANS,UNSOLVED",
        "HISTORY,INCIDENT_ENTRIES",
        "STANDINGS,STANDINGS",
        "STEPS,STEPS",
        "HELD_TARGETS,HELD_TARGETS",
        "LINE_REPORTS,LINE_REPORTS"
    })
    void aListOfFewEntriesDoesNotWalkThroughAll(Listing query, String few) {
        for (int i = 0; i < 3_000; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i, AT));
        }
        apply();

        String plan =
                database.read(handle -> {
                    Query explained = handle.createQuery("explain " + query.sql);
                    if (query.sql.contains("?")) {
                        explained.bind(0, INCIDENT.value());
                    }
                    return explained.mapTo(String.class).one();
                });

        assertTrue(plan.contains("\"" + few + "\""), plan);
        assertTrue(plan.indexOf("\"" + few + "\"") < plan.indexOf("\"ENTRIES\""), plan);
    }

    // [utest->req~store.grows-flat~1]
    @Test
    void theEndOfAnEpochIsFoundByOneStepInTheIndex() {
        for (int i = 0; i < 3_000; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i, AT));
        }
        apply();

        String plan =
                database.read(handle ->
                        handle.createQuery("explain analyze " + EntryTable.END_BEFORE)
                                .bind(0, StreamId.SCANS.storedName())
                                .bind(1, Integer.MAX_VALUE)
                                .mapTo(String.class)
                                .one());

        assertTrue(plan.contains("/* scanCount: 1 */"), plan);
    }

    enum Listing {
        ALARM_SCANS(H2StoreQueries.ALARM_SCANS),
        HISTORY(H2StoreQueries.HISTORY),
        STANDINGS(H2StoreQueries.STANDINGS),
        STEPS(IncidentAssembler.STEPS),
        HELD_TARGETS(H2StoreQueries.HELD_TARGETS),
        LINE_REPORTS(H2StoreQueries.LINE_REPORTS);

        private final String sql;

        Listing(String sql) {
            this.sql = sql;
        }
    }

    // [utest->req~store.held~1]
    @Test
    void heldUnitsAreListedOnceLatestFirst() {
        operations.add("anna", hold(1, Optional.empty()));
        Entry second = operations.add("bert", hold(2, Optional.empty()));
        operations.add(hold(1, Optional.empty()));
        apply();

        assertEquals(
                List.of(Shift.pack(2), Shift.pack(1)),
                records.held().stream().map(HeldUnit::unit).toList());
        assertEquals(held(second, Optional.empty()), records.held().getFirst());
    }

    /// A number is that of a pack of [Shift#pack].
    // [utest->req~hold.preview~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    the whole lot            | lot K2411A        | 20
                    another lot              | lot K2411B        | 0
                    a range                  | range 3 7         | 5
                    one serial               | range 3 3         | 1
                    the wrong way round      | range 7 3         | 0
                    beyond the order         | range 15 40       | 5
                    a time at a station      | time Unit 1 2     | 2
                    until now                | time Unit 2 on    | 2
                    at the first of the line | time first 0 1    | 1
                    at a station without     | time Other 0 9    | 0
                    units by their names     | units 3 19 20     | 2
                    a range of digits        | digits            | 0
                    what has no code         | tag               | none
                    """)
    void countsTheUnitsOfAnOrderThatATargetCovers(String rule, String target, String count) {
        load("PO-1", 0, 20);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        accepted(0, Optional.empty());
        for (int n = 1; n < 4; n++) {
            accepted(n, Optional.of(new StationId("Unit")));
        }
        apply();
        OptionalLong covered =
                records.covered(ORDER, target(target.split(" ")), target.contains("first"));
        assertEquals(count, covered.isPresent() ? "" + covered.getAsLong() : "none", rule);
    }

    private void accepted(int pack, Optional<StationId> station) {
        scans.add(
                new ScanJudged(
                        new DeviceId("Camera 1"),
                        AT.plusSeconds(pack),
                        Bytes.of(),
                        Optional.of(ORDER),
                        VerdictCode.ACCEPTED,
                        Optional.of(Shift.pack(pack)),
                        Optional.empty(),
                        Reason.of("accepted.pack"),
                        Optional.empty(),
                        DeviceRole.INLINE,
                        Optional.empty(),
                        Optional.empty(),
                        station,
                        1));
    }

    private static HoldTarget target(String[] words) {
        Order order = Shift.order("PO-1", 20);
        return switch (words[0]) {
            case "lot" -> new HoldTarget.WholeLot(order.gtin(), new Lot(words[1]));
            case "range" ->
                    new HoldTarget.SerialRange(order.gtin(), serial(words[1]), serial(words[2]));
            case "digits" ->
                    new HoldTarget.SerialRange(
                            order.gtin(), new Serial("00003"), new Serial("00007"));
            case "time" ->
                    new HoldTarget.StationTime(
                            new StationId(words[1]),
                            AT.plusSeconds(Long.parseLong(words[2])),
                            Optional.of(words[3])
                                    .filter(to -> !to.equals("on"))
                                    .map(to -> AT.plusSeconds(Long.parseLong(to))));
            case "units" ->
                    new HoldTarget.Units(
                            Stream.of(words)
                                    .skip(1)
                                    .map(word -> Shift.pack(Integer.parseInt(word)))
                                    .toList());
            default -> new HoldTarget.Tagged("Q-1", 7, "packs");
        };
    }

    private static Serial serial(String pack) {
        return ((UnitId.Sgtin) Shift.pack(Integer.parseInt(pack))).serial();
    }

    // [utest->req~store.released~1]
    @Test
    void aReleasedUnitIsHeldNoMoreUntilItIsHeldAgain() {
        operations.add("anna", hold(1, Optional.empty()));
        operations.add("bert", hold(1, Optional.empty()));
        operations.add(
                "anna", new HoldEvent.UnitReleased(Shift.pack(1), Optional.empty(), "checked"));
        apply();
        assertEquals(List.of(), records.held());

        Entry again = operations.add("bert", hold(1, Optional.empty()));
        apply();
        assertEquals(List.of(held(again, Optional.empty())), records.held());
    }

    // [utest->req~hold.target-release~1]
    @Test
    void aReleasedTargetIsHeldNoMoreUntilItIsHeldAgainAndItsIncidentKeepsItsHold() {
        HoldTarget lot = target("lot K2411A".split(" "));
        HoldTarget other = target("range 1 5".split(" "));
        Optional<IncidentId> incident = Optional.of(INCIDENT);
        operations.add(
                "anna",
                new IncidentEvent.IncidentOpened(
                        INCIDENT,
                        Optional.of(ORDER),
                        AT,
                        VerdictCode.WRONG_LOT,
                        Reason.of("no-grade"),
                        1,
                        Optional.empty(),
                        Optional.empty()));
        operations.add("anna", held(lot, incident));
        operations.add("bert", held(lot, Optional.empty()));
        operations.add("bert", held(other, Optional.empty()));
        operations.add("anna", released(lot));
        apply();
        assertEquals(
                List.of(other), records.heldTargets().stream().map(HeldTarget::target).toList());
        assertEquals(
                List.of(lot),
                records.incident(INCIDENT).orElseThrow().targets().stream()
                        .map(HeldTarget::target)
                        .toList());

        operations.add("bert", held(lot, Optional.empty()));
        apply();
        assertEquals(
                List.of(lot, other),
                records.heldTargets().stream().map(HeldTarget::target).toList());
        assertEquals(List.of(), records.deadLetters(9));
    }

    // [utest->req~hold.target-release~1]
    @Test
    @ExpectedLog(
            from = H2StoreWriter.class,
            message = "does not fit the lists and is parked; the reason is kept with it")
    void aReleaseOfWhatIsNotHeldFitsNoList() {
        HoldTarget lot = target("lot K2411A".split(" "));
        Entry release = operations.add("anna", released(lot));
        apply();
        assertEquals(
                List.of(
                        new StoreQueries.Unlisted(
                                StreamId.OPERATIONS,
                                release.position(),
                                Reason.of("target.not-held").and(lot.description()))),
                records.deadLetters(9));
    }

    private static HoldEvent held(HoldTarget target, Optional<IncidentId> incident) {
        return new HoldEvent.TargetHeld(
                target,
                incident,
                Reason.of("no-grade"),
                incident.map(_ -> Duration.ofMinutes(3)),
                List.of());
    }

    private static HoldEvent released(HoldTarget target) {
        return new HoldEvent.TargetReleased(
                target, Optional.empty(), "checked", new PersonId("second"));
    }

    private static HoldEvent.UnitHeld hold(int pack, Optional<IncidentId> incident) {
        return new HoldEvent.UnitHeld(
                Shift.pack(pack),
                incident,
                Reason.of("wrong-lot", "A", "B"),
                incident.map(_ -> Duration.ofMinutes(3)));
    }

    private static HeldUnit held(Entry entry, Optional<IncidentId> incident) {
        return new HeldUnit(
                ((HoldEvent.UnitHeld) entry.event()).unit(),
                incident,
                Reason.of("wrong-lot", "A", "B"),
                entry.stamp().at(),
                entry.person(),
                entry.position());
    }

    // [utest->req~store.incident~1]
    @Test
    void anIncidentIsPutTogetherFromItsEntries() {
        Entry scan = scans.add(Shift.scan(ORDER, VerdictCode.WRONG_LOT, 1, AT));
        IncidentEvent.IncidentOpened opening =
                new IncidentEvent.IncidentOpened(
                        INCIDENT,
                        Optional.of(ORDER),
                        AT,
                        VerdictCode.WRONG_LOT,
                        Reason.of("duplicate", "A", AT),
                        1,
                        Optional.of(scan.seq()),
                        Optional.of(Shift.pack(1)));
        Entry opened = operations.add("anna", opening);
        Entry hold = operations.add("anna", hold(1, Optional.of(INCIDENT)));
        IncidentNote note = new IncidentNote.LineStopped("Bert", "stopped \"and\" locked");
        Entry noted =
                operations.add(
                        "anna",
                        new IncidentEvent.NoteTaken(
                                INCIDENT, note, Duration.ofNanos(1_000_000_001)));
        Entry done =
                operations.add(
                        "bert",
                        new IncidentEvent.ActCompleted(
                                INCIDENT, ContainmentStep.CEASE, Duration.ofMinutes(4)));
        operations.add(new IncidentEvent.ReportIssued(INCIDENT, Entry.NO_HASH, 3, "report.pdf"));
        apply();

        assertEquals(
                Optional.of(
                        new Incident(
                                INCIDENT,
                                Optional.of(ORDER),
                                AT,
                                VerdictCode.WRONG_LOT,
                                Reason.of("duplicate", "A", AT),
                                Optional.of(Shift.pack(1)),
                                opened.stamp().at(),
                                opened.person(),
                                Duration.ofMinutes(4),
                                List.of(
                                        new Step(
                                                ContainmentStep.CEASE,
                                                noted.stamp().at(),
                                                Duration.ofNanos(1_000_000_001),
                                                noted.person(),
                                                Optional.of(note)),
                                        new Step(
                                                ContainmentStep.CEASE,
                                                done.stamp().at(),
                                                Duration.ofMinutes(4),
                                                done.person(),
                                                Optional.empty())),
                                List.of(held(hold, Optional.of(INCIDENT))),
                                List.of())),
                records.incident(INCIDENT));
        assertEquals(List.of(records.incident(INCIDENT).orElseThrow()), records.incidents());
        assertEquals(scan, records.history(INCIDENT).getFirst());
        assertEquals(6, records.history(INCIDENT).size());
    }

    // [utest->req~store.entries~1]
    @Test
    void entriesArePagedLatestFirst() {
        for (int i = 0; i < 10; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i, AT));
        }
        apply();

        List<Entry> all = scans.entries();
        assertEquals(
                List.of(all.get(9), all.get(8), all.get(7)),
                records.entries(StreamId.SCANS, Long.MAX_VALUE, 3));
        assertEquals(List.of(all.get(6), all.get(5)), records.entries(StreamId.SCANS, 8, 2));
        assertEquals(List.of(), records.entries(StreamId.OPERATIONS, Long.MAX_VALUE, 3));
    }

    // [utest->req~qualify.record~1]
    @Test
    void theLatestQualificationAndCanaryOfEachScannerAreFound() throws Exception {
        DeviceId hand = new DeviceId("Hand");
        DeviceId camera = new DeviceId("Camera 1");
        operations.add("bert", qualified(hand));
        Entry checkCode =
                operations.add(
                        "bert",
                        new ScannerEvent.CanaryScanned(hand, AT, Bytes.of(), true, List.of()));
        Entry other = operations.add("bert", qualified(camera));
        Entry again = operations.add("bert", qualified(hand));
        apply();
        assertEquals(List.of(checkCode, other, again), records.standings());
    }

    private static JournalEvent qualified(DeviceId device) {
        return new ScannerEvent.ScannerQualified(
                device, QualificationResult.FIT, List.of(), List.of());
    }
}
