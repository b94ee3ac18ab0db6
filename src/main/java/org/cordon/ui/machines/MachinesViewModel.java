package org.cordon.ui.machines;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.cordon.app.device.MachineSetup;
import org.cordon.app.device.MachineSetup.Placed;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScannerStatus;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.MachineConfig;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.cordon.ui.scanners.ByteMonitorModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The machines of the line while a person sets them up, and what the chosen one says. FX thread only.
public final class MachinesViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(MachinesViewModel.class);

    private final MachineSetup setup;
    private final ReadOnlyObjectProperty<LineStatus> line;
    private final ByteMonitorModel heard;
    private final FxDispatcher pulse;
    private final Messages messages;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Placed>> machines;
    private final ReadOnlyObjectWrapper<Optional<MachineForm>> form =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// Addresses of the other types, so that a look at another type loses nothing.
    private final Map<String, String> addresses = new HashMap<>();

    /// With the machines as they are set up.
    ///
    /// @param line says how each is connected
    /// @param heard what the chosen one says
    public MachinesViewModel(
            MachineSetup setup,
            LineQueries line,
            ByteMonitorModel heard,
            FxDispatcher pulse,
            Messages messages) {
        this.setup = setup;
        this.line = pulse.follow(line::onChange, line::status);
        this.heard = heard;
        this.pulse = pulse;
        this.messages = messages;
        machines = new ReadOnlyObjectWrapper<>(setup.machines());
    }

    /// Whether machines are being set up.
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The machines as they are set up.
    ReadOnlyObjectProperty<List<Placed>> machinesProperty() {
        return machines.getReadOnlyProperty();
    }

    /// The line, for how machines are connected.
    ReadOnlyObjectProperty<LineStatus> lineProperty() {
        return line;
    }

    /// The machine that is filled in; empty if there is none.
    ReadOnlyObjectProperty<Optional<MachineForm>> formProperty() {
        return form.getReadOnlyProperty();
    }

    /// What was done, in words; empty when nothing.
    ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Why something was not done, in words; empty when nothing.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether a change is being recorded.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What the chosen machine says.
    ByteMonitorModel heard() {
        return heard;
    }

    /// Shows at once what came in the meantime.
    public void heardNow() {
        heard.drain();
    }

    /// How a machine is connected; empty for one that is from the next start on.
    Optional<ScannerStatus> connection(Placed placed) {
        DeviceId device = placed.machine().device().id();
        return line.get().devices().stream()
                .filter(each -> placed.connected() && each.id().equals(device))
                .findFirst();
    }

    /// Begins with the first machine.
    public void begin() {
        machines.set(setup.machines());
        open.set(true);
        select(0);
    }

    /// Chooses a machine; what was filled in of another one must be saved or dropped before.
    void choose(int place) {
        if (unsaved().filter(now -> now.place() != place).isPresent()) {
            said("", messages.get("machines.unsaved"));
        } else {
            select(place);
        }
    }

    private Optional<MachineForm> unsaved() {
        return form.get().filter(now -> now.changed() && !now.value("name").isBlank());
    }

    /// Fills in the machine at a place, as it is set up, and shows what it says if it is connected so.
    public void select(int place) {
        said("", "");
        addresses.clear();
        heard.end();
        heard.clear();
        form.set(Optional.empty());
        if (place < machines.get().size()) {
            Placed machine = machines.get().get(place);
            show(filled(place, machine.machine().device().id().value(), machine.keys()));
            if (machine.connected()) {
                test();
            }
        }
    }

    /// Fills in a machine that comes behind all others.
    public void add() {
        if (unsaved().isPresent()) {
            said("", messages.get("machines.unsaved"));
            return;
        }
        select(machines.get().size());
        show(filled(machines.get().size(), "", Map.of("type", "tcp")));
    }

    private static MachineForm filled(int place, String name, Map<String, String> keys) {
        return new MachineForm(place, name, keys, Map.of(), false);
    }

    /// Fills a setting in, by its key of the settings file.
    public void set(String key, String value) {
        form.get()
                .filter(now -> !now.value(key).equals(value))
                .ifPresent(now -> {
                    said("", "");
                    MachineForm next = now.with(key, value);
                    if (key.equals("type")) {
                        addresses.put(now.type(), now.value("address"));
                        next = next.with("address", addresses.getOrDefault(value, ""));
                    }
                    if (SettingGroup.connects(key)) {
                        heard.end();
                        heard.clear();
                    }
                    show(next);
                });
    }

    private void show(MachineForm now) {
        String prefix = "machine." + (now.place() + 1) + ".";
        Map<String, String> refusals = new HashMap<>();
        for (ConfigRefusal refusal : setup.check(with(now))) {
            if (refusal.key().startsWith(prefix)) {
                refusals.putIfAbsent(refusal.key().substring(prefix.length()), refusal.allowed());
            }
        }
        boolean changed =
                now.isNew() || !machines.get().get(now.place()).keys().equals(now.written());
        form.set(
                Optional.of(
                        new MachineForm(now.place(), now.name(), now.keys(), refusals, changed)));
    }

    private List<Map<String, String>> with(MachineForm now) {
        List<Map<String, String>> all = keys();
        if (now.isNew()) {
            all.add(now.written());
        } else {
            all.set(now.place(), now.written());
        }
        return all;
    }

    private List<Map<String, String>> keys() {
        return machines.get().stream()
                .map(Placed::keys)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// What is offered for a setting, the usual first; empty for free text.
    List<String> choices(String key) {
        return switch (key) {
            case "type" -> List.of("tcp", "tcp-server", "file", "opcua");
            case "opcua.security" -> List.of("", "sign", "none");
            case "compare" -> List.of("", "in", "out", "reject", "in, out", "out, reject");
            case "station" ->
                    Stream.concat(Stream.of(""), setup.stations().stream().map(StationId::value))
                            .toList();
            default -> List.of();
        };
    }

    /// Shows what the machine says that the form leads to: over the connection of the line if it is connected so, else
    /// over one for this alone.
    public void test() {
        MachineForm now = form.get().orElseThrow();
        heard.end();
        heard.clear();
        Optional<Placed> connected =
                machines.get().stream()
                        .skip(now.place())
                        .limit(1)
                        .filter(Placed::connected)
                        .filter(placed ->
                                MachineForm.connection(placed.keys())
                                        .equals(MachineForm.connection(now.written())))
                        .findFirst();
        connected
                .map(placed -> placed.machine().device())
                .or(() -> device(now))
                .ifPresent(device -> {
                    heard.device(device, false);
                    if (connected.isPresent()) {
                        heard.tap(device.id());
                    } else {
                        heard.tryOut(device);
                    }
                });
    }

    /// The connection that the form leads to; empty if it leads to none.
    private Optional<ScannerConfig> device(MachineForm now) {
        Map<String, String> all = new TreeMap<>();
        MachineForm.connection(now.written())
                .forEach((key, value) -> all.put("machine.1." + key, value));
        // What it is called does not matter for this.
        all.put("machine.1.name", messages.get("machines.trial"));
        return MachineConfigs.read(all).machines().stream().findFirst().map(MachineConfig::device);
    }

    /// Whether the form leads to a connection.
    boolean canTest() {
        return form.get().flatMap(this::device).isPresent();
    }

    /// Saves the form.
    void save() {
        form.get()
                .filter(_ -> !busy.get() && lacking().isEmpty())
                .ifPresent(now ->
                        change(
                                with(now),
                                now.place(),
                                messages.get("machines.saved", now.value("name").strip())));
    }

    /// Removes the machine of the form.
    void remove() {
        form.get()
                .filter(now -> !busy.get() && !now.isNew())
                .ifPresent(now -> {
                    List<Map<String, String>> left = keys();
                    left.remove(now.place());
                    change(
                            left,
                            Math.max(0, now.place() - 1),
                            messages.get("machines.removed", now.name()));
                });
    }

    private void change(List<Map<String, String>> wanted, int place, String outcome) {
        busy.set(true);
        said("", "");
        pulse.deliver(
                setup.save(wanted),
                _ -> {
                    busy.set(false);
                    machines.set(setup.machines());
                    select(place);
                    said(outcome, "");
                },
                failure -> {
                    busy.set(false);
                    LOG.info("machines were not set up", failure);
                    said("", messages.get("machines.failed", RefusalText.of(failure)));
                });
    }

    private void said(String doneNow, String troubleNow) {
        done.set(doneNow);
        trouble.set(troubleNow);
    }

    /// Drops what was filled in and not saved.
    void drop() {
        MachineForm now = form.get().orElseThrow();
        select(Math.min(now.place(), Math.max(0, machines.get().size() - 1)));
    }

    /// Puts the machines away; what is not saved is lost.
    void close() {
        heard.end();
        heard.clear();
        open.set(false);
        form.set(Optional.empty());
    }

    /// Why the form cannot be saved now, in words; empty if it can.
    String lacking() {
        MachineForm now = form.get().orElseThrow();
        if (now.refusals().isEmpty()) {
            return now.changed() ? "" : messages.get("machines.unchanged");
        }
        return messages.get(
                "machines.lacking",
                SettingGroup.all().stream()
                        .filter(now.refusals()::containsKey)
                        .map(key -> messages.get("machines.field." + key))
                        .collect(Collectors.joining(", ")));
    }
}
