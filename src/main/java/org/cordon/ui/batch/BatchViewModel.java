package org.cordon.ui.batch;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.cordon.app.batch.BatchQueries;
import org.cordon.app.batch.BatchStatus;
import org.cordon.app.batch.BatchStatus.OrderBatch;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.order.OrderCommands;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.HandScan;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.BatchState;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.batch.BatchText.MomentText;
import org.cordon.ui.batch.BatchText.StepText;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.HandScans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// A batch as the screen shows it, and what may be done with it. Knows no control. FX thread.
public final class BatchViewModel {
    /// All that is shown of one batch.
    ///
    /// @param title its lot
    /// @param subtitle order, product and profile
    /// @param notice what a person should know before all else; empty if nothing
    /// @param acts what may be done, what goes on with it first
    record Shown(
            OrderBatch batch,
            String title,
            String subtitle,
            String notice,
            List<StepText> steps,
            List<MomentText> moments,
            List<BatchAct> acts) {}

    private final Messages messages = Messages.of(BatchViewModel.class);
    private final FxDispatcher pulse;
    private final BatchQueries batches;
    private final OrderCommands orders;
    private final TimeSource time;
    private final BatchText words;
    private final BatchFailureText failures = new BatchFailureText(messages);
    private final ScanCommands scans;
    private final HandScans handScans;
    private final BatchFormViewModel form;
    private final List<StationId> stations;
    private final ReadOnlyObjectProperty<BatchStatus> status;
    private final ReadOnlyObjectProperty<LineStatus> line;
    private final ObjectProperty<Optional<OrderId>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<OrderId>> order =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    BatchViewModel(
            FxDispatcher pulse,
            BatchQueries batches,
            OrderCommands orders,
            LineQueries line,
            TimeSource time,
            BatchText words,
            ScanCommands scans,
            Function<Consumer<HandScan>, Subscription> handScans,
            BatchFormViewModel form) {
        this.pulse = pulse;
        this.batches = batches;
        this.orders = orders;
        this.time = time;
        this.words = words;
        this.scans = scans;
        this.handScans = new HandScans(handScans, each -> pulse.fx().execute(() -> scanned(each)));
        this.form = form;
        stations = line.line().stations().stream().map(each -> each.id()).toList();
        status = pulse.follow(batches::onChange, batches::status);
        this.line = pulse.follow(line::onChange, line::status);
        status.subscribe(_ -> refresh());
        this.line.subscribe(_ -> refresh());
        chosen.subscribe(_ -> refresh());
        var _ = pulse.everySecond(this::refresh);
    }

    /// What is shown; empty before an order is loaded.
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The order whose batch is shown.
    public ReadOnlyObjectProperty<Optional<OrderId>> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /// Why the last step was not done; empty if it was.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// What is filled in for a step.
    public BatchFormViewModel form() {
        return form;
    }

    /// The stations of the line.
    List<StationId> stations() {
        return stations;
    }

    /// The batches that may be shown, by number and phase.
    List<OrderBatch> choices() {
        return status.get().batches();
    }

    String name(OrderBatch batch) {
        return words.name(batch);
    }

    /// Shows another batch.
    void choose(OrderId id) {
        form.close();
        trouble.set("");
        chosen.set(Optional.of(id));
    }

    /// Shows the batch that the line runs, and drops what was said before.
    void arrive() {
        pulse.deliver(
                words.names().load(), _ -> refresh(), failure -> trouble.set(failures.of(failure)));
        if (form.actProperty().get().isEmpty()) {
            trouble.set("");
            chosen.set(Optional.empty());
        }
    }

    /// The screen is in front, or is no longer: what is scanned by hand goes into the form, where it asks for a unit.
    void take(boolean inFront) {
        handScans.take(inFront);
    }

    /// Takes a scan of a keyboard wedge.
    ///
    /// @return false if the form does not ask for a unit
    boolean accept(Bytes scan) {
        boolean asks = form.asks(BatchAct.Field.UNIT);
        if (asks) {
            pulse.deliver(scans.typed(scan), _ -> {}, failure -> trouble.set(failures.of(failure)));
        }
        return asks;
    }

    private void scanned(HandScan scan) {
        boolean asks = form.asks(BatchAct.Field.UNIT);
        scan.reply(asks ? scan.unit().isPresent() : scan.scan().code() == VerdictCode.ACCEPTED);
        if (asks) {
            Optional<UnitId> unit = scan.unit().map(ScannedUnit::id);
            trouble.set(
                    unit.isPresent() ? "" : messages.name("batch.missing", BatchAct.Field.UNIT));
            unit.ifPresent(each -> form.text(BatchAct.Field.UNIT).set(each.key()));
        }
    }

    /// Begins a step: opens its form, or does it.
    public void begin(BatchAct act) {
        trouble.set("");
        Optional<OrderBatch> now = shown.get().map(Shown::batch);
        if (act == BatchAct.CLEAR_NEXT) {
            status.get().waiting().stream()
                    .filter(each -> !Optional.of(each).equals(now))
                    .findFirst()
                    .ifPresent(next -> {
                        choose(next.id());
                        form.open(BatchAct.CLEAR_LINE, next, asks(BatchAct.CLEAR_LINE, next));
                    });
        } else if (act.hasForm()) {
            now.ifPresent(of -> form.open(act, of, asks(act, of)));
        } else {
            now.ifPresent(of -> deliver(form.run(act, of)));
        }
    }

    private String asks(BatchAct act, OrderBatch of) {
        return act == BatchAct.RUN_ORDER
                ? status.get()
                        .current()
                        .filter(other -> !other.state().phase().isEnded())
                        .map(other ->
                                messages.get(
                                        "batch.ask.run-order.replaces",
                                        of.id().value(),
                                        words.name(other)))
                        .orElseGet(() -> messages.get("batch.ask.run-order", of.id().value()))
                : messages.name("batch.ask", act, of.id().value());
    }

    /// Does the step that is filled in.
    void submit() {
        Optional<String> missing = form.missing();
        if (missing.isPresent()) {
            trouble.set(missing.get());
        } else if (form.actProperty().get().equals(Optional.of(BatchAct.RUN_ORDER))) {
            shown.get().ifPresent(now -> deliver(orders.activate(now.batch().order())));
        } else {
            deliver(form.submit());
        }
    }

    /// Puts the form away.
    void cancel() {
        trouble.set("");
        form.close();
    }

    private void deliver(CompletableFuture<?> step) {
        pulse.deliver(step, _ -> cancel(), failure -> trouble.set(failures.of(failure)));
    }

    private void refresh() {
        Instant now = time.now();
        BatchStatus all = status.get();
        Optional<OrderBatch> batch =
                chosen.get()
                        .flatMap(all::batch)
                        .or(all::current)
                        .or(() -> all.batches().stream().findFirst());
        shown.set(batch.map(each -> shown(each, all, now)));
        order.set(batch.map(OrderBatch::id));
    }

    private Shown shown(OrderBatch batch, BatchStatus all, Instant now) {
        Order of = batch.order();
        BatchState state = batch.state();
        Duration longPause = batches.checklist().longPause();
        return new Shown(
                batch,
                messages.get("batch.title", of.lot().value()),
                messages.get("batch.subtitle", of.id().value(), of.product())
                        + profile(of)
                                .map(name -> messages.get("batch.subtitle.profile", name))
                                .orElse(""),
                notice(batch, all, now, longPause),
                words.steps(state),
                words.moments(state, now),
                BatchAct.possible(batch, all, now, longPause));
    }

    private Optional<String> profile(Order of) {
        return line.get()
                .profile()
                .filter(_ -> isOnLine(of))
                .map(chosenProfile -> chosenProfile.profile().name());
    }

    private boolean isOnLine(Order of) {
        return line.get().order().map(Order::id).equals(Optional.of(of.id()));
    }

    private String notice(OrderBatch batch, BatchStatus all, Instant now, Duration longPause) {
        BatchState state = batch.state();
        if (state.isClearanceDue(now, longPause)) {
            return state.phase() == BatchPhase.PAUSED
                    ? messages.get(
                            "batch.notice.long-pause",
                            words.length(Duration.between(state.since().orElseThrow().at(), now)))
                    : messages.get("batch.notice.reopened");
        }
        if (!state.isCleared() && isOnLine(batch.order()) && line.get().distinctPacks() > 0) {
            return messages.get("batch.notice.not-cleared", line.get().distinctPacks());
        }
        if (state.isWaiting() && all.active().isPresent()) {
            return messages.get("batch.notice.waits", all.active().get().value());
        }
        return "";
    }
}
