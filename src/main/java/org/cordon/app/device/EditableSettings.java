package org.cordon.app.device;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.people.Permission;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The settings of scanners, stations and machines, which the window changes: one change after the other, recorded first,
/// then written. Where writing fails, the record says that it was taken back. Safe from any thread.
public final class EditableSettings {
    private static final Logger LOG = LoggerFactory.getLogger(EditableSettings.class);
    private static final Messages TEXT = Messages.of(EditableSettings.class);

    private final Journal journal;
    private final Session session;
    private final ConfigFile file;
    private final boolean demo;
    private final Executor executor;

    /// Replaced whole.
    private volatile Map<String, String> keys;

    /// @param keys those that begin with `scanner.`, `station.` or `machine.`, none of them to be refused
    /// @param demo whether this is the demo line, which keeps no settings
    /// @param executor one task at a time; may block
    public EditableSettings(
            Journal journal,
            Session session,
            ConfigFile file,
            Map<String, String> keys,
            boolean demo,
            Executor executor) {
        this.journal = journal;
        this.session = session;
        this.file = file;
        this.keys = Map.copyOf(keys);
        this.demo = demo;
        this.executor = executor;
    }

    /// All keys as they are set now.
    Map<String, String> keys() {
        return keys;
    }

    /// All keys as they would be.
    ///
    /// @param prefix of the keys that are replaced
    /// @param now what stands in their place, without the prefix
    Map<String, String> with(String prefix, Map<String, String> now) {
        Map<String, String> all = new TreeMap<>(keys);
        all.keySet().removeIf(key -> key.startsWith(prefix));
        now.forEach((key, value) -> all.put(prefix + key, value));
        return all;
    }

    /// Changes settings, if the person may and nothing is refused.
    ///
    /// @param check what is refused of the change
    /// @param event what is recorded, from the keys before and now
    /// @throws Refused and then all is as it was
    Entry change(
            Permission permission,
            String prefix,
            Map<String, String> now,
            Supplier<List<ConfigRefusal>> check,
            BiFunction<Map<String, String>, Map<String, String>, JournalEvent> event) {
        PersonId person = allowed(permission);
        List<ConfigRefusal> refusals = check.get();
        if (!refusals.isEmpty()) {
            throw new Refused(
                    ScannerSetup.Reason.BAD_SETTINGS,
                    refusals.stream()
                            .map(ConfigRefusal::toString)
                            .collect(Collectors.joining(" ")));
        }
        Map<String, String> before = below(prefix);
        if (before.equals(now)) {
            throw new Refused(
                    ScannerSetup.Reason.NOTHING_CHANGED, TEXT.get("device.settings.same"));
        }
        Entry entry = record(person, event.apply(before, now));
        try {
            file.write(prefix, now);
        } catch (IOException unwritten) {
            record(person, event.apply(now, before));
            throw new Refused(
                    ScannerSetup.Reason.NOT_WRITTEN,
                    TEXT.get("device.settings.unwritten", unwritten),
                    unwritten);
        }
        keys = Map.copyOf(with(prefix, now));
        return entry;
    }

    /// Puts several like things in the place of those under a prefix, for the next start.
    ///
    /// @param things what they are, for the log
    /// @param groups the keys of each, as a person typed them
    /// @param check what is refused of them
    /// @param event what is recorded, from the keys before and now
    /// @return fails with [Refused], and then all is as it was
    CompletableFuture<Entry> setUp(
            String things,
            String prefix,
            List<Map<String, String>> groups,
            Function<List<Map<String, String>>, List<ConfigRefusal>> check,
            BiFunction<Map<String, String>, Map<String, String>, JournalEvent> event) {
        List<Map<String, String>> wanted = List.copyOf(groups);
        return run(() -> {
            Entry entry =
                    change(
                            Permission.SET_UP_STATIONS,
                            prefix,
                            numbered(wanted),
                            () -> check.apply(wanted),
                            event);
            LOG.info("{} {} are set up for the next start", wanted.size(), things);
            return entry;
        });
    }

    /// The person who is signed in.
    ///
    /// @throws Refused if there is none, or they may not
    private PersonId allowed(Permission permission) {
        if (demo) {
            throw new Refused(ScannerSetup.Reason.DEMO, TEXT.get("device.settings.demo"));
        }
        return session.require(permission).id();
    }

    private Map<String, String> below(String prefix) {
        Map<String, String> below = new TreeMap<>();
        keys.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                below.put(key.substring(prefix.length()), value);
            }
        });
        return below;
    }

    private Entry record(PersonId person, JournalEvent event) {
        try {
            return journal.append(Optional.of(person), event).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof JournalUnavailable unavailable ? unavailable : e;
        }
    }

    /// Keys as a person typed them: stripped, and without those that are blank.
    static Map<String, String> cleaned(Map<String, String> typed) {
        Map<String, String> cleaned = new TreeMap<>();
        typed.forEach((key, value) -> {
            if (!value.isBlank()) {
                cleaned.put(key, value.strip());
            }
        });
        return cleaned;
    }

    /// Keys of several like things as a person typed them, cleaned and numbered from 1 on.
    static Map<String, String> numbered(List<Map<String, String>> groups) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < groups.size(); i++) {
            String prefix = (i + 1) + ".";
            // Without a single key nothing would be looked at, and nothing missed.
            all.put(prefix + "name", "");
            cleaned(groups.get(i)).forEach((key, value) -> all.put(prefix + key, value));
        }
        return all;
    }

    /// Runs a task where changes are made.
    <T> CompletableFuture<T> run(Supplier<T> task) {
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
