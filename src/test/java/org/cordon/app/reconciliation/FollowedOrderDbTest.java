package org.cordon.app.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2OrderRecords;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.ReconciliationCase;
import org.cordon.core.reconciliation.ReconciliationCasesTest;
import org.cordon.support.CaseTable;
import org.cordon.support.Chain;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The cases of `reconciliation-cases.txt`, entry by entry: a count that is kept up to date is the same as one that is made
/// anew.
final class FollowedOrderDbTest {
    @TempDir private Path folder;

    // [itest->req~reconciliation.live~1]
    @Test
    void aCountThatIsFollowedIsTheSameAfterEachEntryAsOneThatIsMadeAnew() throws IOException {
        List<ReconciliationCase> cases = new ArrayList<>();
        CaseTable.tests(
                        ReconciliationCasesTest.CASES,
                        (_, on, rows) ->
                                cases.add(
                                        ReconciliationCase.of(
                                                new OrderId("PO-" + cases.size()), on, rows)))
                .forEach(FollowedOrderDbTest::play);
        Map<StreamId, Chain> chains = new EnumMap<>(StreamId.class);
        int entries = 0;
        int walks = 0;
        try (H2Database database = new H2Database(folder.resolve("store"))) {
            H2StoreWriter writer = new H2StoreWriter(database);
            H2OrderRecords records =
                    new H2OrderRecords(
                            database, new H2StoreQueries(database, Chain.reader()), Chain.reader());
            for (ReconciliationCase played : cases) {
                OrderCount count =
                        new OrderCount(
                                records,
                                new ReconciliationRuleSet(
                                        played.line(), played.feed(), RuleData.profiles()),
                                _ -> List.of());
                FollowedOrder followed = new FollowedOrder(played.order(), count, records);
                for (JournalEvent event : played.events()) {
                    writer.apply(
                            List.of(chains.computeIfAbsent(event.stream(), Chain::of).add(event)));
                    for (boolean closing : new boolean[] {true, false}) {
                        assertEquals(
                                count.of(played.order(), closing, () -> true)
                                        .map(OrderCount.Counted::reconciliation),
                                followed.update(closing, () -> true)
                                        .map(OrderCount.Counted::reconciliation),
                                played.order() + " after " + event);
                    }
                    entries++;
                }
                walks += followed.walks();
            }
        }
        assertTrue(walks < entries / 2, walks + " walks for " + entries + " entries");
    }

    private static void play(DynamicTest test) {
        try {
            test.getExecutable().execute();
        } catch (Throwable failed) {
            throw new AssertionError(test.getDisplayName(), failed);
        }
    }
}
