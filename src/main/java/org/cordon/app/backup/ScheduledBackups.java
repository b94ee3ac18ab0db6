package org.cordon.app.backup;

import org.cordon.app.backup.BackupStatus.Attempt;
import org.cordon.app.backup.BackupStatus.State;
import org.cordon.app.port.Backoff;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupFolder;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.projection.WorkSignal;
import org.cordon.core.event.JournalEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Makes backups by the clock and when asked, on the daemon thread `backup`, of the lowest priority.
///
/// What goes wrong is shown in words and tried again, with growing pauses. A backup that is made and
/// verified is recorded, and old ones go then, as the rule of keeping says.
public final class ScheduledBackups implements BackupQueries, BackupCommands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
    private static final int HISTORY = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BackupJob maker;
    private final Journal journal;
    private final TimeSource time;
    private final Pace pace;
    private final WorkSignal signal = new WorkSignal();
    private final Queue<CompletableFuture<Backup>> asked = new ConcurrentLinkedQueue<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    // Of the backup's thread alone.
    private final Deque<Attempt> history = new ArrayDeque<>();
    private int failures;

    private volatile Shown shown;

    /// How backups are paced.
    ///
    /// @param every from one to the next
    /// @param settle after the start, before the first
    /// @param look how often the wall clock is looked at, which may be set anew
    /// @param retry after failures
    /// @param keep how long they are kept
    public record Pace(
            Duration every, Duration settle, Duration look, Backoff retry, RetentionPolicy keep) {
        /// What suits a terminal: the first a minute after the start if one is due.
        public static Pace of(Duration every, RetentionPolicy keep) {
            return new Pace(
                    every,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30)),
                    keep);
        }
    }

    private record Shown(
            State state,
            Optional<Instant> lastGood,
            Optional<Instant> next,
            String detail,
            List<Attempt> history) {}

    /// Backs up a terminal; [#start] begins. The priority is a hint, where the system heeds it; that the
    /// line is not held up is the doing of the copying itself, which syncs little at a time.
    @SuppressWarnings("ThreadPriorityCheck")
    public ScheduledBackups(BackupJob maker, Journal journal, TimeSource time, Pace pace) {
        this.maker = maker;
        this.journal = journal;
        this.time = time;
        this.pace = pace;
        shown = new Shown(State.WAITING, Optional.empty(), Optional.empty(), "", List.of());
        thread = Thread.ofPlatform().name("backup").daemon().unstarted(this::run);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /// Begins.
    public void start() {
        thread.start();
    }

    @Override
    public BackupStatus status() {
        Shown now = shown;
        boolean old =
                now.lastGood()
                        .map(at -> at.plus(pace.every().multipliedBy(2)).isBefore(time.now()))
                        .orElse(now.state() == State.TROUBLE);
        return new BackupStatus(
                now.state(),
                maker.folder().address(),
                now.lastGood(),
                now.next(),
                old,
                now.detail(),
                now.history());
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public CompletableFuture<Backup> makeNow() {
        CompletableFuture<Backup> answer = new CompletableFuture<>();
        asked.add(answer);
        if (signal.isClosed()) {
            answer.completeExceptionally(ending());
        }
        signal.raise();
        return answer;
    }

    private static BackupUnavailable ending() {
        return new BackupUnavailable("Cordon is ending; start it again and repeat this.");
    }

    private void run() {
        Instant due = firstDue();
        while (!signal.isClosed()) {
            Duration left = Duration.between(time.now(), due);
            if (left.isPositive() && asked.isEmpty()) {
                boolean _ = signal.await(left.compareTo(pace.look()) < 0 ? left : pace.look());
            } else {
                due = attempt();
            }
        }
        taken().forEach(answer -> answer.completeExceptionally(ending()));
    }

    /// Those who asked up to now.
    private List<CompletableFuture<Backup>> taken() {
        List<CompletableFuture<Backup>> taken = new ArrayList<>();
        for (CompletableFuture<Backup> answer = asked.poll();
                answer != null;
                answer = asked.poll()) {
            taken.add(answer);
        }
        return taken;
    }

    /// When the first is due: an interval after the latest there is, and not at once after the start.
    private Instant firstDue() {
        Instant settled = time.now().plus(pace.settle());
        Optional<Instant> last = Optional.empty();
        String detail = "";
        try {
            last = latest();
        } catch (BackupUnavailable e) {
            detail = String.valueOf(e.getMessage());
            LOG.warn("the backups cannot be seen", e);
        }
        Instant due =
                last.map(at -> at.plus(pace.every()))
                        .filter(at -> at.isAfter(settled))
                        .orElse(settled);
        // A last one that seems to be of the future says that the clock was set back.
        Instant latest = settled.plus(pace.every());
        Instant next = due.isAfter(latest) ? latest : due;
        publish(
                new Shown(
                        detail.isEmpty() ? State.WAITING : State.TROUBLE,
                        last,
                        Optional.of(next),
                        detail,
                        List.of()));
        return next;
    }

    private Optional<Instant> latest() {
        List<Backup> all = maker.folder().list(journal.terminal());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().madeAt());
    }

    /// Makes one, for the clock or for those who asked.
    ///
    /// @return when the next is due
    private Instant attempt() {
        Instant begun = time.now();
        List<CompletableFuture<Backup>> waiting = taken();
        publish(with(State.RUNNING, shown.lastGood(), Optional.empty(), shown.detail()));
        try {
            Backup made = maker.make(() -> !signal.isClosed());
            failures = 0;
            Optional<String> remark = record(made).or(() -> lacking().or(() -> thinOut(begun)));
            note(new Attempt(begun, true, said(made)));
            Instant next = begun.plus(pace.every());
            publish(
                    with(
                            State.WAITING,
                            Optional.of(made.madeAt()),
                            Optional.of(next),
                            remark.orElse("")));
            waiting.forEach(answer -> answer.complete(made));
            LOG.info("a backup was made and verified: {}", made.folder());
            return next;
        } catch (RuntimeException e) {
            return failed(begun, e, waiting);
        }
    }

    private static String said(Backup made) {
        return "%s: %,d entries, %,d MiB"
                .formatted(made.folder(), made.entries(), made.bytes() >> 20);
    }

    /// The record names the backup; that it cannot be written now does not make the backup worse.
    private Optional<String> record(Backup made) {
        try {
            var _ =
                    journal.append(
                                    Optional.empty(),
                                    new JournalEvent.BackupMade(
                                            made.folder().toString(),
                                            made.sha256(),
                                            made.entries(),
                                            made.bytes()))
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The backup is good, but it could not be recorded.");
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            LOG.warn("a backup could not be recorded", e);
            return Optional.of(
                    "The backup is good, but it could not be recorded: " + e.getMessage());
        }
    }

    /// What the journal no longer holds, this backup cannot hold: then no older one is removed.
    private Optional<String> lacking() {
        return maker.journal().gaps().stream()
                .findFirst()
                .map(gap ->
                        "The backup holds all that the journal holds, but of %s, epoch %d, %s. Older backups are kept, they may hold the last copy: restore one beside, or fetch what is missing from the site store."
                                .formatted(
                                        gap.expected().stream(),
                                        gap.expected().end().epoch(),
                                        gap.why()));
    }

    private Optional<String> thinOut(Instant now) {
        BackupFolder folder = maker.folder();
        try {
            for (Backup old :
                    pace.keep().removable(folder.list(journal.terminal()), now, time.zone())) {
                folder.remove(old);
                LOG.info("a backup was kept for its time and is removed: {}", old.folder());
            }
            return Optional.empty();
        } catch (BackupUnavailable e) {
            LOG.warn("old backups cannot be removed", e);
            return Optional.of(
                    "The backup is good, but old ones cannot be removed: " + e.getMessage());
        }
    }

    private Instant failed(
            Instant begun, RuntimeException e, List<CompletableFuture<Backup>> waiting) {
        failures++;
        if (e instanceof BackupUnavailable) {
            LOG.warn("no backup could be made; it is tried again", e);
        } else {
            LOG.error("making a backup failed unexpectedly", e);
        }
        String message = e.getMessage();
        String why = message == null ? "The backup failed: " + e.getClass().getName() : message;
        note(new Attempt(begun, false, why));
        Instant next = time.now().plus(pace.retry().after(failures));
        publish(with(State.TROUBLE, shown.lastGood(), Optional.of(next), why));
        waiting.forEach(answer -> answer.completeExceptionally(e));
        return next;
    }

    private void note(Attempt attempt) {
        history.addFirst(attempt);
        if (history.size() > HISTORY) {
            history.removeLast();
        }
    }

    private Shown with(
            State state, Optional<Instant> lastGood, Optional<Instant> next, String detail) {
        return new Shown(state, lastGood, next, detail, List.copyOf(history));
    }

    private void publish(Shown now) {
        shown = now;
        listeners.forEach(Runnable::run);
    }

    /// Gives up a backup under way and ends. Waits for it, but not for a drive that hangs.
    @Override
    public void close() {
        signal.close();
        try {
            if (thread.isAlive() && !thread.join(PATIENCE)) {
                LOG.warn("the backup drive does not answer; left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
