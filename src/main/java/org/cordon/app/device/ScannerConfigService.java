package org.cordon.app.device;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.StationId;
import org.cordon.core.people.Permission;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Sets scanners up. A change is recorded, then written, then at work.
public final class ScannerConfigService implements ScannerSetup {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerConfigService.class);
    private static final Messages TEXT = Messages.of(ScannerConfigService.class);

    private final EditableSettings settings;
    private final SerialPortList directory;
    private final Attachments attachments;
    private final Listeners<ScannerConfigService> listeners =
            new Listeners<>("the scanner settings");

    public ScannerConfigService(
            EditableSettings settings, SerialPortList directory, Attachments attachments) {
        this.settings = settings;
        this.directory = directory;
        this.attachments = attachments;
    }

    private SortedMap<Integer, Map<String, String>> groups() {
        return ScannerConfigs.groups(settings.keys());
    }

    @Override
    public List<Attached> scanners() {
        List<Attached> scanners = new ArrayList<>();
        groups().forEach((number, keys) ->
                device(number, keys)
                        .map(device -> new Attached(number, keys, device))
                        .ifPresent(scanners::add));
        return scanners;
    }

    @Override
    public Set<StationId> stations() {
        return LineConfig.groups(settings.keys()).isEmpty()
                ? Set.of()
                : LineConfig.names(settings.keys());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public int freeNumber() {
        Set<Integer> taken = groups().keySet();
        int number = 1;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }

    @Override
    public CompletableFuture<SerialPortSnapshot> ports() {
        return settings.run(directory::ports);
    }

    @Override
    public List<ConfigRefusal> check(int number, Map<String, String> typed) {
        Map<String, String> keys = EditableSettings.cleaned(typed);
        if (number < 1 || number > ScannerConfigs.MOST) {
            return List.of(
                    new ConfigRefusal(
                            "scanner." + number,
                            "",
                            TEXT.get("device.number.range", ScannerConfigs.MOST)));
        }
        // Without a single key nothing would be looked at, and nothing missed.
        Map<String, String> looked = keys.isEmpty() ? Map.of("type", "") : keys;
        // The others were in order before: what is refused of them now, such as a name that two
        // have, is the doing of this one.
        Map<String, String> all = settings.with(prefix(number), looked);
        return Stream.concat(
                        ScannerConfigs.read(all).refusals().stream(),
                        MachineConfigs.read(all).refusals().stream())
                .map(r -> blamed(r, number, keys))
                .toList();
    }

    private static String prefix(int number) {
        return "scanner." + number + ".";
    }

    private static ConfigRefusal blamed(
            ConfigRefusal refusal, int number, Map<String, String> keys) {
        String key = refusal.key().split("\\.", 3)[2];
        return new ConfigRefusal(
                prefix(number) + key, keys.getOrDefault(key, ""), refusal.allowed());
    }

    @Override
    public CompletableFuture<Entry> save(int number, Map<String, String> keys) {
        Map<String, String> wanted = EditableSettings.cleaned(keys);
        return settings.run(() -> change(number, wanted, () -> check(number, wanted)));
    }

    @Override
    public CompletableFuture<Entry> remove(int number) {
        return settings.run(() -> change(number, Map.of(), () -> known(number)));
    }

    private List<ConfigRefusal> known(int number) {
        if (!groups().containsKey(number)) {
            throw new Refused(Reason.UNKNOWN, TEXT.get("device.number.unknown", number));
        }
        return List.of();
    }

    private Entry change(int number, Map<String, String> now, Supplier<List<ConfigRefusal>> check) {
        Optional<ScannerConfig> old = device(number, groups().getOrDefault(number, Map.of()));
        Optional<ScannerConfig> device = device(number, now);
        Optional<DeviceId> name = device.or(() -> old).map(ScannerConfig::id);
        Entry entry =
                settings.change(
                        Permission.SET_UP_SCANNER,
                        prefix(number),
                        now,
                        check,
                        (from, to) ->
                                new ScannerEvent.ScannerChanged(name.orElseThrow(), from, to));
        attachments.replace(old.map(ScannerConfig::id), device);
        LOG.info("scanner {} was set up anew", name.orElseThrow());
        listeners.publish(this);
        return entry;
    }

    private Optional<ScannerConfig> device(int number, Map<String, String> keys) {
        Map<String, String> alone = new TreeMap<>();
        keys.forEach((key, value) -> alone.put(number + "." + key, value));
        return ScannerConfigs.read(settings.with("scanner.", alone)).devices().stream().findFirst();
    }
}
