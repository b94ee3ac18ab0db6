package org.cordon.adapter.journal;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// The worker `journal`: takes all that waits, writes and syncs it, answers. After a failure it
/// refuses what waits and tries the disk again by itself, with growing pauses.
///
/// Once a second, and before it confirms entries, it looks whether the files it writes are still the ones
/// that their paths lead to. If not, it stops confirming until a person decides to go on.
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final Messages TEXT = Messages.of(JournalWriter.class);

    /// How often the files are looked at, busy or idle.
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration CLOSE_WITHIN = Duration.ofMinutes(1);

    private static final long REMEMBER_NANOS = Duration.ofSeconds(30).toNanos();

    private final Path folder;
    private final JournalConfig limits;
    private final WatchedFiles files;
    private final FreeSpace space;
    private final AppendQueue queue = new AppendQueue();
    private final Listeners<List<Entry>> durableListeners = new Listeners<>("durable entries");
    private final Listeners<JournalState> stateListeners = new Listeners<>("the journal's state");
    private final Worker worker;

    private final Queue<CompletableFuture<List<WatchedFiles.AlteredFile>>> continuing =
            new ConcurrentLinkedQueue<>();

    private volatile JournalState state = new JournalState.Recording();
    private int failures;
    private long retryAt;
    private long rememberedAt = System.nanoTime();
    private long recordedAt = rememberedAt;
    private long lookedAt = System.nanoTime();

    JournalWriter(
            Path folder,
            WatchedFiles files,
            Disk disk,
            JournalConfig limits,
            WorkerEnvironment environment) {
        this.folder = folder;
        this.files = files;
        this.limits = limits;
        space = new FreeSpace(disk, limits);
        worker =
                Worker.named(
                                "journal",
                                RetryPolicy.doubling(limits.firstRetry(), limits.longestRetry()))
                        .log(
                                LOG,
                                "the journal's thread failed and goes on",
                                "the journal's thread works again")
                        .onFailure(this::unexpected)
                        .closeOnce(queue::isEmpty)
                        .onEnd(this::end)
                        .closeWithin(CLOSE_WITHIN)
                        .environment(environment)
                        .keepsProcessAlive()
                        .build(this::turn);
    }

    /// Notes that the run is under way, so that its rough end will be known, and starts. On a full
    /// disk it starts too, and records once there is room: what was recorded can be read meanwhile.
    void start() throws IOException {
        try {
            checkSpace();
            files.remember(false);
        } catch (IOException e) {
            failed(e);
            if (!(state instanceof JournalState.DiskFull)) {
                throw e;
            }
        }
        worker.start();
    }

    JournalState state() {
        return state;
    }

    Subscription onDurable(Consumer<List<Entry>> listener) {
        return durableListeners.add(listener);
    }

    Subscription onState(Consumer<JournalState> listener) {
        return stateListeners.add(listener);
    }

    void offer(PendingAppend pending) {
        if (!queue.offer(pending)) {
            pending.answer().completeExceptionally(unavailable(new JournalState.Closed()));
        }
        worker.signal();
    }

    /// Goes on after somebody altered files: puts back what can be, and sets aside what stands there.
    ///
    /// @return completes with what was altered, once entries are confirmed again; fails with
    ///     [JournalUnavailable] if they cannot be
    CompletableFuture<List<WatchedFiles.AlteredFile>> continueRecording() {
        CompletableFuture<List<WatchedFiles.AlteredFile>> answer = new CompletableFuture<>();
        continuing.add(answer);
        if (worker.isClosing()) {
            refuseContinuing();
        }
        worker.signal();
        return answer;
    }

    private void refuseContinuing() {
        for (CompletableFuture<List<WatchedFiles.AlteredFile>> answer = continuing.poll();
                answer != null;
                answer = continuing.poll()) {
            answer.completeExceptionally(unavailable(new JournalState.Closed()));
        }
    }

    /// Waits for what is pending, then ends the thread and closes the files.
    void close() {
        queue.close();
        worker.close();
    }

    private void turn() {
        queue.drain();
        if (!queue.tookAny()) {
            boolean _ = worker.await(Duration.ofNanos(Math.max(0, nanosToNextTask())));
            queue.drain();
        }
        continueIfAsked();
        if (state instanceof JournalState.DiskFull || state instanceof JournalState.Failed) {
            retry();
        }
        inspectFiles();
        if (queue.tookAny()) {
            queue.drain(this::commit);
            recordedAt = System.nanoTime();
        } else {
            watchSpace();
        }
        if (System.nanoTime() - rememberedAt > REMEMBER_NANOS) {
            rememberInPassing();
        }
    }

    private long nanosToNextTask() {
        long now = System.nanoTime();
        if (state instanceof JournalState.DiskFull || state instanceof JournalState.Failed) {
            return retryAt - now;
        }
        long wait = lookedAt + LOOK_NANOS - now;
        return state instanceof JournalState.Recording && !files.isSettled()
                ? Math.min(wait, recordedAt + FileWatch.LOOK_NANOS - now)
                : wait;
    }

    /// A defect: what was taken is refused, and the next turn puts the files right before it writes.
    private Duration unexpected(Throwable cause, int times, Duration wait) {
        failures++;
        retryAt = System.nanoTime() + wait.toNanos();
        become(new JournalState.Failed(String.valueOf(cause)));
        queue.refuseTaken(unavailable(state));
        return wait;
    }

    private void commit(StreamId stream, List<PendingAppend> group) {
        while (!group.isEmpty()) {
            if (!(state instanceof JournalState.Recording)) {
                AppendQueue.refuse(group, unavailable(state));
                return;
            }
            List<Entry> entries;
            try {
                checkSpace();
                files.requireLocks();
                entries = files.log(stream).commit(group, () -> queue.takeMore(group));
            } catch (IOException | RuntimeException e) {
                failed(e);
                AppendQueue.refuse(group, unavailable(state));
                return;
            }
            for (Entry entry : entries) {
                space.used(entry.line().length() + 1L);
            }
            files.confirm(stream, entries.getLast().head());
            acknowledge(group, entries);
            group.subList(0, entries.size()).clear();
        }
    }

    /// What follows the journal has the entries before whoever appended them has its answer: the next
    /// thing that they ask for finds what they just did.
    private void acknowledge(List<PendingAppend> group, List<Entry> entries) {
        durableListeners.publish(entries);
        for (int i = 0; i < entries.size(); i++) {
            group.get(i).answer().complete(entries.get(i));
        }
    }

    private void checkSpace() throws IOException {
        if (space.check() && state instanceof JournalState.Recording) {
            become(new JournalState.Recording(space.little()));
        }
    }

    /// Notices a disk that others fill, or that is gone, before an entry has to be refused for it.
    private void watchSpace() {
        if (state instanceof JournalState.Recording) {
            try {
                checkSpace();
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /// Looks at all files, and waits for a person if somebody altered one: every second, and soon after
    /// entries that were confirmed without a look.
    private void inspectFiles() {
        boolean settles =
                !queue.tookAny()
                        && !files.isSettled()
                        && System.nanoTime() - recordedAt >= FileWatch.LOOK_NANOS;
        if (System.nanoTime() - lookedAt < LOOK_NANOS && !settles) {
            return;
        }
        lookedAt = System.nanoTime();
        if (state instanceof JournalState.Recording) {
            try {
                files.requireUnaltered();
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void altered(AlteredException what) {
        LOG.error("the journal stopped confirming: {} was {}", what.file(), what.how(), what);
        boolean _ = files.rescue();
        become(new JournalState.Altered(what.file().toString(), what.how()));
    }

    private void continueIfAsked() {
        CompletableFuture<List<WatchedFiles.AlteredFile>> answer = continuing.poll();
        if (answer == null) {
            return;
        }
        if (!(state instanceof JournalState.Altered)) {
            if (state instanceof JournalState.Recording) {
                answer.complete(List.of());
            } else {
                answer.completeExceptionally(unavailable(state));
            }
            return;
        }
        try {
            WatchedFiles.PutBack back = files.putBack();
            if (back.lost().isPresent()) {
                become(back.lost().get());
                answer.completeExceptionally(unavailable(state));
            } else {
                LOG.info("a person decided to go on; the journal confirms again");
                failures = 0;
                become(new JournalState.Recording(space.little()));
                answer.complete(back.files());
            }
        } catch (IOException | JournalUnavailable e) {
            LOG.error("the journal cannot go on yet", e);
            answer.completeExceptionally(
                    e instanceof JournalUnavailable taken
                            ? taken
                            : new JournalUnavailable(
                                    TEXT.get(
                                            "journal.continue.not-written", folder, Disk.reason(e)),
                                    e));
        }
    }

    private void failed(Exception cause) {
        if (cause instanceof AlteredException what) {
            altered(what);
            return;
        }
        failures++;
        retryAt = System.nanoTime() + limits.retryDelay(failures).toNanos();
        space.distrust();
        JournalState next = space.judge(cause);
        if (failures == 1) {
            LOG.error("the journal stopped acknowledging: {}", next, cause);
        } else {
            LOG.debug("the journal still does not acknowledge: {}", next, cause);
        }
        become(next);
    }

    private void retry() {
        if (System.nanoTime() - retryAt < 0) {
            return;
        }
        try {
            files.repair();
            checkSpace();
            files.remember(false);
        } catch (IOException e) {
            failed(e);
            return;
        }
        LOG.info("the journal acknowledges again after {} failed tries", failures);
        failures = 0;
        become(new JournalState.Recording(space.little()));
    }

    private void become(JournalState next) {
        if (next.equals(state)) {
            return;
        }
        state = next;
        stateListeners.publish(next);
    }

    private JournalUnavailable unavailable(JournalState now) {
        return new JournalUnavailable(
                switch (now) {
                    case JournalState.Recording _ -> TEXT.get("journal.append.refused");
                    case JournalState.DiskFull(long free) ->
                            TEXT.get(
                                    "journal.append.full",
                                    folder,
                                    free >> 20,
                                    limits.reserveBytes() >> 20);
                    case JournalState.Failed(String reason) ->
                            TEXT.get("journal.append.failed", folder, reason);
                    case JournalState.Altered(String file, FileAlteration how) ->
                            TEXT.get("journal.append.altered", file, how);
                    case JournalState.RestartNeeded(StreamId stream, long first, long last) ->
                            TEXT.get("journal.append.restart", first, last, stream);
                    case JournalState.Closed() -> TEXT.get("journal.append.closed");
                });
    }

    private void rememberInPassing() {
        rememberedAt = System.nanoTime();
        try {
            files.remember(false);
        } catch (IOException e) {
            LOG.warn("how far the journal has come could not be remembered", e);
        }
    }

    private void end() {
        queue.refuseAll(unavailable(new JournalState.Closed()));
        boolean recording = state instanceof JournalState.Recording;
        boolean whole = files.rescue();
        try {
            files.close();
            if (recording) {
                files.remember(whole);
            }
        } catch (IOException e) {
            LOG.warn("the journal could not be closed in order; the next start will say so", e);
        }
        try {
            files.unlock();
        } catch (IOException e) {
            LOG.warn("the data folder's lock could not be lifted", e);
        }
        become(new JournalState.Closed());
        refuseContinuing();
    }
}
