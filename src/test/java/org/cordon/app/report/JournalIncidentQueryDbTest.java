package org.cordon.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.app.port.IncidentRecords;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.order.OrderId;
import org.cordon.support.Chain;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.IncidentStory;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// [JournalIncidentQuery] says what the store says, whatever was recorded.
final class JournalIncidentQueryDbTest {
    @TempDir private Path folder;

    // [utest->req~report.from-the-journal-alone~1]
    @Test
    @EntriesMayBeParked
    void reportFromTheJournalAloneEqualsTheOneFromTheStore() {
        long seed = new Random().nextLong();
        Shift shift = Shift.of(seed, 1_500);
        List<Entry> scans = shift.scans().entries();
        JournalIncidentQuery folded =
                new JournalIncidentQuery(
                        (_, seq) -> scans.stream().filter(e -> e.seq() == seq).findFirst());
        folded.apply(shift.acts().entries());
        H2Database database = new H2Database(folder.resolve("store"));
        try (H2StoreWriter store = new H2StoreWriter(database)) {
            store.apply(scans);
            store.apply(shift.acts().entries());
            H2StoreQueries stored = new H2StoreQueries(database, Chain.reader());
            assertEquals(
                    new LinkedHashSet<>(shift.incidents()), folded.incidents(), "seed " + seed);
            assertEquals(stored.people(), folded.people(), "seed " + seed);
            for (OrderId order : shift.orders()) {
                assertEquals(stored.order(order), folded.order(order), "seed " + seed);
            }
            for (IncidentId id : shift.incidents()) {
                assertEquals(report(stored, shift, id), report(folded, shift, id), "seed " + seed);
                assertEquals(
                        stored.incident(id),
                        report(folded, shift, id).map(ContainmentReport::incident),
                        "seed " + seed);
            }
        }
    }

    private static Optional<ContainmentReport> report(
            IncidentRecords records, Shift shift, IncidentId id) {
        return new ReportDataCollector(records, IncidentStory.rules(), new FakeTimeSource())
                .gather(id, shift.acts().head(), "Mara Lindqvist");
    }

    @Test
    void scanAmongTheActsIsAMistakeOfTheCaller() {
        JournalIncidentQuery folded = new JournalIncidentQuery((_, _) -> Optional.empty());
        List<Entry> scans = Shift.of(4, 100).scans().entries();
        assertThrows(IllegalArgumentException.class, () -> folded.apply(scans));
    }
}
