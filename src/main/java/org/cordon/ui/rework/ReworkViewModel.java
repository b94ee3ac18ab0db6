package org.cordon.ui.rework;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.container.ContainerCommands;
import org.cordon.app.container.ContainerQueries;
import org.cordon.app.container.ContainerStatus;
import org.cordon.app.container.ReworkCommands;
import org.cordon.app.scanning.HandScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.container.Answer;
import org.cordon.core.container.CheckState;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.HandScans;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.container.CheckView;
import org.cordon.ui.container.CheckView.Panel;
import org.cordon.ui.container.CheckView.Tone;
import org.cordon.ui.container.ContainerFailures;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The rework station: what is scanned says what is done, a second scan of the same code confirms it. While its screen is in
/// front, scans by hand that belong to no station come here. FX thread only.
public final class ReworkViewModel {
    private static final Messages TEXTS = Messages.of(ReworkViewModel.class);
    private static final int MOST_LINES = 20;

    private final FxDispatcher pulse;
    private final ContainerQueries queries;
    private final ContainerCommands containers;
    private final ReworkCommands commands;
    private final ScanCommands scans;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final ContainerFailures failures;
    private final ReadOnlyObjectProperty<ContainerStatus> status;
    private final ObjectProperty<ReworkTask> task = new SimpleObjectProperty<>(ReworkTask.BY_SCAN);
    private final ReadOnlyObjectWrapper<Panel> panel =
            new ReadOnlyObjectWrapper<>(ReworkPanels.note("idle.by-scan"));
    private final ReadOnlyObjectWrapper<Optional<String>> confirm =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty scan = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObservableList<ReworkDone> done = FXCollections.observableArrayList();
    private final HandScans handScans;

    // What was scanned and is not confirmed yet; of REPLACE also what comes in its place.
    private Optional<ScannedUnit> first = Optional.empty();
    private Optional<ScannedUnit> second = Optional.empty();

    private Optional<UnitId> last = Optional.empty();

    // Whether a container is packed anew, or is about to be: what is scanned next goes into it.
    private boolean anew;

    /// Follows what is packed anew.
    public ReworkViewModel(
            FxDispatcher pulse,
            ContainerQueries queries,
            ContainerCommands containers,
            ReworkCommands commands,
            ScanCommands scans,
            TimeFormats moments) {
        this.pulse = pulse;
        this.queries = queries;
        this.containers = containers;
        this.commands = commands;
        this.scans = scans;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
        failures = new ContainerFailures(reasons);
        handScans =
                new HandScans(
                        containers::onHandScan, each -> pulse.fx().execute(() -> scanned(each)));
        status = pulse.follow(queries::onChange, queries::status);
        status.subscribe(this::follow);
        task.subscribe(_ -> restart());
    }

    /// What is done; [ReworkTask#BY_SCAN] until a person chooses.
    ObjectProperty<ReworkTask> taskProperty() {
        return task;
    }

    /// The answer to the last scan, or what to do.
    ReadOnlyObjectProperty<Panel> panelProperty() {
        return panel.getReadOnlyProperty();
    }

    /// What the button that confirms says; empty while there is nothing to confirm.
    ReadOnlyObjectProperty<Optional<String>> confirmProperty() {
        return confirm.getReadOnlyProperty();
    }

    /// What is typed, in the text form of [Bytes].
    StringProperty scanProperty() {
        return scan;
    }

    /// Why, for what is done next; it stays until it is changed.
    StringProperty reasonProperty() {
        return reason;
    }

    /// What was done lately, the latest first.
    ObservableList<ReworkDone> done() {
        return done;
    }

    /// The unit that was scanned last.
    Optional<UnitId> lastScanned() {
        return last;
    }

    /// The container that is packed anew.
    Optional<CheckState> packing() {
        return queries.status().check().filter(state -> state.purpose() == Purpose.REAGGREGATE);
    }

    /// How it stands.
    ReadOnlyObjectProperty<ContainerStatus> statusProperty() {
        return status;
    }

    private void follow(ContainerStatus now) {
        packing()
                .ifPresent(state -> {
                    Answer answer = now.answer().orElse(Answer.of(Answer.Kind.BEGUN));
                    panel.set(
                            answer.kind() == Answer.Kind.COMPLETE
                                    ? ReworkPanels.note("anew.ready", state.inside().size())
                                    : answer.kind() == Answer.Kind.BEGUN
                                            ? ReworkPanels.note(
                                                    "anew.begun",
                                                    CheckView.grouped(state.container().id()))
                                            : CheckView.panel(answer, now.check()));
                    confirm.set(
                            state.inside().isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(
                                            TEXTS.get(
                                                    "rework.confirm.anew", state.inside().size())));
                    if (answer.kind() == Answer.Kind.COMPLETE && !reason.get().isBlank()) {
                        confirm();
                    }
                });
    }

    /// The screen is in front, or is no longer.
    void take(boolean inFront) {
        handScans.take(inFront);
    }

    /// Takes the scan from the field.
    void submit() {
        String typed = scan.get().strip();
        scan.set("");
        if (!typed.isEmpty()) {
            try {
                submit(Bytes.parse(typed));
            } catch (IllegalArgumentException notAscii) {
                panel.set(ReworkPanels.panel(Tone.BAD, "not-read"));
            }
        }
    }

    /// Takes a scan of a keyboard wedge: once it is recorded it comes back with all others.
    void submit(Bytes scanned) {
        pulse.deliver(scans.typed(scanned), _ -> {}, this::failed);
    }

    private void scanned(HandScan scanned) {
        last = scanned.unit().map(ScannedUnit::id).or(() -> last);
        if (anew || packing().isPresent()) {
            packAnew(scanned);
        } else if (scanned.unit().isEmpty()) {
            panel.set(ReworkPanels.panel(Tone.BAD, "not-read"));
            scanned.reply(false);
        } else {
            scanned(scanned, scanned.unit().get());
        }
    }

    private void scanned(HandScan scanned, ScannedUnit unit) {
        switch (taskOf(unit)) {
            case PUT_BACK -> putBack(scanned, unit);
            case OPEN -> {
                open(unit);
                reply(scanned);
            }
            case REPLACE -> {
                replace(unit);
                reply(scanned);
            }
            case PACK_ANEW, BY_SCAN -> packAnew(scanned);
        }
    }

    /// The scanner sounds as the screen says.
    private void reply(HandScan scanned) {
        scanned.reply(panel.get().tone() != Tone.BAD);
    }

    private ReworkTask taskOf(ScannedUnit unit) {
        return task.get() != ReworkTask.BY_SCAN
                ? task.get()
                : isPack(unit) ? ReworkTask.PUT_BACK : ReworkTask.PACK_ANEW;
    }

    private static boolean isPack(ScannedUnit unit) {
        return unit.listed()
                .map(listed -> listed.kind() == UnitKind.PACK)
                .orElse(unit.id() instanceof UnitId.Sgtin);
    }

    private void packAnew(HandScan scanned) {
        anew = true;
        run(containers.scanned(Purpose.REAGGREGATE, scanned), _ -> {});
    }

    private boolean isFirst(ScannedUnit unit) {
        return first.filter(each -> each.id().equals(unit.id())).isPresent();
    }

    private void putBack(HandScan scanned, ScannedUnit unit) {
        if (isFirst(unit)) {
            confirm();
            reply(scanned);
            return;
        }
        restart();
        pulse.deliver(
                commands.comeback(unit),
                refusal -> {
                    refusal.ifPresentOrElse(
                            why -> panel.set(ReworkPanels.refused(unit, reasons.of(why))),
                            () -> ask(unit, "put-back"));
                    reply(scanned);
                },
                failure -> {
                    failed(failure);
                    reply(scanned);
                });
    }

    private void open(ScannedUnit unit) {
        if (isFirst(unit)) {
            confirm();
        } else if (isPack(unit)) {
            panel.set(ReworkPanels.panel(Tone.BAD, "no-label", CheckView.grouped(unit.id())));
        } else {
            ask(unit, "open");
        }
    }

    private void replace(ScannedUnit unit) {
        if (first.isEmpty()) {
            if (unit.around().isEmpty()) {
                panel.set(ReworkPanels.panel(Tone.BAD, "in-none", CheckView.grouped(unit.id())));
            } else {
                first = Optional.of(unit);
                panel.set(
                        ReworkPanels.note(
                                "replace.second",
                                CheckView.grouped(unit.id()),
                                CheckView.grouped(unit.around().getFirst())));
            }
        } else if (second.filter(each -> each.id().equals(unit.id())).isPresent()) {
            confirm();
        } else if (!isFirst(unit)) {
            second = Optional.of(unit);
            panel.set(
                    ReworkPanels.note(
                            "replace.confirm",
                            CheckView.grouped(first.get().id()),
                            CheckView.grouped(unit.id())));
            confirm.set(Optional.of(TEXTS.get("rework.confirm.replace")));
        }
    }

    private void ask(ScannedUnit unit, String what) {
        first = Optional.of(unit);
        panel.set(
                ReworkPanels.note(
                        reason.get().isBlank() ? what + ".reason" : what + ".confirm",
                        CheckView.grouped(unit.id())));
        confirm.set(Optional.of(TEXTS.get("rework.confirm." + what)));
    }

    /// Does what was asked for.
    void confirm() {
        if (reason.get().isBlank()) {
            panel.set(ReworkPanels.panel(Tone.NOTE, "no-reason"));
            return;
        }
        String why = reason.get().strip();
        Optional<CheckState> packing = packing();
        if (packing.isPresent()) {
            CheckState state = packing.get();
            act(containers.finish(why), state.container().id(), CheckView.done(state));
        } else if (first.isPresent()) {
            UnitId unit = first.get().id();
            String name = CheckView.grouped(unit);
            switch (taskOf(first.get())) {
                case PUT_BACK ->
                        act(
                                commands.reintroduce(first.get(), why),
                                unit,
                                ReworkPanels.done("put-back", name));
                case OPEN -> act(commands.open(unit, why), unit, ReworkPanels.done("open", name));
                case REPLACE ->
                        second.ifPresent(by ->
                                act(
                                        commands.replace(unit, by.id(), why),
                                        by.id(),
                                        ReworkPanels.done(
                                                "replace", name, CheckView.grouped(by.id()))));
                case PACK_ANEW, BY_SCAN -> {
                    // Begins with its scan.
                }
            }
        }
    }

    private void act(CompletableFuture<Entry> command, UnitId unit, Panel now) {
        forget();
        run(
                command,
                entry -> {
                    panel.set(now);
                    done.addFirst(
                            new ReworkDone(
                                    TEXTS.get(
                                            "rework.done",
                                            moments.time(entry.stamp().at()),
                                            now.sentence()),
                                    unit));
                    if (done.size() > MOST_LINES) {
                        done.removeLast();
                    }
                });
    }

    /// Breaks off what was begun.
    void cancel() {
        if (packing().isPresent()) {
            run(containers.cancel(), _ -> restart());
        } else {
            restart();
        }
    }

    private void restart() {
        forget();
        panel.set(
                ReworkPanels.note(
                        "idle." + task.get().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        follow(status.get());
    }

    private void forget() {
        anew = false;
        first = Optional.empty();
        second = Optional.empty();
        confirm.set(Optional.empty());
    }

    private <T> void run(CompletableFuture<T> command, Consumer<T> then) {
        pulse.deliver(command, then, this::failed);
    }

    private void failed(Throwable failure) {
        anew = packing().isPresent();
        panel.set(new Panel(Tone.BAD, TEXTS.get("rework.failed"), failures.of(failure), ""));
    }
}
