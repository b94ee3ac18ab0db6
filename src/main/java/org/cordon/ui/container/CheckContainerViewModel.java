package org.cordon.ui.container;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.container.ContainerCommands;
import org.cordon.app.container.ContainerQueries;
import org.cordon.app.container.ContainerStatus;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.container.Answer;
import org.cordon.core.container.CheckState;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.container.Unexpected;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.HandScans;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.container.CheckView.Panel;
import org.cordon.ui.container.CheckView.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The container that is checked. While its screen is in front, scans by hand that belong to no station count for it,
/// whichever scanner they come from. FX thread only.
public final class CheckContainerViewModel {
    private static final Messages TEXTS = Messages.of(CheckContainerViewModel.class);

    private final FxDispatcher pulse;
    private final ContainerCommands commands;
    private final ScanCommands scans;
    private final ContainmentCommands containment;
    private final TimeFormats moments;
    private final ContainerFailures failures;
    private final ReadOnlyObjectProperty<ContainerStatus> status;
    private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(idle());
    private final StringProperty scan = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final HandScans handScans;

    /// Follows what is checked.
    public CheckContainerViewModel(
            FxDispatcher pulse,
            ContainerQueries queries,
            ContainerCommands commands,
            ScanCommands scans,
            ContainmentCommands containment,
            TimeFormats moments) {
        this.pulse = pulse;
        this.commands = commands;
        this.scans = scans;
        this.containment = containment;
        this.moments = moments;
        failures = new ContainerFailures(new ReasonMessages(moments.zone()));
        handScans =
                new HandScans(
                        commands::onHandScan,
                        each -> run(commands.scanned(Purpose.CHECK, each), _ -> {}));
        status = pulse.follow(queries::onChange, queries::status);
        status.subscribe(now -> panel.set(panel(now)));
    }

    private static Panel idle() {
        return new Panel(
                Tone.NOTE,
                TEXTS.get("container.idle.word"),
                TEXTS.get("container.idle.sentence"),
                "");
    }

    private Panel panel(ContainerStatus now) {
        if (now.answer().isPresent()) {
            return CheckView.panel(now.answer().get(), now.check());
        }
        return now.done()
                .map(done -> CheckView.done(done.state()))
                .or(() ->
                        now.unfinished()
                                .map(left ->
                                        new Panel(
                                                Tone.NOTE,
                                                TEXTS.get("container.unfinished.word"),
                                                TEXTS.get(
                                                        "container.unfinished.sentence",
                                                        CheckView.grouped(left.container()),
                                                        moments.dayAndTime(left.begun())),
                                                TEXTS.get("container.unfinished.first"))))
                .orElseGet(() ->
                        now.check()
                                .map(state ->
                                        CheckView.panel(
                                                Answer.of(Answer.Kind.BEGUN), Optional.of(state)))
                                .orElseGet(CheckContainerViewModel::idle));
    }

    /// How it stands.
    ReadOnlyObjectProperty<ContainerStatus> statusProperty() {
        return status;
    }

    /// The container to show: the one under way, or else the one that was finished last.
    Optional<CheckState> shown() {
        ContainerStatus now = status.get();
        return now.check().or(() -> now.done().map(ContainerStatus.Done::state));
    }

    /// The answer to the last scan, or what to do.
    ReadOnlyObjectProperty<Panel> panelProperty() {
        return panel.getReadOnlyProperty();
    }

    /// What is typed, in the text form of [Bytes].
    StringProperty scanProperty() {
        return scan;
    }

    /// Why it is finished with differences.
    StringProperty reasonProperty() {
        return reason;
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
                panel.set(CheckView.panel(Answer.of(Answer.Kind.NOT_READ), Optional.empty()));
            }
        }
    }

    /// Takes a scan of a keyboard wedge: once it is recorded it comes back with all others.
    void submit(Bytes scanned) {
        run(scans.typed(scanned), _ -> {});
    }

    /// Begins with a container, from its row or its page.
    public void begin(UnitId container) {
        run(commands.begin(Purpose.CHECK, container), _ -> {});
    }

    /// Begins with what was left unfinished.
    void beginAgain() {
        status.get()
                .unfinished()
                .ifPresent(left -> run(commands.begin(left.purpose(), left.container()), _ -> {}));
    }

    void count(CountedByHand why) {
        run(commands.count(why), _ -> {});
    }

    void cancel() {
        reason.set("");
        run(commands.cancel(), _ -> {});
    }

    void startOver() {
        run(commands.startOver(), _ -> {});
    }

    void goOn() {
        run(commands.goOn(), _ -> {});
    }

    /// Finishes; with differences only with a reason.
    ///
    /// @param done runs once it is recorded
    void finish(Runnable done) {
        run(
                commands.finish(reason.get()),
                _ -> {
                    reason.set("");
                    done.run();
                });
    }

    /// The unit that was scanned last, or else the container.
    Optional<UnitId> lastScanned() {
        return status.get()
                .answer()
                .flatMap(Answer::unit)
                .or(() -> shown().map(state -> state.container().id()));
    }

    /// What one press holds: the unit that does not belong there, and both containers where it belongs into another one.
    Optional<HoldTarget.Units> toHold() {
        Optional<Unexpected> found = status.get().answer().flatMap(Answer::unexpected);
        return found.map(each -> {
            List<UnitId> units = new ArrayList<>(List.of(each.unit()));
            each.container()
                    .ifPresent(other -> {
                        units.add(other);
                        shown().ifPresent(state -> units.add(state.container().id()));
                    });
            return new HoldTarget.Units(units);
        });
    }

    /// Holds what [#toHold] names.
    void hold() {
        Optional<Unexpected> found = status.get().answer().flatMap(Answer::unexpected);
        Optional<HoldTarget.Units> target = toHold();
        if (target.isPresent() && found.isPresent()) {
            String unit = found.get().unit().label();
            Reason why =
                    found.get()
                            .container()
                            .<Reason>map(other ->
                                    Reason.of("container-check.foreign", unit, other.label()))
                            .orElseGet(() -> Reason.of("container-check.unexpected", unit));
            run(
                    containment.hold(target.get(), why),
                    _ ->
                            panel.set(
                                    new Panel(
                                            Tone.NOTE,
                                            TEXTS.get("container.held.word"),
                                            TEXTS.get(
                                                    "container.held.sentence",
                                                    target.get().units().size()),
                                            TEXTS.get("container.held.first"))));
        }
    }

    private <T> void run(CompletableFuture<T> command, Consumer<T> done) {
        pulse.deliver(
                command,
                done,
                failure ->
                        panel.set(
                                new Panel(
                                        Tone.BAD,
                                        TEXTS.get("container.failed"),
                                        failures.of(failure),
                                        "")));
    }
}
