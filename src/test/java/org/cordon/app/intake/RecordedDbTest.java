package org.cordon.app.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cordon.adapter.h2.H2Database;
import org.cordon.adapter.h2.H2Records;
import org.cordon.adapter.h2.H2Store;
import org.cordon.app.port.ActiveOrder;
import org.cordon.core.containment.HeldUnit;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.OrderId;
import org.cordon.core.line.UnitId;
import org.cordon.support.Chain;
import org.cordon.support.ChainJournal;
import org.cordon.support.Shift;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the line learns from the journal is what it would learn from the store.
final class RecordedDbTest {
    @TempDir private Path folder;

    // [utest->req~store.line-at-once~1]
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void theJournalSaysWhatTheStoreSays(long seed) {
        System.out.println("history from seed " + seed);
        Shift shift = Shift.of(seed, 1_500);
        ChainJournal journal = new ChainJournal(shift);
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2Store store = new H2Store(database);
            store.apply(shift.acts().entries());
            store.apply(shift.scans().entries());
            H2Records records = new H2Records(database, Chain.reader());

            RecordedActs acts = RecordedActs.read(journal);
            assertEquals(records.active(), acts.active());
            assertEquals(held(records), acts.held());
            ActiveOrder order = acts.active().orElseThrow();
            Map<UnitId, ?> units = acts.units();
            for (int pack = 0; pack < 80; pack++) {
                assertEquals(
                        records.unit(order, Shift.pack(pack)),
                        Optional.ofNullable(units.get(Shift.pack(pack))));
            }
            assertFalse(units.isEmpty());

            Optional<OrderId> id = Optional.of(order.order().id());
            EarlierScans stored = EarlierScans.from(records, id);
            assertEquals(
                    stored,
                    EarlierScans.from(journal, acts, id, journal.head(StreamId.SCANS), () -> true));
            assertFalse(stored.unanswered().isEmpty());
        }
    }

    private static Map<UnitId, Optional<IncidentId>> held(H2Records records) {
        Map<UnitId, Optional<IncidentId>> held = new HashMap<>();
        for (HeldUnit unit : records.held()) {
            held.put(unit.unit(), unit.incident());
        }
        return held;
    }
}
