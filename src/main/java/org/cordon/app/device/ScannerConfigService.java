package org.cordon.app.device;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.people.Permission;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Sets scanners up, one change after the other: recorded first, then written, then at work. Where
/// writing fails, the record says that it was taken back.
public final class ScannerConfigService implements ScannerSetup {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerConfigService.class);
    private static final Messages TEXT = Messages.of(ScannerConfigService.class);

    private final Journal journal;
    private final Session session;
    private final SerialPortList directory;
    private final ScannerFile file;
    private final Attachments attachments;
    private final boolean demo;
    private final Executor executor;
    private final Listeners<ScannerConfigService> listeners =
            new Listeners<>("the scanner settings");

    /// By number; replaced whole.
    private volatile SortedMap<Integer, Map<String, String>> groups;

    /// @param settings the keys that begin with `scanner.`, none of them to be refused
    /// @param demo whether this is the demo line, whose scanner is not to be changed
    /// @param executor one task at a time; may block
    public ScannerConfigService(
            Journal journal,
            Session session,
            SerialPortList directory,
            ScannerFile file,
            Attachments attachments,
            Map<String, String> settings,
            boolean demo,
            Executor executor) {
        this.journal = journal;
        this.session = session;
        this.directory = directory;
        this.file = file;
        this.attachments = attachments;
        this.groups = ScannerConfigs.groups(settings);
        this.demo = demo;
        this.executor = executor;
    }

    @Override
    public List<Attached> scanners() {
        List<Attached> scanners = new ArrayList<>();
        groups.forEach((number, keys) ->
                read(Map.of(number, keys)).devices().stream()
                        .map(device -> new Attached(number, keys, device))
                        .forEach(scanners::add));
        return scanners;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public int freeNumber() {
        int number = 1;
        while (groups.containsKey(number)) {
            number++;
        }
        return number;
    }

    @Override
    public CompletableFuture<SerialPortSnapshot> ports() {
        return run(directory::ports);
    }

    @Override
    public List<ConfigRefusal> check(int number, Map<String, String> keys) {
        return check(number, cleaned(keys), groups);
    }

    private static List<ConfigRefusal> check(
            int number, Map<String, String> keys, Map<Integer, Map<String, String>> present) {
        if (number < 1 || number > ScannerConfigs.MOST) {
            return List.of(
                    new ConfigRefusal(
                            "scanner." + number,
                            "",
                            TEXT.get("device.number.range", ScannerConfigs.MOST)));
        }
        Map<Integer, Map<String, String>> all = new HashMap<>(present);
        // Without a single key nothing would be looked at, and nothing missed.
        all.put(number, keys.isEmpty() ? Map.of("type", "") : keys);
        // The others were in order before: what is refused of them now, such as a name that two
        // have,
        // is the doing of this one.
        return read(all).refusals().stream().map(r -> blamed(r, number, keys)).toList();
    }

    private static ConfigRefusal blamed(
            ConfigRefusal refusal, int number, Map<String, String> keys) {
        String key = refusal.key().split("\\.", 3)[2];
        return new ConfigRefusal(
                "scanner." + number + "." + key, keys.getOrDefault(key, ""), refusal.allowed());
    }

    @Override
    public CompletableFuture<Entry> save(int number, Map<String, String> keys) {
        Map<String, String> wanted = cleaned(keys);
        return run(() -> {
            PersonId person = mayChange();
            List<ConfigRefusal> refusals = check(number, wanted, groups);
            if (!refusals.isEmpty()) {
                throw new Refused(
                        Reason.BAD_SETTINGS,
                        refusals.stream()
                                .map(ConfigRefusal::toString)
                                .collect(Collectors.joining(" ")));
            }
            return change(person, number, wanted);
        });
    }

    @Override
    public CompletableFuture<Entry> remove(int number) {
        return run(() -> {
            PersonId person = mayChange();
            if (!groups.containsKey(number)) {
                throw new Refused(Reason.UNKNOWN, TEXT.get("device.number.unknown", number));
            }
            return change(person, number, Map.of());
        });
    }

    private PersonId mayChange() {
        if (demo) {
            throw new Refused(Reason.DEMO, TEXT.get("device.settings.demo"));
        }
        return session.require(Permission.SET_UP_SCANNER).id();
    }

    private Entry change(PersonId person, int number, Map<String, String> now) {
        Map<String, String> before = groups.getOrDefault(number, Map.of());
        if (before.equals(now)) {
            throw new Refused(Reason.NOTHING_CHANGED, TEXT.get("device.settings.same"));
        }
        Optional<ScannerConfig> old = device(number, before);
        Optional<ScannerConfig> device = device(number, now);
        DeviceId name = device.or(() -> old).map(ScannerConfig::id).orElseThrow();
        Entry entry = record(person, new ScannerEvent.ScannerChanged(name, before, now));
        try {
            file.write(number, now);
        } catch (IOException unwritten) {
            record(person, new ScannerEvent.ScannerChanged(name, now, before));
            throw new Refused(
                    Reason.NOT_WRITTEN,
                    TEXT.get("device.settings.unwritten", unwritten),
                    unwritten);
        }
        SortedMap<Integer, Map<String, String>> next = new TreeMap<>(groups);
        if (now.isEmpty()) {
            next.remove(number);
        } else {
            next.put(number, now);
        }
        groups = next;
        attachments.replace(old.map(ScannerConfig::id), device);
        LOG.info("scanner {} was set up anew", name);
        listeners.publish(this);
        return entry;
    }

    private Entry record(PersonId person, JournalEvent fact) {
        try {
            return journal.append(Optional.of(person), fact).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof JournalUnavailable unavailable ? unavailable : e;
        }
    }

    private static Optional<ScannerConfig> device(int number, Map<String, String> keys) {
        return read(Map.of(number, keys)).devices().stream().findFirst();
    }

    private static ScannerConfigs read(Map<Integer, Map<String, String>> groups) {
        Map<String, String> all = new HashMap<>();
        groups.forEach((number, keys) ->
                keys.forEach((key, value) -> all.put("scanner." + number + "." + key, value)));
        return ScannerConfigs.read(all);
    }

    private static Map<String, String> cleaned(Map<String, String> keys) {
        Map<String, String> cleaned = new TreeMap<>();
        keys.forEach((key, value) -> {
            if (!value.isBlank()) {
                cleaned.put(key, value.strip());
            }
        });
        return cleaned;
    }

    private <T> CompletableFuture<T> run(Supplier<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    done.complete(task.get());
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(
                    new CancellationException(TEXT.get("device.settings.closing")));
        }
        return done;
    }
}
