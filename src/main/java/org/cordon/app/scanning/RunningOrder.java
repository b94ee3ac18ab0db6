package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The order that the line runs, and what was scanned of it before. For the thread `intake`, and before
/// that runs for the one that starts it.
final class RunningOrder {
    private static final Logger LOG = LoggerFactory.getLogger(RunningOrder.class);

    private final Journal journal;
    private final LineStateLoader sources;
    private final OrderUnits units;
    private final ProductProfiles profiles;
    private final ScanEvaluator evaluator;
    private final LineState lineState;
    private final IntakeLoop intake;
    private final Consumer<LineFinding> found;
    private final Duration patience;

    /// @param found informed of what a change of the order shows of the line
    /// @param patience so long the next scan waits for what was recorded before it; then it is judged by
    ///     what is known
    RunningOrder(
            Journal journal,
            LineStateLoader sources,
            ProductProfiles profiles,
            ScanEvaluator evaluator,
            LineState lineState,
            IntakeLoop intake,
            Consumer<LineFinding> found,
            Duration patience) {
        this.journal = journal;
        this.sources = sources;
        this.units = sources.units();
        this.profiles = profiles;
        this.evaluator = evaluator;
        this.lineState = lineState;
        this.intake = intake;
        this.found = found;
        this.patience = patience;
    }

    /// Goes by the order that ran when the program started.
    ///
    /// @param alarms takes the scans of earlier runs whose alarms are open, once they are known
    void start(Optional<ActiveOrder> order, Consumer<List<Entry>> alarms) {
        run(order, false, alarms, patience);
    }

    /// An order was activated: it must be known before the next scan is judged by it.
    void activated(Entry entry) {
        // A store that does not answer now is busy with the order's units, and will be for long.
        Duration busy = patience.dividedBy(4);
        Optional<ActiveOrder> now = sources.active(entry.head(), intake::isOpen).get(busy);
        if (!now.equals(units.active())) {
            run(now, true, _ -> {}, busy);
        }
    }

    /// Goes by another order, and by what was scanned of it before as soon as that is known.
    ///
    /// @param begins whether its batch begins now
    /// @param wait for it so long at most
    private void run(
            Optional<ActiveOrder> now,
            boolean begins,
            Consumer<List<Entry>> alarms,
            Duration wait) {
        units.run(now);
        intake.historyPending();
        Optional<ChosenProfile> profile =
                now.map(order -> profiles.of(order.order(), order.hasContainers()));
        evaluator.order(now.map(ActiveOrder::order), begins).forEach(found);
        lineState.filling(evaluator.filling());
        evaluator.profile(profile);
        lineState.order(now.map(ActiveOrder::order), profile);
        StoreOrJournalQuery<ScanHistory> asked =
                sources.scans(
                        now.map(a -> a.order().id()),
                        journal.head(StreamId.SCANS),
                        () -> intake.isOpen() && units.active().equals(now));
        if (!asked.tryGet(wait, earlier -> learn(now, begins, earlier, alarms))) {
            LOG.info("scans are judged before all that was scanned earlier is known");
            asked.whenComplete(
                    earlier -> intake.queue().task(() -> learn(now, begins, earlier, alarms)),
                    () -> intake.queue().task(() -> learnNothing(now)));
        }
    }

    /// What was scanned before is known. A pack that was judged without, and had passed before or was rejected, is
    /// judged again.
    private void learn(
            Optional<ActiveOrder> of,
            boolean begins,
            ScanHistory earlier,
            Consumer<List<Entry>> alarms) {
        if (!units.active().equals(of)) {
            return;
        }
        evaluator.earlier(earlier.helpers());
        if (!begins) {
            intake.onceTheStoreAnswers(() -> evaluator.lately(earlier.lately()));
            lineState.filling(evaluator.filling());
        }
        long packs = evaluator.earlier(earlier.accepted(), earlier.rejected());
        lineState.earlier(earlier.counts(), packs);
        List<PendingScan> unsure = intake.historySettled();
        alarms.accept(earlier.alarms());
        for (PendingScan waiting : unsure) {
            waiting.event()
                    .unit()
                    .flatMap(unit -> again(unit, waiting.event().station(), earlier))
                    .ifPresent(verdict -> intake.record(again(waiting, verdict)));
        }
    }

    /// What was scanned before will not be known; the line goes on without, and the panel says so.
    private void learnNothing(Optional<ActiveOrder> of) {
        if (units.active().equals(of)) {
            var _ = intake.historySettled();
        }
    }

    /// What the first read of a pack comes to by what was scanned earlier.
    private static Optional<Verdict> again(
            UnitId unit, Optional<StationId> station, ScanHistory earlier) {
        List<RejectedUnit> off =
                earlier.rejected().stream().filter(each -> each.unit().equals(unit)).toList();
        if (off.stream().anyMatch(each -> !each.mayReturn())) {
            return Optional.of(new Verdict.RejectedSeen(unit));
        }
        return earlier.accepted()
                .first(station, unit)
                .filter(_ -> off.isEmpty())
                .map(first -> new Verdict.Duplicate(unit, first));
    }

    private static PendingScan again(PendingScan before, Verdict verdict) {
        return new PendingScan(
                before.judged().judgedLate(verdict),
                before.person(),
                new CompletableFuture<>(),
                Optional.empty());
    }
}
