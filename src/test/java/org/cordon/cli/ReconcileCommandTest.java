package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.reconciliation.ReconciliationRuleSet;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.reconciliation.ReconciliationCase;
import org.cordon.core.reconciliation.Stock;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RealTime;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class ReconcileCommandTest {
    private static final OrderId ORDER = new OrderId("PO-1");

    @TempDir private Path data;

    private final ReconciliationCase played =
            ReconciliationCase.of(
                    ORDER,
                    "eu none",
                    List.of("list p1..p3", "read Unit p1..p3", "read Check p1..p2"));

    private void record(JournalEvent... more) {
        try (FileJournal journal =
                FileJournal.open(
                        data,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            played.events().forEach(event -> journal.append(Optional.empty(), event).join());
            for (JournalEvent event : more) {
                journal.append(Optional.empty(), event).join();
            }
        }
    }

    private Ran reconcile(String... arguments) {
        return Ran.run(
                new ReconcileCommand(
                        _ ->
                                new ReconciliationRuleSet(
                                        played.line(), played.feed(), RuleData.profiles()),
                        new FakeTimeSource()),
                arguments);
    }

    // [utest->req~reconciliation.command~1]
    @Test
    void anOrderIsCountedFromTheJournalAlone() {
        record();
        Ran ran = reconcile("--data", data.toString(), "--format", "json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                List.of(
                        "COMMISSIONED",
                        "PASSED",
                        "IN_TRANSIT",
                        "REJECTED",
                        "SAMPLED",
                        "DESTROYED",
                        "UNACCOUNTED"),
                told(ran, "line"));
        assertEquals(List.of("3", "2", "1", "0", "0", "0", "0"), told(ran, "count"));
    }

    // [utest->req~reconciliation.command~1]
    @Test
    void onceTheBatchIsClosingWhatIsMissingIsListedBySerial() {
        record(
                new BatchEvent.BatchClosing(ORDER),
                new ReconciliationEvent.StockRecorded(ORDER, Stock.LABELS, 10, 3, 1, 0, 5, ""));
        Ran ran =
                reconcile(
                        "--data",
                        data.toString(),
                        "--order",
                        "PO-1",
                        "--serials",
                        "--format",
                        "json");
        assertEquals(1, ran.code(), ran.err());
        assertEquals(List.of("UNACCOUNTED", "UNACCOUNTED"), told(ran, "difference"));
        assertEquals(List.of("difference.last-at"), told(ran, "reasonCode"));
        assertEquals(List.of("1"), told(ran, "unaccounted"));
    }

    private static List<String> told(Ran ran, String member) {
        return ran.all(member).stream().filter(value -> !value.isEmpty()).toList();
    }

    @Test
    void anOrderThatNeverRanIsRefused() {
        record();
        Ran ran = reconcile("--data", data.toString(), "--order", "PO-9");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("PO-9"), ran.err());
    }
}
