package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.RecordedLineData;
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
    private final MachineIntake machines;
    private final Consumer<LineFinding> found;
    private final Duration patience;
    private final TimeSource time;

    // Whether it is known what was recorded of the order that runs.
    private boolean isKnown;

    /// What earlier runs recorded of alarms.
    ///
    /// @param entries of OPERATIONS that concern alarms, oldest first
    /// @param scans takes the scans whose alarms are open, once they are known
    record AlarmsBefore(List<Entry> entries, Consumer<List<Entry>> scans) {
        static final AlarmsBefore NONE = new AlarmsBefore(List.of(), _ -> {});
    }

    /// @param found informed of what a change of the order and line data of earlier runs show of the line
    /// @param patience so long the next scan waits for what was recorded before it; then it is judged by
    ///     what is known
    RunningOrder(
            Journal journal,
            LineStateLoader sources,
            ProductProfiles profiles,
            ScanEvaluator evaluator,
            LineState lineState,
            IntakeLoop intake,
            MachineIntake machines,
            TimeSource time,
            Consumer<LineFinding> found,
            Duration patience) {
        this.journal = journal;
        this.sources = sources;
        this.units = sources.units();
        this.profiles = profiles;
        this.evaluator = evaluator;
        this.lineState = lineState;
        this.intake = intake;
        this.machines = machines;
        this.time = time;
        this.found = found;
        this.patience = patience;
    }

    /// Goes by the order that ran when the program started.
    void start(Optional<ActiveOrder> order, AlarmsBefore alarms) {
        run(order, false, alarms, patience);
    }

    /// The order that runs, once it is known what was recorded of it before.
    Optional<OrderId> known() {
        return units.active().map(ActiveOrder::order).map(Order::id).filter(_ -> isKnown);
    }

    /// An order was activated: it must be known before the next scan is judged by it.
    void activated(Entry entry) {
        // A store that does not answer now is busy with the order's units, and will be for long.
        Duration busy = patience.dividedBy(4);
        Optional<ActiveOrder> now = sources.active(entry.head(), intake::isOpen).get(busy);
        if (!now.equals(units.active())) {
            run(now, true, AlarmsBefore.NONE, busy);
        }
    }

    /// Goes by another order, and by what was scanned of it before as soon as that is known.
    ///
    /// @param begins whether its batch begins now
    /// @param wait for it so long at most
    private void run(
            Optional<ActiveOrder> now, boolean begins, AlarmsBefore alarms, Duration wait) {
        units.run(now);
        isKnown = false;
        intake.historyPending();
        Optional<ChosenProfile> profile =
                now.map(order -> profiles.of(order.order(), order.hasContainers()));
        evaluator
                .order(
                        now.map(ActiveOrder::order),
                        begins,
                        now.filter(ActiveOrder::allocated).isPresent())
                .forEach(found);
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
            Optional<ActiveOrder> of, boolean begins, ScanHistory earlier, AlarmsBefore alarms) {
        if (!units.active().equals(of)) {
            return;
        }
        evaluator.earlier(earlier.helpers());
        machines.recalled(earlier.machines());
        if (!begins) {
            intake.onceTheStoreAnswers(() -> evaluator.lately(earlier.lately()));
            lineState.filling(evaluator.filling());
        }
        long packs = evaluator.earlier(earlier.accepted(), earlier.rejected());
        List<LineFinding> explained =
                evaluator.reports().earlier(earlier.lineData(), begins, time.now(), time.nanos());
        lineState.earlier(earlier.counts(), packs);
        List<PendingScan> unsure = intake.historySettled();
        alarms.scans().accept(earlier.alarms());
        explained.forEach(found);
        if (!begins) {
            of.ifPresent(order -> waitOn(order, earlier.lineData(), alarms.entries()));
        }
        isKnown = true;
        for (PendingScan waiting : unsure) {
            waiting.event()
                    .unit()
                    .flatMap(unit -> again(unit, waiting.event().station(), earlier))
                    .ifPresent(verdict -> intake.record(again(waiting, verdict)));
        }
    }

    /// Reads of earlier runs wait for reports as they did.
    private void waitOn(ActiveOrder order, RecordedLineData recorded, List<Entry> alarms) {
        List<LateReports.EarlierRead> reads =
                intake.onceTheStoreAnswers(() ->
                        evaluator.reports().unexplained(recorded.notCommissioned(), time.now()));
        evaluator
                .reports()
                .waiting(reads, EarlierFindings.of(alarms, order.activated()), time.nanos())
                .forEach(found);
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
                .filter(_ -> !earlier.lineData().mayReturn(unit, station))
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
