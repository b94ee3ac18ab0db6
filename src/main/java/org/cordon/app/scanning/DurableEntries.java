package org.cordon.app.scanning;

import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/// What follows once an entry is durable: a scan is shown, and orders, batches, holds and alarms change how the line is
/// judged and shown. For the journal's thread.
final class DurableEntries {
    private static final Logger LOG = LoggerFactory.getLogger(DurableEntries.class);

    private final IntakeLoop intake;
    private final ScanEvaluator evaluator;
    private final LineState lineState;
    private final RunningOrder running;
    private final LineStateLoader sources;
    private final ScannerSet scanners;
    private final ReworkIntake rework;
    private final ExceptionCatalogue catalogue;
    private final LineConditions conditions;

    /// @param conditions takes what they show of the line
    DurableEntries(
            IntakeLoop intake,
            ScanEvaluator evaluator,
            LineState lineState,
            RunningOrder running,
            LineStateLoader sources,
            ScannerSet scanners,
            ReworkIntake rework,
            ExceptionCatalogue catalogue,
            LineConditions conditions) {
        this.intake = intake;
        this.evaluator = evaluator;
        this.lineState = lineState;
        this.running = running;
        this.sources = sources;
        this.scanners = scanners;
        this.rework = rework;
        this.catalogue = catalogue;
        this.conditions = conditions;
    }

    /// A scan is durable: shows it, and tells who waits for it, whatever goes wrong in showing it.
    void publish(Entry entry, PendingScan judged) {
        judged.place().ifPresent(ScanQueue.Place::free);
        try {
            EvaluatedScan scan =
                    EvaluatedScan.of(entry, judged.event(), judged.judged().judgement(), catalogue);
            try {
                lineState.judged(scan, judged.judged().newPack(), entry);
                lineState.filling(judged.judged().filling());
                rework.scanned(scan, judged.event());
                scanners.feedback().latched(lineState.latched());
            } finally {
                judged.durable().complete(scan);
            }
        } catch (RuntimeException | Error broken) {
            OutOfMemoryExit.check(broken);
            LOG.error("a scan is recorded and could not be shown", broken);
            judged.durable().completeExceptionally(broken);
        }
    }

    /// Takes up what is durable now, in its order.
    void apply(List<Entry> batch) {
        for (Entry entry : batch) {
            if (entry.event() instanceof LineEvent.UnitRejected off) {
                conditions.rejected(off);
            }
            StateChange change = StateChange.of(entry.event());
            switch (change) {
                case OrderChange.Activated _ -> intake.queue().task(() -> running.activated(entry));
                case StateChange.BatchChange step ->
                        intake.queue().task(() -> running.batch(entry, step));
                case HoldChange _ -> {
                    if (!change.closed().isEmpty()) {
                        alarmsChanged(entry);
                    }
                    intake.queue()
                            .task(() -> {
                                evaluator.holdChanged(entry).forEach(conditions::found);
                                lineState.held(evaluator.holds());
                            });
                }
                // What a scan does to alarms shows once the scan itself does.
                case AlarmChange _ when entry.stream() == StreamId.SCANS -> {}
                case AlarmChange _ -> alarmsChanged(entry);
                case OrderChange.Opened _, OrderChange.Listed _ ->
                        intake.queue().task(() -> sources.loading(entry));
                case OrderChange.Planned _,
                        IncidentChange _,
                        PersonChange _,
                        StateChange.ScannerChange _,
                        StateChange.ReconciliationChange _,
                        StateChange.None _ -> {
                    // Does not change what a scan means.
                }
            }
        }
    }

    private void alarmsChanged(Entry entry) {
        List<UnitId> settled = lineState.apply(entry);
        intake.queue().task(() -> evaluator.settled(settled));
        scanners.feedback().latched(lineState.latched());
    }
}
