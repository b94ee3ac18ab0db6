package org.cordon.app.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.support.Chain;
import org.cordon.support.ChainJournal;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.Shift;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;

final class StateCheckDbTest {
    @TempDir private Path folder;

    // [utest->req~projection.incidents~1]
    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    @EntriesMayBeParked
    void storeThatAppliedTheSameEntriesIsNoContradiction(long seed) {
        Shift shift = Shift.of(seed, 800);
        JournalEvent opened =
                shift.acts().entries().stream()
                        .map(Entry::event)
                        .filter(IncidentEvent.IncidentOpened.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        // A second opening, which no list takes.
        shift.acts().add(opened);
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            new H2StoreWriter(database).apply(shift.acts().entries());
            StateCheck check =
                    new StateCheck(
                            new OperationsReplay(new ChainJournal(shift)),
                            new H2StoreQueries(database, Chain.reader()));
            assertEquals(
                    Optional.empty(),
                    check.contradiction(shift.acts().head()),
                    () -> "seed " + seed);
        }
    }
}
