package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.support.Chain;
import org.cordon.support.ChainJournal;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What the line learns from the journal is what it would learn from the store.
final class JournalReplayDbTest {
    @TempDir private Path folder;

    // [utest->req~store.line-at-once~1]
    // [utest->req~line.counts~1]
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    @EntriesMayBeParked
    void theJournalSaysWhatTheStoreSays(long seed) {
        System.out.println("history from seed " + seed);
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

            Optional<OrderId> id = Optional.of(order.order().id());
            ScanHistory stored = ScanHistory.from(records, id);
            assertEquals(
                    stored,
                    ScanHistory.from(
                            journal, replay, id, journal.head(StreamId.SCANS), () -> true));
            assertFalse(stored.alarms().isEmpty());
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
                new OrderEvent.OrderOpened(Shift.order(order, 1), "a.csv", Entry.NO_HASH, 1));
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
