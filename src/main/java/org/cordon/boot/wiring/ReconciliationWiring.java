package org.cordon.boot.wiring;

import org.cordon.adapter.csv.CsvDifferencesWriter;
import org.cordon.app.auth.Session;
import org.cordon.app.batch.BatchQueries;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.TimeSource;
import org.cordon.app.reconciliation.OrderCount;
import org.cordon.app.reconciliation.ReconciliationAlarms;
import org.cordon.app.reconciliation.ReconciliationCommands;
import org.cordon.app.reconciliation.ReconciliationRuleSet;
import org.cordon.app.reconciliation.ReconciliationService;
import org.cordon.app.reconciliation.UnaccountedCount;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.linedata.LineFeed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/// Counting what became of the serials of the running order.
record ReconciliationWiring(ReconciliationService service, ReconciliationCommands commands) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Counts by what scans are judged by.
    static OrderCount count(StoreWiring store, JudgingRules rules) {
        return new OrderCount(
                store.orders(),
                new ReconciliationRuleSet(rules.line(), rules.feed().kind(), rules.profiles()),
                // Machines tell their counters once their data come in.
                _ -> List.of());
    }

    /// Counts for the closing of a batch.
    static UnaccountedCount unaccounted(OrderCount count, JournalWiring record, StoreWiring store) {
        return new UnaccountedCount(count, record.journal(), store.projector(), PATIENCE);
    }

    /// Without line data nothing is to be waited for.
    static ReconciliationAlarms alarms(LineFeed feed, ScanPipeline pipeline) {
        return new ReconciliationAlarms(
                feed.kind() == LineFeed.Kind.NONE ? Duration.ZERO : feed.late(), pipeline::found);
    }

    static ReconciliationWiring of(
            OrderCount count,
            JournalWiring record,
            StoreWiring store,
            ReconciliationAlarms alarms,
            BatchQueries batches,
            Session people,
            TimeSource time,
            Path reports,
            Executor reader) {
        return new ReconciliationWiring(
                new ReconciliationService(
                        count,
                        store.orders(),
                        alarms,
                        record.journal(),
                        store.projector(),
                        batches,
                        time,
                        reports,
                        new CsvDifferencesWriter(time),
                        reader,
                        WorkerEnvironment.system()),
                new ReconciliationCommands(record.journal(), people));
    }
}
