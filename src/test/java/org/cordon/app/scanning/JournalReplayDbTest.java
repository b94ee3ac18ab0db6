package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictReasons;
import org.cordon.support.Chain;
import org.cordon.support.ChainJournal;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What the line learns from the journal is what it would learn from the store.
final class JournalReplayDbTest {
    @TempDir private Path folder;

    // [utest->req~line.restart~1]
    // [utest->req~store.line-at-once~1]
    // [utest->req~line.counts~1]
    private static LineEvent tested(VerdictCode verdict, ReadPurpose purpose, int pack) {
        ScanJudged scan = (ScanJudged) scanned("PO-1", Optional.of("Unit"), verdict, pack);
        return new ScanJudged(
                scan.device(),
                scan.receivedAt().plusSeconds(pack),
                scan.raw(),
                scan.order(),
                scan.verdict(),
                scan.unit(),
                scan.fault(),
                scan.reason(),
                scan.container(),
                scan.role(),
                scan.grade(),
                scan.alarm(),
                scan.station(),
                scan.lane(),
                scan.slot(),
                Optional.of(purpose));
    }

    // [utest->req~batch-judging.restart~1]
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void setUpAndChallengePiecesAreKnownAndCountNowhere(int atOnce) {
        List<LineEvent> events =
                List.of(
                        scanned("PO-1", Optional.of("Unit"), VerdictCode.ACCEPTED, 1),
                        tested(VerdictCode.ACCEPTED, ReadPurpose.SET_UP, 2),
                        tested(VerdictCode.WRONG_LOT, ReadPurpose.CHALLENGE, 3),
                        tested(VerdictCode.DUPLICATE, ReadPurpose.SET_UP, 1),
                        tested(VerdictCode.ACCEPTED, ReadPurpose.CHALLENGE, 2));
        ChainJournal journal = new ChainJournal("L3");
        List<Entry> entries = events.stream().map(journal::record).toList();
        Optional<OrderId> order = Optional.of(new OrderId("PO-1"));
        ScanHistory recorded =
                ScanHistory.from(
                        journal,
                        new JournalReplay(journal),
                        order,
                        journal.head(StreamId.SCANS),
                        () -> true);
        assertEquals(
                Map.of(
                        Shift.pack(2),
                        new TestPiece(ReadPurpose.SET_UP, AT.plusSeconds(2)),
                        Shift.pack(3),
                        new TestPiece(ReadPurpose.CHALLENGE, AT.plusSeconds(3))),
                recorded.testPieces());
        assertEquals(
                1,
                recorded.counts().values().stream()
                        .flatMap(each -> each.values().stream())
                        .mapToLong(Long::longValue)
                        .sum());
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2StoreWriter store = new H2StoreWriter(database);
            for (int from = 0; from < entries.size(); from += atOnce) {
                store.apply(entries.subList(from, Math.min(from + atOnce, entries.size())));
            }
            assertEquals(
                    recorded,
                    ScanHistory.from(
                            new H2StoreQueries(database, Chain.reader()),
                            order,
                            journal.head(StreamId.SCANS)));
        }
    }

    // [utest->req~line.rejected-after-restart~1]
    // [utest->req~line-data.after-restart~1]
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    @EntriesMayBeParked
    void theJournalSaysWhatTheStoreSays(long seed) {
        Shift shift = Shift.of(seed, 1_500);
        ChainJournal journal = new ChainJournal(shift);
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2StoreWriter store = new H2StoreWriter(database);
            store.apply(shift.acts().entries());
            store.apply(shift.scans().entries());
            H2StoreQueries records = new H2StoreQueries(database, Chain.reader());

            JournalReplay replay = new JournalReplay(journal).catchUp();
            assertEquals(records.active(), replay.active());
            ActiveOrder order = replay.active().orElseThrow();
            Map<UnitId, ?> units = replay.units();
            for (int pack = 0; pack < 80; pack++) {
                assertEquals(
                        records.unit(order, Shift.pack(pack)),
                        Optional.ofNullable(units.get(Shift.pack(pack))));
            }
            assertFalse(units.isEmpty());

            long rejected = 0;
            long lately = 0;
            long reports = 0;
            long notCommissioned = 0;
            long putBack = 0;
            for (OrderId each : shift.orders()) {
                Optional<OrderId> id = Optional.of(each);
                ScanHistory stored = ScanHistory.from(records, id, journal.head(StreamId.SCANS));
                assertEquals(
                        stored,
                        ScanHistory.from(
                                journal, replay, id, journal.head(StreamId.SCANS), () -> true));
                assertFalse(stored.alarms().isEmpty());
                reports += stored.lineData().reports().size();
                notCommissioned += stored.lineData().notCommissioned().size();
                putBack += stored.lineData().putBack().size();
                rejected += stored.rejected().size();
                lately += stored.lately().size();
            }
            assertTrue(rejected > 0);
            assertTrue(lately > 0);
            assertTrue(reports > 0 && notCommissioned > 0 && putBack > 0);
        }
    }

    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");

    private static LineEvent rejected(String order, String station, int pack, boolean mayReturn) {
        return new LineEvent.UnitRejected(
                Shift.pack(pack),
                new StationId(station),
                Optional.of(new StationId("Gate")),
                AT,
                Optional.of(new OrderId(order)),
                mayReturn);
    }

    private static LineEvent scanned(
            String order, Optional<String> station, VerdictCode verdict, int pack) {
        ScanJudged scan = Shift.scan(new OrderId(order), verdict, pack, AT);
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
                scan.role(),
                scan.grade(),
                scan.alarm(),
                station.map(StationId::new),
                scan.lane());
    }

    // [utest->req~line.rejected-after-restart~1]
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void aRejectedUnitIsOffTheBeltUntilItsStationAcceptsItWhereItMayReturn(int atOnce) {
        Optional<String> unit = Optional.of("Unit");
        List<LineEvent> events =
                List.of(
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 1),
                        rejected("PO-1", "Unit", 1, true),
                        rejected("PO-1", "Unit", 2, true),
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 2),
                        rejected("PO-1", "Unit", 3, false),
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 3),
                        rejected("PO-1", "Unit", 4, true),
                        scanned("PO-1", Optional.of("Case"), VerdictCode.ACCEPTED, 4),
                        rejected("PO-1", "Unit", 5, true),
                        scanned("PO-1", unit, VerdictCode.DUPLICATE, 5),
                        rejected("PO-1", "Unit", 6, true),
                        scanned("PO-1", Optional.empty(), VerdictCode.ACCEPTED, 6),
                        rejected("PO-1", "Unit", 7, true),
                        scanned("PO-2", unit, VerdictCode.ACCEPTED, 7),
                        rejected("PO-2", "Unit", 8, false),
                        rejected("PO-1", "Unit", 9, true),
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 9),
                        rejected("PO-1", "Unit", 9, true),
                        rejected("PO-1", "Unit", 10, true),
                        rejected("PO-1", "Unit", 10, false),
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 10),
                        rejected("PO-1", "Case", 11, true),
                        rejected("PO-1", "Unit", 11, true),
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 11));
        ChainJournal journal = new ChainJournal("L3");
        List<Entry> entries = events.stream().map(journal::record).toList();
        StationId at = new StationId("Unit");
        Set<RejectedUnit> off =
                Set.of(
                        new RejectedUnit(at, Shift.pack(1), true),
                        new RejectedUnit(at, Shift.pack(3), false),
                        new RejectedUnit(at, Shift.pack(4), true),
                        new RejectedUnit(at, Shift.pack(5), true),
                        new RejectedUnit(at, Shift.pack(7), true),
                        new RejectedUnit(at, Shift.pack(9), true),
                        new RejectedUnit(at, Shift.pack(10), false),
                        new RejectedUnit(new StationId("Case"), Shift.pack(11), true));
        Optional<OrderId> order = Optional.of(new OrderId("PO-1"));
        assertEquals(
                off,
                ScanHistory.from(
                                journal,
                                new JournalReplay(journal),
                                order,
                                journal.head(StreamId.SCANS),
                                () -> true)
                        .rejected());
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2StoreWriter store = new H2StoreWriter(database);
            for (int from = 0; from < entries.size(); from += atOnce) {
                store.apply(entries.subList(from, Math.min(entries.size(), from + atOnce)));
            }
            H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
            assertEquals(
                    off, ScanHistory.from(records, order, journal.head(StreamId.SCANS)).rejected());
        }
    }

    // [utest->req~rework.reintroduced~1]
    // [utest->req~rework.containers~1]
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void whatWasDoneAtTheReworkStationIsKnownTheSameFromStoreAndJournal(int atOnce) {
        Optional<String> unit = Optional.of("Unit");
        Optional<OrderId> order = Optional.of(new OrderId("PO-1"));
        ContainerEvent.Reworked opened =
                new ContainerEvent.ContainerOpened(Shift.pack(70), AT, order, "wet");
        ContainerEvent.Reworked packed =
                new ContainerEvent.ContainerReaggregated(
                        Shift.pack(70), AT.plusSeconds(1), order, List.of(Shift.pack(1)), "dry");
        List<LineEvent> events =
                List.of(
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 1),
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 2),
                        rejected("PO-1", "Unit", 1, false),
                        rejected("PO-1", "Unit", 2, false),
                        rejected("PO-1", "Unit", 3, true),
                        new ContainerEvent.UnitReintroduced(Shift.pack(1), AT, order, "good"),
                        opened,
                        scanned("PO-1", unit, VerdictCode.ACCEPTED, 1),
                        new ContainerEvent.UnitReintroduced(Shift.pack(2), AT, order, "good"),
                        new ContainerEvent.UnitReintroduced(
                                Shift.pack(3), AT, Optional.of(new OrderId("PO-2")), "good"),
                        packed);
        ChainJournal journal = new ChainJournal("L3");
        List<Entry> entries = events.stream().map(journal::record).toList();
        ScanHistory read =
                ScanHistory.from(
                        journal,
                        new JournalReplay(journal),
                        order,
                        journal.head(StreamId.SCANS),
                        () -> true);
        assertEquals(
                Map.of(
                        Shift.pack(1),
                        Set.of(Optional.of(new StationId("Unit"))),
                        Shift.pack(2),
                        Set.of()),
                read.lineData().putBack());
        assertEquals(
                Set.of(new RejectedUnit(new StationId("Unit"), Shift.pack(3), true)),
                read.rejected());
        assertEquals(List.of(), read.lineData().reports());
        assertTrue(read.lineData().rework().containsAll(opened.reports()));
        assertTrue(read.lineData().rework().containsAll(packed.reports()));
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2StoreWriter store = new H2StoreWriter(database);
            for (int from = 0; from < entries.size(); from += atOnce) {
                store.apply(entries.subList(from, Math.min(entries.size(), from + atOnce)));
            }
            H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
            assertEquals(read, ScanHistory.from(records, order, journal.head(StreamId.SCANS)));
        }
    }

    private static ScanJudged helper(String order, VerdictCode verdict, String code, int pack) {
        return Shift.scan(new OrderId(order), verdict, pack, AT)
                .saying(
                        verdict == VerdictCode.REPEAT_READ
                                ? VerdictReasons.helper(code, Shift.pack(pack))
                                : Reason.of("accepted.pack")
                                        .and(VerdictReasons.helper(code, Shift.pack(pack))));
    }

    // [utest->req~line.helper-codes-after-restart~1]
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void helperCodesAreKnownWithEachUnitThatTheyWereReadWith(int atOnce) {
        List<ScanJudged> events =
                List.of(
                        helper("PO-1", VerdictCode.REPEAT_READ, "H9", 1),
                        helper("PO-1", VerdictCode.REPEAT_READ, "H9", 1),
                        helper("PO-1", VerdictCode.ACCEPTED, "H2", 2),
                        helper("PO-2", VerdictCode.REPEAT_READ, "H4", 4),
                        helper("PO-1", VerdictCode.REPEAT_READ, "H9", 3),
                        Shift.scan(new OrderId("PO-1"), VerdictCode.ACCEPTED, 5, AT));
        ChainJournal journal = new ChainJournal("L3");
        List<Entry> entries = events.stream().map(journal::record).toList();
        List<HelperCode> known =
                List.of(
                        new HelperCode("H9", Shift.pack(1)),
                        new HelperCode("H2", Shift.pack(2)),
                        new HelperCode("H9", Shift.pack(3)));
        Optional<OrderId> order = Optional.of(new OrderId("PO-1"));
        assertEquals(
                known,
                ScanHistory.from(
                                journal,
                                new JournalReplay(journal),
                                order,
                                journal.head(StreamId.SCANS),
                                () -> true)
                        .helpers());
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2StoreWriter store = new H2StoreWriter(database);
            for (int from = 0; from < entries.size(); from += atOnce) {
                store.apply(entries.subList(from, Math.min(entries.size(), from + atOnce)));
            }
            H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
            assertEquals(
                    known,
                    ScanHistory.from(records, order, journal.head(StreamId.SCANS)).helpers());
        }
    }

    // [utest->req~store.line-at-once~1]
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void readingInPiecesTellsTheSameAsReadingAtOnce(long seed) {
        Random pieces = new Random(seed);
        ChainJournal journal = new ChainJournal("L3");
        JournalReplay inPieces = new JournalReplay(journal);
        boolean orders = false;
        for (Entry entry : Shift.of(seed, 1_500).acts().entries()) {
            journal.record(entry.event());
            switch (pieces.nextInt(60)) {
                case 0 -> journal.startEpoch();
                case 1, 2, 3 -> {
                    JournalReplay atOnce = new JournalReplay(journal).catchUp();
                    inPieces.catchUp();
                    assertEquals(atOnce.active(), inPieces.active());
                    assertEquals(atOnce.units(), inPieces.units());
                    for (long seq = 1; seq < 1_500; seq++) {
                        AlarmId alarm = AlarmId.ofScan(new LogPosition(1, seq));
                        assertEquals(atOnce.isOpen(alarm), inPieces.isOpen(alarm));
                    }
                    orders |= !inPieces.units().isEmpty();
                }
                default -> {
                    // The next piece grows.
                }
            }
        }
        assertTrue(orders);
    }

    // [utest->req~store.line-at-once~1]
    @Test
    void unitsAreFoundAlsoWhereAnotherOrderWasOpenedMeanwhile() {
        ChainJournal journal = new ChainJournal("L3");
        open(journal, "PO-1", 0);
        open(journal, "PO-2", 10);
        journal.record(new OrderEvent.OrderActivated(new OrderId("PO-1")));
        JournalReplay replay = new JournalReplay(journal).catchUp();
        assertEquals(Set.of(Shift.pack(0)), packs(replay));

        journal.record(new OrderEvent.OrderActivated(new OrderId("PO-2")));
        assertEquals(Set.of(Shift.pack(10)), packs(replay.catchUp()));

        open(journal, "PO-2", 20);
        assertEquals(Set.of(Shift.pack(10)), packs(replay.catchUp()));
        journal.record(new OrderEvent.OrderActivated(new OrderId("PO-2")));
        assertEquals(Set.of(Shift.pack(20)), packs(replay.catchUp()));
        journal.record(new OrderEvent.OrderActivated(new OrderId("PO-2")));
        assertEquals(Set.of(Shift.pack(20)), packs(replay.catchUp()));
    }

    private static void open(ChainJournal journal, String order, int pack) {
        journal.record(
                new OrderEvent.OrderOpened(
                        Shift.order(order, 1), "a.csv", Entry.NO_HASH, 1, false));
        journal.record(
                new OrderEvent.UnitsListed(
                        new OrderId(order),
                        List.of(
                                new Unit(
                                        Shift.pack(pack),
                                        UnitKind.PACK,
                                        Optional.empty(),
                                        UnitState.ACTIVE))));
    }

    private static Set<UnitId> packs(JournalReplay replay) {
        return replay.units().keySet();
    }
}
