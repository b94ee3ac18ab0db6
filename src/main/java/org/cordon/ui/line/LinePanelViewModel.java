package org.cordon.ui.line;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.containment.ContainmentStatus;
import org.cordon.app.machine.MachineStatus;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.scanning.AlarmGroup;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineDataStatus;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.line.Line;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.VerdictLabels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What the line panel shows and can do. Knows no control. FX thread.
public final class LinePanelViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(LinePanelViewModel.class);

    private final Messages messages = Messages.of(LinePanelViewModel.class);
    private final FxDispatcher pulse;
    private final LineQueries line;
    private final ScanCommands scans;
    private final ContainmentCommands containment;
    private final ScannerTrust distrust;
    private final ReasonMessages reasons;
    private final ReadOnlyObjectProperty<LineStatus> status;
    private final ReadOnlyObjectProperty<Optional<LineDataStatus>> lineData;
    private final ReadOnlyObjectProperty<MachineStatus> machines;
    private final ReadOnlyObjectProperty<ContainmentStatus> incidents;
    private final ReadOnlyObjectProperty<Optional<Person>> person;
    private final ReadOnlyObjectWrapper<Optional<AlarmGroup>> worst =
            new ReadOnlyObjectWrapper<>(this, "worst", Optional.empty());
    private final RecentScans recent = new RecentScans();
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private Consumer<Problem> onProblem = _ -> {};

    /// Something that did not go as asked.
    ///
    /// @param happened what happened
    /// @param todo what to do next
    public record Problem(String happened, String todo) {}

    /// Follows the line and containment.
    public LinePanelViewModel(
            FxDispatcher pulse,
            LineQueries line,
            ScanCommands scans,
            ContainmentCommands containment,
            ContainmentQueries incidents,
            Session session,
            ScannerTrust distrust,
            ReasonMessages reasons) {
        this.pulse = pulse;
        this.reasons = reasons;
        this.line = line;
        this.scans = scans;
        this.containment = containment;
        this.distrust = distrust;
        this.status = pulse.follow(line::onChange, line::status);
        this.lineData = pulse.follow(line::onChange, line::lineData);
        this.machines = pulse.follow(line::onChange, line::machines);
        this.incidents = pulse.follow(incidents::onChange, incidents::status);
        this.person = pulse.follow(session::onChange, session::person);
        status.subscribe(now -> {
            worst.set(head(now));
            recent.update(now.recent());
        });
    }

    /// The stations of the line.
    public Line line() {
        return line.line();
    }

    /// How the line stands.
    public ReadOnlyObjectProperty<LineStatus> statusProperty() {
        return status;
    }

    /// How line data stand; empty where none come.
    public ReadOnlyObjectProperty<Optional<LineDataStatus>> lineDataProperty() {
        return lineData;
    }

    /// How the machines of the line stand.
    public ReadOnlyObjectProperty<MachineStatus> machinesProperty() {
        return machines;
    }

    /// Scanners that cannot be trusted.
    public ObservableValue<List<ScannerTrust.Suspect>> suspects() {
        return distrust.suspects();
    }

    /// The latest scans, held still while they are read.
    public RecentScans recent() {
        return recent;
    }

    /// Whether an incident is open, so that a scan joins it.
    public BooleanBinding incidentOpen() {
        return Bindings.createBooleanBinding(() -> incidents.get().active().isPresent(), incidents);
    }

    /// The worst cause of alarms that nobody has acknowledged: acts are on it. Empty where none waits.
    public ReadOnlyObjectProperty<Optional<AlarmGroup>> worstProperty() {
        return worst.getReadOnlyProperty();
    }

    /// Only a worse one takes the place of what is shown, and waits.
    private Optional<AlarmGroup> head(LineStatus now) {
        Optional<AlarmGroup> first = now.worst();
        return worst.get()
                .flatMap(before ->
                        now.groups().stream()
                                .filter(each ->
                                        each.cause().equals(before.cause())
                                                && each.state().isUnacknowledged())
                                .findFirst())
                .filter(same ->
                        first.filter(each -> each.weight().severity() == same.weight().severity())
                                .isPresent())
                .or(() -> first);
    }

    /// The scan whose data are shown: that of the cause shown, or the latest where no scan raised it.
    Optional<EvaluatedScan> shown() {
        return worst.get()
                .flatMap(group -> LineHead.told(group).scan())
                .or(() -> status.get().last());
    }

    /// Whether containment can be started from what is shown.
    public BooleanBinding canContain() {
        return possible(() ->
                worst.get().isPresent()
                        || status.get().last().filter(scan -> scan.code().latching()).isPresent());
    }

    /// Whether there is something to hold in what is shown.
    public BooleanBinding canHold() {
        return possible(() -> !units().isEmpty());
    }

    /// Whether there is an alarm to acknowledge.
    public BooleanBinding canConfirm() {
        return possible(() -> worst.get().isPresent());
    }

    /// The units that are held with one press: those of the cause shown, as many as one entry may name, else that of the
    /// latest scan.
    List<UnitId> units() {
        return worst.get()
                .map(group -> group.units().stream().limit(HoldTarget.MAX_UNITS).toList())
                .orElseGet(
                        () -> status.get().last().flatMap(EvaluatedScan::unit).stream().toList());
    }

    /// Where problems are told.
    public void onProblem(Consumer<Problem> listener) {
        onProblem = listener;
    }

    /// Judges a scan of a keyboard wedge.
    public void scan(Bytes scan) {
        pulse.deliver(scans.typed(scan), _ -> {}, this::failed);
    }

    /// Judges a scan that was typed.
    ///
    /// @param typed escapes as in files of scans; anything else is taken as UTF-8 bytes, so that what
    ///     a wrong keyboard layout made is kept too
    public void scan(String typed) {
        if (!typed.isBlank()) {
            scan(bytes(typed.strip()));
        }
    }

    /// Starts containment from the scan shown, or joins it to the open incident.
    ///
    /// @param started runs once it is durable
    public void startContainment(Runnable started) {
        Optional<LineAlarm> alarm = worst.get().map(LineHead::told);
        Optional<EvaluatedScan> scan = alarm.isPresent() ? alarm.get().scan() : status.get().last();
        if (scan.isPresent()) {
            run(containment.start(scan.get()), _ -> started.run());
        } else if (alarm.isPresent()) {
            run(
                    containment.start(
                            messages.get(
                                    "line.start.alarm",
                                    VerdictLabels.alarm(alarm.get().alarm().kind()),
                                    reasons.of(alarm.get().alarm().reason()))),
                    _ -> started.run());
        }
    }

    /// Puts the units of the cause shown in quarantine by one entry, which closes their alarms; where no alarm waits, the
    /// pack that was read last.
    public void holdUnits() {
        List<UnitId> units = units();
        Optional<Reason> why =
                worst.get()
                        .map(group -> LineHead.told(group).alarm().reason())
                        .or(() -> status.get().last().map(EvaluatedScan::reason));
        if (!units.isEmpty() && why.isPresent()) {
            run(
                    containment.hold(new HoldTarget.Units(units), why.get()),
                    outcome -> held(units, outcome));
        }
    }

    private void held(List<UnitId> units, ContainmentCommands.Outcome outcome) {
        if (outcome == ContainmentCommands.Outcome.HELD_BEFORE) {
            onProblem.accept(
                    new Problem(
                            messages.get(
                                    "line.held-before.happened",
                                    units.getFirst().label(),
                                    units.size()),
                            messages.get("line.held-before.todo")));
        }
    }

    /// Records that the cause shown was seen, with all its alarms of now, so that the next is shown.
    public void confirm() {
        worst.get()
                .ifPresent(group ->
                        run(
                                scans.handle(
                                        new AlarmEvent.AlarmAcknowledged(
                                                group.alarms().stream()
                                                        .filter(each ->
                                                                each.state().isUnacknowledged())
                                                        .map(each -> each.alarm().id())
                                                        .toList())),
                                _ -> {}));
    }

    private BooleanBinding possible(BooleanSupplier when) {
        return Bindings.createBooleanBinding(
                () -> !busy.get() && person.get().isPresent() && when.getAsBoolean(),
                status,
                worst,
                busy,
                person);
    }

    private <T> void run(CompletableFuture<T> act, Consumer<T> done) {
        busy.set(true);
        pulse.deliver(
                act,
                outcome -> {
                    busy.set(false);
                    done.accept(outcome);
                },
                error -> {
                    busy.set(false);
                    failed(error);
                });
    }

    private void failed(Throwable error) {
        onProblem.accept(
                switch (error) {
                    case Refused refused ->
                            new Problem(
                                    RefusalText.of(refused.reason(), messages, "line.refused"),
                                    messages.get("line.refused.todo"));
                    case JournalUnavailable down -> {
                        LOG.warn("not recorded", down);
                        yield new Problem(
                                messages.get("line.unrecorded.happened"),
                                messages.get("line.unrecorded.todo"));
                    }
                    default -> {
                        LOG.error("act at the line panel failed", error);
                        yield new Problem(
                                messages.get(
                                        "line.failed.happened", error.getClass().getSimpleName()),
                                messages.get("line.failed.todo"));
                    }
                });
    }

    private static Bytes bytes(String typed) {
        try {
            return Bytes.parse(typed);
        } catch (IllegalArgumentException unprintable) {
            return Bytes.of(typed.getBytes(StandardCharsets.UTF_8));
        }
    }
}
