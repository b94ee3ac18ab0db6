package org.cordon.app.backup;

import org.cordon.app.backup.BackupStatus.Attempt;
import org.cordon.app.backup.BackupStatus.State;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupFolder;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.text.Messages;
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
import java.util.concurrent.TimeUnit;

/// Makes backups by the clock and when asked, on the [Worker] `backup`, of the lowest priority.
///
/// What goes wrong is shown in words and tried again, with growing pauses. A backup that is made and
/// verified is recorded, and old ones go then, as the rule of keeping says.
public final class ScheduledBackups implements BackupQueries, BackupCommands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
    private static final Messages TEXT = Messages.of(ScheduledBackups.class);
    private static final int HISTORY = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BackupJob maker;
    private final Journal journal;
    private final TimeSource time;
    private final Pace pace;
    private final Queue<CompletableFuture<Backup>> asked = new ConcurrentLinkedQueue<>();
    private final Listeners<ScheduledBackups> listeners = new Listeners<>("the backups");
    private final Worker worker;

    // Of the backup's thread alone.
    private final Deque<Attempt> history = new ArrayDeque<>();
    private Optional<Instant> due = Optional.empty();
    private Instant begun = Instant.EPOCH;
    private List<CompletableFuture<Backup>> answers = List.of();

    private volatile Shown shown;

    /// How backups are paced.
    ///
    /// @param every from one to the next
    /// @param settle after the start, before the first
    /// @param look how often the wall clock is looked at, which may be set anew
    /// @param retry after failures
    /// @param keep how long they are kept
    public record Pace(
            Duration every,
            Duration settle,
            Duration look,
            RetryPolicy retry,
            RetentionPolicy keep) {
        /// What suits a terminal: the first a minute after the start if one is due.
        public static Pace of(Duration every, RetentionPolicy keep) {
            return new Pace(
                    every,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    new RetryPolicy(Duration.ofMinutes(1), Duration.ofMinutes(30), 2, 0),
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
    public ScheduledBackups(BackupJob maker, Journal journal, TimeSource time, Pace pace) {
        this(maker, journal, time, pace, WorkerEnvironment.system());
    }

    /// Backs up a terminal; [#start] begins.
    ///
    /// @param environment of the thread that makes them
    public ScheduledBackups(
            BackupJob maker,
            Journal journal,
            TimeSource time,
            Pace pace,
            WorkerEnvironment environment) {
        this.maker = maker;
        this.journal = journal;
        this.time = time;
        this.pace = pace;
        shown = new Shown(State.WAITING, Optional.empty(), Optional.empty(), "", List.of());
        worker =
                Worker.named("backup", pace.retry())
                        .log(
                                LOG,
                                "no backup could be made; it is tried again",
                                "backups can be made again")
                        .expect(BackupUnavailable.class)
                        .onFailure(this::failed)
                        .onEnd(() -> taken().forEach(a -> a.completeExceptionally(ending())))
                        .priority(Thread.MIN_PRIORITY)
                        .closeWithin(PATIENCE)
                        .environment(environment)
                        .build(this::turn);
    }

    /// Begins.
    public void start() {
        worker.start();
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
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public CompletableFuture<Backup> makeNow() {
        CompletableFuture<Backup> answer = new CompletableFuture<>();
        asked.add(answer);
        if (worker.isClosing()) {
            answer.completeExceptionally(ending());
        }
        worker.retryNow();
        worker.signal();
        return answer;
    }

    private static BackupUnavailable ending() {
        return new BackupUnavailable(TEXT.get("backup.ending.repeat"));
    }

    private void turn() {
        begun = time.now();
        if (due.isEmpty()) {
            due = Optional.of(firstDue());
        }
        Duration left = Duration.between(time.now(), due.get());
        if (left.isPositive() && asked.isEmpty()) {
            boolean _ = worker.await(left.compareTo(pace.look()) < 0 ? left : pace.look());
        } else {
            due = Optional.of(attempt());
        }
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
        answers = taken();
        publish(with(State.RUNNING, shown.lastGood(), Optional.empty(), shown.detail()));
        Backup made = maker.make(() -> !worker.isClosing());
        Optional<String> remark = record(made).or(() -> lacking().or(() -> thinOut(begun)));
        note(new Attempt(begun, true, said(made)));
        Instant next = begun.plus(pace.every());
        publish(
                with(
                        State.WAITING,
                        Optional.of(made.madeAt()),
                        Optional.of(next),
                        remark.orElse("")));
        answers.forEach(answer -> answer.complete(made));
        LOG.info("a backup was made and verified: {}", made.folder());
        return next;
    }

    private static String said(Backup made) {
        return TEXT.get("backup.made.size", made.folder(), made.entries(), made.bytes() >> 20);
    }

    /// The record names the backup; that it cannot be written now does not make the backup worse.
    private Optional<String> record(Backup made) {
        try {
            var _ =
                    journal.append(
                                    Optional.empty(),
                                    new ProgramEvent.BackupMade(
                                            made.folder().toString(),
                                            made.sha256(),
                                            made.entries(),
                                            made.bytes()))
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(TEXT.get("backup.made.unrecorded"));
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            LOG.warn("a backup could not be recorded", e);
            return Optional.of(TEXT.get("backup.made.unrecorded-why", e.getMessage()));
        }
    }

    /// What the journal no longer holds, this backup cannot hold: then no older one is removed.
    private Optional<String> lacking() {
        return maker.journal().gaps().stream()
                .findFirst()
                .map(gap ->
                        TEXT.get(
                                "backup.made.gap",
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
            return Optional.of(TEXT.get("backup.made.old-stay", e.getMessage()));
        }
    }

    private Duration failed(Throwable cause, int failures, Duration wait) {
        String message = cause.getMessage();
        String why =
                message == null
                        ? TEXT.get("backup.failed.kind", cause.getClass().getName())
                        : message;
        note(new Attempt(begun, false, why));
        Instant next = time.now().plus(wait);
        // The wait is the worker's: by then it is due, whatever the wall clock says.
        due = Optional.of(Instant.EPOCH);
        publish(with(State.TROUBLE, shown.lastGood(), Optional.of(next), why));
        answers.forEach(answer -> answer.completeExceptionally(cause));
        answers = List.of();
        return wait;
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
        listeners.publish(this);
    }

    /// Gives up a backup under way and ends. Waits for it, but not for a drive that hangs.
    @Override
    public void close() {
        worker.close();
    }
}
