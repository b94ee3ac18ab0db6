package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.UnitRecords;
import org.cordon.app.unit.JournalUnitRecords;
import org.cordon.app.unit.UnitGatherer;
import org.cordon.app.unit.UnitPage;
import org.cordon.app.unit.UnitQueries;
import org.cordon.app.unit.UnitSearch;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the local store knows of units and lots, over a real H2 file.
final class H2UnitRecordsDbTest {
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final OrderId ORDER = new OrderId("PO-1");

    @TempDir private Path folder;

    private H2Database database;
    private H2StoreWriter store;
    private H2UnitRecords records;

    @BeforeEach
    void open() {
        database = new H2Database(folder.resolve("store"));
        store = new H2StoreWriter(database);
        records = new H2UnitRecords(database, Chain.reader());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static UnitGatherer gatherer(UnitRecords records) {
        return new UnitGatherer(
                records,
                Optional.empty(),
                Optional.empty(),
                new ScanAnalyzer(RuleData.codeTables()),
                Optional.empty(),
                new StationId("Unit"));
    }

    // [utest->req~unit.store-and-journal~1]
    @EntriesMayBeParked
    @ParameterizedTest
    @ValueSource(longs = 1)
    void storeAndJournalTellTheSameOfEveryUnit(long seed) {
        storeAndJournalTellTheSame(seed);
    }

    // [utest->req~unit.store-and-journal~1]
    @Tag("crash")
    @EntriesMayBeParked
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10})
    void storeAndJournalTellTheSameOfEveryUnitAtLength(long seed) {
        storeAndJournalTellTheSame(seed);
    }

    private void storeAndJournalTellTheSame(long seed) {
        Shift shift = Shift.of(seed, 400);
        store.apply(shift.scans().entries());
        store.apply(shift.acts().entries());
        JournalUnitRecords journal = new JournalUnitRecords(_ -> true, _ -> true);
        journal.apply(shift.scans().entries());
        journal.apply(shift.acts().entries());

        Stream<UnitId> units =
                Stream.concat(
                        IntStream.range(0, 60).mapToObj(Shift::pack),
                        IntStream.range(0, 6).mapToObj(Shift::container));
        Stream.concat(
                        units.map(EntrySubject.OfUnit::new),
                        Stream.of(new EntrySubject.OfLot(new Lot("K2411A"))))
                .forEach(subject ->
                        assertEquals(
                                gatherer(journal).gather(subject),
                                gatherer(records).gather(subject),
                                subject.key()));
        UnitSearch search = new UnitSearch(records, new ScanAnalyzer(RuleData.codeTables()));
        UnitSearch same = new UnitSearch(journal, new ScanAnalyzer(RuleData.codeTables()));
        for (String code : List.of("S00007", Shift.pack(3).key(), "K2411A", "nothing")) {
            assertEquals(same.find(code), search.find(code), code);
        }
    }

    private void scans(int packs, int each) {
        Chain operations = Chain.of(StreamId.OPERATIONS);
        Chain scans = Chain.of(StreamId.SCANS);
        operations.add(
                new OrderEvent.OrderOpened(
                        Shift.order("PO-1", packs), "a.csv", Entry.NO_HASH, packs, false));
        operations.add(new OrderEvent.UnitsListed(ORDER, Shift.units(0, packs)));
        operations.add(new OrderEvent.OrderActivated(ORDER));
        for (int i = 0; i < packs * each; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i % packs, AT.plusSeconds(i)));
        }
        store.apply(operations.entries());
        store.apply(scans.entries());
    }

    // [utest->req~unit.pages~1]
    @Test
    void manyScansComePageByPageLatestFirst() {
        scans(10, 50);
        UnitGatherer gatherer = gatherer(records);

        UnitPage lot = gatherer.gather(new EntrySubject.OfLot(new Lot("K2411A")));
        List<Entry> first = lot.scans().page();
        List<Entry> second = gatherer.earlierScans(lot, first.getLast().position());
        List<Entry> third = gatherer.earlierScans(lot, second.getLast().position());
        List<Entry> last = gatherer.earlierScans(lot, third.getLast().position());

        assertEquals(500, lot.scans().total());
        assertEquals(UnitQueries.PAGE, first.size());
        assertEquals(500, first.getFirst().seq());
        assertEquals(300, second.getFirst().seq());
        assertEquals(100, third.size());
        assertEquals(List.of(), last);
    }

    @Test
    void aPackIsFoundByItsSerialAloneAndByItsLot() {
        scans(10, 1);
        UnitSearch search = new UnitSearch(records, new ScanAnalyzer(RuleData.codeTables()));

        assertEquals(
                List.of(new EntrySubject.OfUnit(Shift.pack(7))),
                search.find("S00007").stream().map(each -> each.subject()).toList());
        assertEquals(
                List.of(new EntrySubject.OfLot(new Lot("K2411A"))),
                search.find("K2411A").stream().map(each -> each.subject()).toList());
        assertEquals(List.of(), search.find("S99999"));
    }

    @Test
    void whatACodeNamesIsThereThoughNothingIsKnownOfIt() {
        UnitSearch search = new UnitSearch(records, new ScanAnalyzer(RuleData.codeTables()));

        assertEquals(
                List.of(false),
                search.find("]d20109506000134352215KEY{GS}10LOT").stream()
                        .map(each -> each.known())
                        .toList());
        assertTrue(gatherer(records).gather(new EntrySubject.OfUnit(Shift.pack(1))).isUnknown());
    }

    // [utest->req~unit.pages~1]
    @Test
    void entriesOfASubjectAndScansOfAnOrderAreFoundByTheirIndexes() {
        scans(20, 5);

        String positions = plan(H2UnitRecords.POSITIONS, "x", "SCANS", 1, 1, 1L, 10);
        String orders = plan(H2UnitRecords.SCANS, "PO-1", 1, 1, 1L, 10);
        String listings = plan(H2UnitRecords.LISTINGS, Shift.pack(1).key());

        assertTrue(positions.contains("PRIMARY_KEY"), positions);
        assertTrue(positions.contains("index sorted"), positions);
        assertTrue(orders.contains("SCANS_BY_ORDER"), orders);
        assertTrue(orders.contains("index sorted"), orders);
        assertFalse(listings.contains("UNITS.tableScan"), listings);
    }

    private String plan(String sql, Object... values) {
        return database.read(handle -> {
            var asked = handle.createQuery("explain " + sql);
            for (int i = 0; i < values.length; i++) {
                asked.bind(i, values[i]);
            }
            return asked.mapTo(String.class).one();
        });
    }

    @Test
    void theLatestPositionIsAPlaceFromWhichEverythingIsEarlier() {
        assertTrue(UnitRecords.LATEST.isAfter(new LogPosition(7, Long.MAX_VALUE)));
    }
}
