package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.reconciliation.OrderRecords;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.ReconciliationCase;
import org.cordon.core.reconciliation.ReconciliationCasesTest;
import org.cordon.core.reconciliation.UnitRecord;
import org.cordon.support.CaseTable;
import org.cordon.support.Chain;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The local store counts as the journal does: the same cases, one after the other in one store.
final class H2OrderRecordsDbTest {
    @TempDir private Path folder;

    private record Expected(String name, List<String> rows) {}

    // [itest->req~reconciliation.same-from-store~1]
    @Test
    void theStoreCountsAsTheJournalDoesWhetherEntriesComeOneByOne() throws IOException {
        check(1);
    }

    // [itest->req~reconciliation.same-from-store~1]
    @Test
    void theStoreCountsAsTheJournalDoesWhereEntriesComeTogether() throws IOException {
        check(1_000);
    }

    private void check(int batch) throws IOException {
        Map<ReconciliationCase, Expected> cases = new LinkedHashMap<>();
        CaseTable.tests(
                        ReconciliationCasesTest.CASES,
                        (name, on, rows) ->
                                cases.put(
                                        ReconciliationCase.of(
                                                new OrderId("PO-" + cases.size()), on, rows),
                                        new Expected(name, rows)))
                .forEach(H2OrderRecordsDbTest::play);
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2StoreWriter writer = new H2StoreWriter(database);
            for (StreamId stream : StreamId.values()) {
                Chain chain = Chain.of(stream);
                List<Entry> entries =
                        cases.keySet().stream()
                                .flatMap(each -> each.events().stream())
                                .filter(event -> event.stream() == stream)
                                .map(chain::add)
                                .toList();
                for (int from = 0; from < entries.size(); from += batch) {
                    writer.apply(entries.subList(from, Math.min(entries.size(), from + batch)));
                }
            }
            H2OrderRecords records =
                    new H2OrderRecords(
                            database, new H2StoreQueries(database, Chain.reader()), Chain.reader());
            cases.forEach((played, expected) ->
                    assertEquals(
                            expected.rows().stream().filter(ReconciliationCase::isResult).toList(),
                            told(played, records),
                            expected.name()));
        }
    }

    private static void play(DynamicTest test) {
        try {
            test.getExecutable().execute();
        } catch (Throwable failed) {
            throw new AssertionError(test.getDisplayName(), failed);
        }
    }

    private static List<String> told(ReconciliationCase played, H2OrderRecords records) {
        OrderRecords.OrderRecord order = records.order(played.order()).orElseThrow();
        List<UnitRecord> all = new ArrayList<>();
        records.units(played.order(), order.statements(), all::add);
        return played.told(order.order(), order.lastReport(), all);
    }
}
