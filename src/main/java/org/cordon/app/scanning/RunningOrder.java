package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.core.batch.BatchStep;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Line;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.profile.SerialReuse;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.BatchMoment;
import org.cordon.core.projection.BatchState;
import org.cordon.core.projection.Batches;
import org.cordon.core.projection.Changeover;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.StateChange.BatchChange;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
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
    private Batches batches = new Batches();

    /// What earlier runs recorded of alarms.
    ///
    /// @param entries of OPERATIONS that concern alarms, oldest first
    /// @param scans takes the scans whose alarms are open, once they are known
    record AlarmsBefore(List<Entry> entries, Consumer<List<Entry>> scans) {
        static final AlarmsBefore NONE = new AlarmsBefore(List.of(), _ -> {});

        /// The same, of which the scans are taken with another order.
        AlarmsBefore entriesAlone() {
            return new AlarmsBefore(entries, _ -> {});
        }
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

    /// Goes by the order that ran when the program started, and by the one before it where stations still work on that.
    ///
    /// @param line its stations
    void start(LineStateLoader.AtStart recorded, Line line, AlarmsBefore alarms) {
        batches = recorded.batches();
        Optional<Changeover> changeover =
                recorded.changeover()
                        .filter(_ -> recorded.order().isPresent())
                        .filter(each -> !line.isChangedOver(each.changed()));
        if (changeover.isEmpty()) {
            run(recorded.order(), Optional.empty(), false, alarms, patience);
            return;
        }
        Optional<ActiveOrder> before = Optional.of(changeover.get().before());
        run(before, Optional.empty(), false, alarms.entriesAlone(), patience);
        run(recorded.order(), before, false, alarms, patience);
        // What that showed was told then.
        changeover.get().changed().forEach(evaluator::changedOver);
        shown();
    }

    /// The order that runs, once it is known what was recorded of it before.
    Optional<OrderId> known() {
        return units.active().map(ActiveOrder::order).map(Order::id).filter(_ -> isKnown);
    }

    /// An order was activated: it must be known before the next scan is judged by it.
    void activated(Entry entry) {
        batches.apply(entry);
        // A store that does not answer now is busy with the order's units, and will be for long.
        Duration busy = patience.dividedBy(4);
        Optional<ActiveOrder> now =
                sources.activated(entry)
                        .or(() -> sources.active(entry.head(), intake::isOpen).get(busy));
        if (!now.equals(units.active())) {
            Optional<ActiveOrder> before =
                    entry.event() instanceof OrderEvent.OrderActivated(var order, boolean rolling)
                                    && rolling
                            ? units.active().filter(each -> !each.order().id().equals(order))
                            : Optional.empty();
            run(now, before, true, AlarmsBefore.NONE, busy);
        }
    }

    /// Something happened to a batch.
    void batch(Entry entry, BatchChange change) {
        batches.apply(entry);
        OrderId order = change.event().order();
        evaluator.phase(order, batches.get(order).phase(), time.nanos());
        if (change.event() instanceof BatchEvent.FirstPieceApproved(_, var unit, _, _)) {
            unit.ifPresent(piece -> evaluator.approved(order, piece));
        }
        change.station().filter(_ -> isActive(order)).ifPresent(this::changedOver);
        lineState.producing(evaluator.isProducing());
    }

    private boolean isActive(OrderId order) {
        return units.active().filter(each -> each.order().id().equals(order)).isPresent();
    }

    private void changedOver(StationId station) {
        boolean before = units.before().isPresent();
        evaluator.changedOver(station).forEach(found);
        if (before && evaluator.before().isEmpty()) {
            units.run(units.active(), Optional.empty());
        }
        shown();
    }

    private void shown() {
        lineState.changeover(units.before().map(ActiveOrder::order), evaluator.changed());
        lineState.filling(evaluator.filling());
    }

    /// Goes by another order, and by what was scanned of it before as soon as that is known.
    ///
    /// @param before the one that the stations go on with until they change over
    /// @param begins whether its batch begins now
    /// @param wait for it so long at most
    private void run(
            Optional<ActiveOrder> now,
            Optional<ActiveOrder> before,
            boolean begins,
            AlarmsBefore alarms,
            Duration wait) {
        Optional<Order> order = now.map(ActiveOrder::order);
        units.run(now, before);
        isKnown = false;
        intake.historyPending(order.map(Order::id), before.isEmpty());
        Optional<ChosenProfile> profile =
                now.map(each -> profiles.of(each.order(), each.hasContainers()));
        boolean isPool = now.filter(ActiveOrder::allocated).isPresent();
        List<LineFinding> left =
                before.isPresent()
                        ? evaluator.changeover(order.orElseThrow(), begins, isPool)
                        : evaluator.order(order, begins, isPool);
        left.forEach(found);
        lineState.filling(evaluator.filling());
        evaluator.profile(profile);
        order.ifPresent(each -> stands(each.id()));
        lineState.order(order, profile, before.map(ActiveOrder::order));
        profile.map(each -> each.profile().serialReuse())
                .filter(reuse -> !(reuse instanceof SerialReuse.Always))
                .ifPresent(reuse ->
                        now.ifPresent(each -> lookForReuse(each, reuse, alarms.entries())));
        StoreOrJournalQuery<ScanHistory> asked =
                sources.scans(
                        order.map(Order::id),
                        journal.head(StreamId.SCANS),
                        () -> intake.isOpen() && isRunning(now));
        if (!asked.tryGet(wait, earlier -> learn(now, begins, earlier, alarms))) {
            LOG.info("scans are judged before all that was scanned earlier is known");
            asked.whenComplete(
                    earlier -> intake.queue().task(() -> learn(now, begins, earlier, alarms)),
                    () -> intake.queue().task(() -> learnNothing(now)));
        }
    }

    /// The batch of an order stands as it was recorded to.
    private void stands(OrderId order) {
        BatchState batch = batches.get(order);
        Instant since =
                batch.last(BatchStep.BEGIN_CLOSING).map(BatchMoment::at).orElseGet(time::now);
        Duration ago = Duration.between(since, time.now());
        evaluator.phase(order, batch.phase(), time.nanos() - Math.max(0, ago.toNanos()));
        for (BatchMoment moment : batch.timeline()) {
            if (moment.event() instanceof BatchEvent.FirstPieceApproved(_, var unit, _, _)) {
                unit.ifPresent(piece -> evaluator.approved(order, piece));
            }
        }
        lineState.producing(evaluator.isProducing());
    }

    private boolean isRunning(Optional<ActiveOrder> order) {
        return units.active().equals(order) || (order.isPresent() && units.before().equals(order));
    }

    /// Serials that were used in other orders are told once they are known. What was told in an earlier run is not told
    /// again.
    private void lookForReuse(ActiveOrder order, SerialReuse reuse, List<Entry> alarms) {
        boolean told =
                alarms.stream()
                        .filter(entry -> entry.position().isAfter(order.activated()))
                        .anyMatch(entry ->
                                entry.event() instanceof AlarmEvent.AlarmRaised raised
                                        && raised.kind().equals(LineFinding.SERIALS_REUSED));
        sources.reuse()
                .look(
                        order.order().id(),
                        reuse,
                        time.today(),
                        () -> intake.isOpen() && units.active().equals(Optional.of(order)),
                        serials -> intake.queue().task(() -> reused(order, serials, told)));
    }

    private void reused(ActiveOrder order, ReusedSerials serials, boolean told) {
        if (!units.active().equals(Optional.of(order))) {
            return;
        }
        evaluator.reused(serials);
        if (serials.count() > 0 && !told) {
            UnitId first = serials.first().orElseThrow();
            found.accept(
                    new LineFinding(
                            LineFinding.SERIALS_REUSED,
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            Reason.of(
                                    "serials-reused",
                                    serials.count(),
                                    order.order().id(),
                                    first.label(),
                                    serials.order(first, time.today()).orElseThrow()),
                            List.of()));
        }
    }

    /// What was scanned before is known. A pack that was judged without, and had passed before or was rejected, is
    /// judged again.
    private void learn(
            Optional<ActiveOrder> of, boolean begins, ScanHistory earlier, AlarmsBefore alarms) {
        if (!isRunning(of)) {
            return;
        }
        Optional<OrderId> id = of.map(ActiveOrder::order).map(Order::id);
        boolean isNow = units.active().equals(of);
        OrderEvaluator order = evaluator.of(id);
        order.earlier(earlier.helpers());
        order.progress().tested(earlier.testPieces());
        machines.recalled(earlier.machines());
        if (!begins) {
            intake.onceTheStoreAnswers(() -> order.lately(earlier.lately()));
            lineState.filling(evaluator.filling());
            lineState.challenged(evaluator.challenged());
        }
        long packs = order.earlier(earlier.accepted(), earlier.rejected());
        List<LineFinding> explained =
                order.reports().earlier(earlier.lineData(), begins, time.now(), time.nanos());
        if (isNow) {
            lineState.earlier(earlier.counts(), packs);
        } else {
            lineState.earlierBefore(earlier.counts());
        }
        List<PendingScan> unsure = intake.historySettled(id);
        alarms.scans().accept(earlier.alarms());
        explained.forEach(found);
        if (!begins) {
            of.ifPresent(each -> waitOn(each, order, earlier.lineData(), alarms.entries()));
        }
        isKnown |= isNow;
        for (PendingScan waiting : unsure) {
            waiting.event()
                    .unit()
                    .flatMap(unit -> again(unit, waiting.event().station(), earlier, order))
                    .ifPresent(verdict -> intake.record(again(waiting, verdict)));
        }
    }

    /// Reads of earlier runs wait for reports as they did.
    private void waitOn(
            ActiveOrder of, OrderEvaluator order, RecordedLineData recorded, List<Entry> alarms) {
        List<LateReports.EarlierRead> reads =
                intake.onceTheStoreAnswers(
                        () -> order.reports().unexplained(recorded.notCommissioned(), time.now()));
        order.reports()
                .waiting(reads, EarlierFindings.of(alarms, of.activated()), time.nanos())
                .forEach(found);
    }

    /// What was scanned before will not be known; the line goes on without, and the panel says so.
    private void learnNothing(Optional<ActiveOrder> of) {
        if (isRunning(of)) {
            var _ = intake.historySettled(of.map(ActiveOrder::order).map(Order::id));
        }
    }

    /// What the first read of a pack comes to by what was scanned earlier.
    private static Optional<Verdict> again(
            UnitId unit, Optional<StationId> station, ScanHistory earlier, OrderEvaluator order) {
        Optional<TestPiece> piece = order.progress().piece(unit);
        if (piece.isPresent()) {
            return Optional.of(new Verdict.OfTestPiece(unit, piece.get()));
        }
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
