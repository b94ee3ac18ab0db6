package org.cordon.ui.line;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.containment.ContainmentStatus;
import org.cordon.app.machine.MachineStatus;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineDataStatus;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.line.Line;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.cordon.ui.common.ScannerTrust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What the line panel shows and can do. Knows no control. FX thread.
public final class LinePanelViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(LinePanelViewModel.class);

    private final Messages messages = Messages.of(LinePanelViewModel.class);
    private final FxDispatcher pulse;
    private final LineQueries line;
    private final ScanCommands scans;
    private final ContainmentCommands containment;
    private final ScannerTrust distrust;
    private final ReadOnlyObjectProperty<LineStatus> status;
    private final ReadOnlyObjectProperty<Optional<LineDataStatus>> lineData;
    private final ReadOnlyObjectProperty<MachineStatus> machines;
    private final ReadOnlyObjectProperty<ContainmentStatus> incidents;
    private final ReadOnlyObjectProperty<Optional<Person>> person;
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
            ScannerTrust distrust) {
        this.pulse = pulse;
        this.line = line;
        this.scans = scans;
        this.containment = containment;
        this.distrust = distrust;
        this.status = pulse.follow(line::onChange, line::status);
        this.lineData = pulse.follow(line::onChange, line::lineData);
        this.machines = pulse.follow(line::onChange, line::machines);
        this.incidents = pulse.follow(incidents::onChange, incidents::status);
        this.person = pulse.follow(session::onChange, session::person);
        status.subscribe(now -> recent.update(now.recent()));
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

    /// Whether containment can be started from what is shown.
    public BooleanBinding canContain() {
        return possible(scan -> scan.code().latching());
    }

    /// Whether the pack shown can be held.
    public BooleanBinding canHold() {
        return possible(scan -> scan.unit().isPresent());
    }

    /// Whether there is an alarm to acknowledge.
    public BooleanBinding canConfirm() {
        return possible(scan -> status.get().worst().isPresent());
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
        status.get().shown().ifPresent(scan -> run(containment.start(scan), _ -> started.run()));
    }

    /// Puts the pack shown in quarantine, which closes its alarms.
    public void holdPack() {
        status.get()
                .shown()
                .flatMap(EvaluatedScan::unit)
                .ifPresent(unit ->
                        run(
                                containment.hold(unit, status.get().shown().orElseThrow().reason()),
                                outcome -> held(unit, outcome)));
    }

    private void held(UnitId unit, ContainmentCommands.Outcome outcome) {
        if (outcome == ContainmentCommands.Outcome.HELD_BEFORE) {
            onProblem.accept(
                    new Problem(
                            messages.get("line.held-before.happened", unit.label()),
                            messages.get("line.held-before.todo")));
        }
    }

    /// Records that the alarm shown was seen, so that the next is shown.
    public void confirm() {
        status.get()
                .worst()
                .ifPresent(scan ->
                        run(
                                scans.handle(
                                        new AlarmEvent.AlarmAcknowledged(
                                                List.of(AlarmId.ofScan(scan.position())))),
                                _ -> {}));
    }

    private BooleanBinding possible(Predicate<EvaluatedScan> when) {
        return Bindings.createBooleanBinding(
                () ->
                        !busy.get()
                                && person.get().isPresent()
                                && status.get().shown().filter(when).isPresent(),
                status,
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
