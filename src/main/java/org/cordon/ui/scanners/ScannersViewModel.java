package org.cordon.ui.scanners;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.device.ScannerSetup;
import org.cordon.app.device.ScannerSetup.Attached;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings of one scanner while a person fills them in. FX thread only.
public final class ScannersViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ScannersViewModel.class);

    /// The form as it is now.
    ///
    /// @param number in the settings file
    /// @param attached its name where it is set up already
    /// @param keys as written, those of other kinds too
    /// @param refusals what is allowed, by setting
    /// @param changed whether it differs from what is set up
    record Form(
            int number,
            Optional<DeviceId> attached,
            Map<ScannerSetting, String> keys,
            Map<ScannerSetting, String> refusals,
            boolean changed) {
        String value(ScannerSetting setting) {
            return keys.getOrDefault(setting, "");
        }

        String type() {
            return value(ScannerSetting.TYPE);
        }

        /// Those of its kind that are filled in, as the settings file holds them.
        Map<String, String> written() {
            Map<String, String> written = new TreeMap<>();
            keys.forEach((setting, value) -> {
                if (setting.fits(type()) && !value.isBlank()) {
                    written.put(setting.key(), value.strip());
                }
            });
            return written;
        }
    }

    private final ScannerSetup setup;
    private final ByteMonitorModel listening;
    private final FxDispatcher pulse;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Optional<Form>> form =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<SerialPortSnapshot> ports =
            new ReadOnlyObjectWrapper<>(new SerialPortSnapshot(List.of()));
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// Addresses of the other kinds, so that a look at another kind loses nothing.
    private final Map<String, String> addresses = new HashMap<>();

    /// @param listening what the scanner sends
    public ScannersViewModel(
            ScannerSetup setup, ByteMonitorModel listening, FxDispatcher pulse, Messages messages) {
        this.setup = setup;
        this.listening = listening;
        this.pulse = pulse;
        this.messages = messages;
    }

    /// The form; empty while no scanner is set up.
    ReadOnlyObjectProperty<Optional<Form>> formProperty() {
        return form.getReadOnlyProperty();
    }

    /// Serial ports as last looked for.
    ReadOnlyObjectProperty<SerialPortSnapshot> portsProperty() {
        return ports.getReadOnlyProperty();
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

    /// What the scanner sends.
    ByteMonitorModel listening() {
        return listening;
    }

    /// Hears, on any thread, that scanners were set up anew.
    Subscription onChange(Runnable listener) {
        return setup.onChange(listener);
    }

    /// Whether a scanner is one that can be set up here.
    boolean knows(DeviceId device) {
        return find(device).isPresent();
    }

    /// What is offered for a setting, the usual first; empty for free text.
    List<String> choices(ScannerSetting setting) {
        return setting == ScannerSetting.STATION
                ? Stream.concat(Stream.of(""), setup.stations().stream().map(StationId::value))
                        .toList()
                : setting.choices();
    }

    /// Whether a scanner as the form says has a setting; a station can be chosen once there are some.
    boolean offers(ScannerSetting setting, Form form) {
        return setting.fits(form.type())
                && (setting != ScannerSetting.STATION
                        || !setup.stations().isEmpty()
                        || !form.value(setting).isEmpty());
    }

    private Optional<Attached> find(DeviceId device) {
        return setup.scanners().stream().filter(a -> a.device().id().equals(device)).findFirst();
    }

    /// Begins with an empty form.
    public void begin() {
        Map<ScannerSetting, String> keys = new EnumMap<>(ScannerSetting.class);
        keys.put(ScannerSetting.ROLE, "handheld");
        keys.put(ScannerSetting.TYPE, "serial");
        open(setup.freeNumber(), Optional.empty(), keys);
    }

    /// Begins with a scanner as it is set up.
    public void begin(DeviceId device) {
        find(device)
                .ifPresent(attached -> {
                    open(attached.number(), Optional.of(device), read(attached.keys()));
                    listening.tap(device);
                });
    }

    private static Map<ScannerSetting, String> read(Map<String, String> keys) {
        Map<ScannerSetting, String> read = new EnumMap<>(ScannerSetting.class);
        for (ScannerSetting setting : ScannerSetting.values()) {
            Optional.ofNullable(keys.get(setting.key())).ifPresent(v -> read.put(setting, v));
        }
        return read;
    }

    private void open(int number, Optional<DeviceId> attached, Map<ScannerSetting, String> keys) {
        done.set("");
        trouble.set("");
        addresses.clear();
        listening.end();
        listening.clear();
        show(number, attached, keys);
        lookForPorts();
    }

    private void show(int number, Optional<DeviceId> attached, Map<ScannerSetting, String> keys) {
        Form plain = new Form(number, attached, keys, Map.of(), false);
        Map<String, String> written = plain.written();
        Map<ScannerSetting, String> refusals = new EnumMap<>(ScannerSetting.class);
        for (ConfigRefusal refusal : setup.check(number, written)) {
            Stream.of(ScannerSetting.values())
                    .filter(s -> refusal.key().endsWith("." + number + "." + s.key()))
                    .forEach(s -> refusals.putIfAbsent(s, refusal.allowed()));
        }
        boolean changed =
                attached.flatMap(this::find).map(a -> !a.keys().equals(written)).orElse(true);
        form.set(Optional.of(new Form(number, attached, keys, refusals, changed)));
        framing(written);
    }

    /// Where messages end goes by the form as far as it can be followed.
    private void framing(Map<String, String> written) {
        Map<String, String> all = new HashMap<>();
        written.forEach((key, value) -> all.put("scanner.1." + key, value));
        // What lacks may be anything for this.
        all.put("scanner.1.name", "?");
        all.put("scanner.1.type", "tcp");
        all.put("scanner.1.address", "?:1");
        all.remove("scanner.1.station");
        ScannerSetting.CONNECTION.stream()
                .filter(s -> s != ScannerSetting.TYPE && s != ScannerSetting.ADDRESS)
                .forEach(s -> all.remove("scanner.1." + s.key()));
        ScannerConfigs.read(all).devices().stream()
                .findFirst()
                .ifPresent(device -> {
                    boolean eight =
                            "serial".equals(written.get("type"))
                                    && written.getOrDefault("data-bits", "8").equals("8");
                    listening.device(device, eight);
                });
    }

    /// Fills one setting in; the usual value and an empty one are left out.
    void set(ScannerSetting setting, String value) {
        form.get()
                .ifPresent(now -> {
                    if (now.value(setting).equals(value)) {
                        return;
                    }
                    done.set("");
                    trouble.set("");
                    Map<ScannerSetting, String> keys = new EnumMap<>(ScannerSetting.class);
                    keys.putAll(now.keys());
                    boolean usual = setting.hasUsual() && value.equals(choices(setting).getFirst());
                    if (value.isEmpty() || usual) {
                        keys.remove(setting);
                    } else {
                        keys.put(setting, value);
                    }
                    if (setting == ScannerSetting.TYPE) {
                        addresses.put(now.type(), now.value(ScannerSetting.ADDRESS));
                        keys.put(ScannerSetting.ADDRESS, addresses.getOrDefault(value, ""));
                    }
                    show(now.number(), now.attached(), keys);
                });
    }

    /// Shows at once what came in the meantime.
    public void catchUp() {
        listening.drain();
    }

    /// Takes settings over that were suggested.
    public void apply(Map<String, String> settings) {
        Stream.of(ScannerSetting.values())
                .filter(s -> settings.containsKey(s.key()))
                .forEach(s -> set(s, settings.getOrDefault(s.key(), "")));
        listen();
    }

    /// Listens to the device that the form leads to, if it is not attached and the form leads to one.
    void listen() {
        form.get()
                .filter(now -> now.attached().isEmpty())
                .ifPresent(now -> {
                    Map<String, String> all = new HashMap<>();
                    ScannerSetting.CONNECTION.stream()
                            .filter(s -> now.written().containsKey(s.key()))
                            .forEach(s -> all.put("scanner.1." + s.key(), now.value(s).strip()));
                    all.put("scanner.1.name", messages.get("scanners.trial"));
                    all.put("scanner.1.role", "handheld");
                    ScannerConfigs.read(all).devices().stream()
                            .findFirst()
                            .ifPresentOrElse(listening::tryOut, listening::end);
                });
    }

    /// Asks the operating system for serial ports.
    void lookForPorts() {
        pulse.deliver(
                setup.ports(),
                ports::set,
                failed -> {
                    LOG.error("Serial ports could not be listed", failed);
                    trouble.set(messages.get("scanners.ports.failed"));
                });
    }

    /// The scanner that has a port now, by its name.
    Optional<String> takenBy(String address) {
        int number = form.get().map(Form::number).orElse(0);
        return setup.scanners().stream()
                .filter(a -> a.number() != number && a.device().address().equals(address))
                .map(a -> a.device().id().value())
                .findFirst();
    }

    /// Saves the form; the scanner is attached then.
    void save() {
        form.get()
                .filter(_ -> !busy.get())
                .ifPresent(now -> {
                    begun();
                    // The port must be free for the line.
                    pulse.deliver(
                            listening
                                    .stop()
                                    .thenCompose(_ -> setup.save(now.number(), now.written())),
                            _ -> saved(now),
                            failed -> {
                                failed(failed);
                                if (now.attached().isPresent()) {
                                    listening.tap(now.attached().get());
                                } else {
                                    listen();
                                }
                            });
                });
    }

    private void begun() {
        busy.set(true);
        done.set("");
        trouble.set("");
    }

    private void saved(Form now) {
        busy.set(false);
        DeviceId device = new DeviceId(now.value(ScannerSetting.NAME).strip());
        listening.tap(device);
        show(now.number(), Optional.of(device), now.keys());
        done.set(
                messages.get(
                        now.attached().isEmpty() ? "scanners.attached" : "scanners.changed",
                        device.value()));
    }

    /// Removes the scanner.
    void remove() {
        form.get()
                .filter(f -> f.attached().isPresent() && !busy.get())
                .ifPresent(now -> {
                    begun();
                    pulse.deliver(
                            setup.remove(now.number()),
                            _ -> {
                                busy.set(false);
                                close();
                            },
                            this::failed);
                });
    }

    private void failed(Throwable failure) {
        busy.set(false);
        LOG.info("a scanner was not set up", failure);
        trouble.set(messages.get("scanners.failed", RefusalText.of(failure)));
    }

    /// Puts the form away.
    void close() {
        listening.end();
        listening.clear();
        form.set(Optional.empty());
    }

    /// Why the form cannot be saved now, in words; empty if it can.
    String lacking() {
        Form now = form.get().orElseThrow();
        if (now.refusals().isEmpty()) {
            return now.changed() ? "" : messages.get("scanners.unchanged");
        }
        return messages.get(
                "scanners.lacking",
                now.refusals().keySet().stream()
                        .map(s -> messages.get("scanners.field." + s.key()))
                        .collect(Collectors.joining(", ")));
    }
}
