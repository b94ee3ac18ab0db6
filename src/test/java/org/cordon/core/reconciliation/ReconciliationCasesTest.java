package org.cordon.core.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.order.OrderId;
import org.cordon.core.projection.RecordedUnits;
import org.cordon.support.CaseTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.stream.Stream;

/// The cases of `reconciliation-cases.txt`, from events to the rows and the serials of each difference.
public final class ReconciliationCasesTest {
    /// Where they stand, within the project.
    public static final String CASES =
            "src/test/resources/org/cordon/core/reconciliation/reconciliation-cases.txt";

    // [utest->req~reconciliation.one-account~1]
    // [utest->req~reconciliation.differences~1]
    // [utest->req~reconciliation.explained~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                CASES,
                (name, on, rows) -> {
                    ReconciliationCase played =
                            ReconciliationCase.of(new OrderId("PO-1"), on, rows);
                    RecordedUnits recorded = new RecordedUnits(played.order());
                    played.events().forEach(recorded::apply);
                    assertEquals(
                            rows.stream().filter(ReconciliationCase::isResult).toList(),
                            played.told(
                                    recorded.running().orElseThrow().order(),
                                    recorded.lastReport(),
                                    recorded.all().toList()),
                            name);
                });
    }
}
