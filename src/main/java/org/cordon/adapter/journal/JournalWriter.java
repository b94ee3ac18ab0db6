package org.cordon.adapter.journal;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The worker `journal`: takes all that waits, writes and syncs it, answers. After a failure it
/// refuses what waits and tries the disk again by itself, with growing pauses.
///
/// Once a second, and before it confirms entries, it looks whether the files it writes are still the ones
/// that their paths lead to. If not, it stops confirming until a person decides to go on.
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final Messages TEXT = Messages.of(JournalWriter.class);
    private static final int GROUP_ENTRIES = 2_000;
    private static final int GROUP_BYTES = 1 << 20;
    private static final long SPACE_CHECK_NANOS = Duration.ofMillis(200).toNanos();

    /// How often the files are looked at, busy or idle.
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration CLOSE_WITHIN = Duration.ofMinutes(1);

    /// The room told is rounded down to such a share of what is warned of, so that it seldom changes.
    private static final int STEPS = 64;

    private static final long REMEMBER_NANOS = Duration.ofSeconds(30).toNanos();

    private final Path folder;
    private final Map<StreamId, SegmentedLog> logs;
    private final Disk disk;
    private final JournalConfig limits;
    private final Metadata metadata;
    private final OwnFiles ownFiles;
    private final Listeners<List<Entry>> durableListeners = new Listeners<>("durable entries");
    private final Listeners<JournalState> stateListeners = new Listeners<>("the journal's state");
    private final Worker worker;

    private final ReentrantLock gate = new ReentrantLock();
    private final ArrayDeque<PendingAppend> waiting = new ArrayDeque<>();
    private final Queue<CompletableFuture<List<AlteredFile>>> continuing =
            new ConcurrentLinkedQueue<>();
    private boolean closing;

    // Taken from those that wait and not answered yet. Of the thread alone.
    private final Map<StreamId, List<PendingAppend>> taken = new EnumMap<>(StreamId.class);
    private int takenEntries;
    private int takenBytes;

    private volatile JournalState state = new JournalState.Recording();
    private int failures;
    private long retryAt;
    private long spaceCheckedAt = System.nanoTime() - SPACE_CHECK_NANOS;
    private long room;
    private long rememberedAt = System.nanoTime();
    private long recordedAt = rememberedAt;
    private long lookedAt = System.nanoTime();
    private ConfirmedEnds confirmed;
    private long locksLookedAt = System.nanoTime() - FileWatch.LOOK_NANOS;
    private SealedSegments sealed;
    private boolean filesNoted;

    /// What stands beside the segments.
    ///
    /// @param epoch the one that is recorded in
    /// @param ends of earlier epochs
    /// @param owner token of the owner file
    record Metadata(
            JournalMetadata markers,
            FolderLock lock,
            TerminalId terminal,
            int epoch,
            List<EpochEnd> ends,
            String owner) {}

    /// A file that somebody altered and that a person decided to go on after.
    ///
    /// @param aside what its name led to, under the name it has now; empty where it led to nothing
    record AlteredFile(AlteredException what, Optional<Path> aside) {}

    JournalWriter(
            Path folder,
            Map<StreamId, SegmentedLog> logs,
            Disk disk,
            JournalConfig limits,
            Metadata metadata,
            ConfirmedEnds confirmed,
            SealedSegments sealed,
            WorkerEnvironment environment) {
        this.folder = folder;
        this.logs = logs;
        this.disk = disk;
        this.limits = limits;
        this.metadata = metadata;
        this.confirmed = confirmed;
        this.sealed = sealed;
        ownFiles = new OwnFiles(folder.resolve("..").normalize());
        worker =
                Worker.named(
                                "journal",
                                RetryPolicy.doubling(limits.firstRetry(), limits.longestRetry()))
                        .log(
                                LOG,
                                "the journal's thread failed and goes on",
                                "the journal's thread works again")
                        .onFailure(this::unexpected)
                        .closeOnce(this::isEmpty)
                        .onEnd(this::end)
                        .closeWithin(CLOSE_WITHIN)
                        .environment(environment)
                        .keepsProcessAlive()
                        .build(this::turn);
        for (StreamId stream : StreamId.values()) {
            taken.put(stream, new ArrayList<>(GROUP_ENTRIES));
        }
    }

    /// Notes that the run is under way, so that its rough end will be known, and starts. On a full
    /// disk it starts too, and records once there is room: what was recorded can be read meanwhile.
    void start() throws IOException {
        try {
            checkSpace();
            remember(false);
        } catch (IOException e) {
            failed(e);
            if (!(state instanceof JournalState.DiskFull)) {
                throw e;
            }
        }
        worker.start();
    }

    private void noteFiles() throws IOException {
        filesNoted = true;
        for (Path file : metadata.markers().files()) {
            ownFiles.note(file);
        }
        if (Files.exists(SealedSegments.in(folder))) {
            ownFiles.note(SealedSegments.in(folder));
        }
        logs.forEach((stream, log) -> confirmed.begin(stream, log.head()));
        ownFiles.note(ConfirmedEnds.in(folder));
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
        gate.lock();
        try {
            if (!closing) {
                waiting.add(pending);
            } else {
                pending.answer().completeExceptionally(unavailable(new JournalState.Closed()));
            }
        } finally {
            gate.unlock();
        }
        worker.signal();
    }

    /// Goes on after somebody altered files: puts back what can be, and sets aside what stands there.
    ///
    /// @return completes with what was altered, once entries are confirmed again; fails with
    ///     [JournalUnavailable] if they cannot be
    CompletableFuture<List<AlteredFile>> continueRecording() {
        CompletableFuture<List<AlteredFile>> answer = new CompletableFuture<>();
        continuing.add(answer);
        if (worker.isClosing()) {
            refuseContinuing();
        }
        worker.signal();
        return answer;
    }

    private void refuseContinuing() {
        for (CompletableFuture<List<AlteredFile>> answer = continuing.poll();
                answer != null;
                answer = continuing.poll()) {
            answer.completeExceptionally(unavailable(new JournalState.Closed()));
        }
    }

    /// Waits for what is pending, then ends the thread and closes the files.
    void close() {
        gate.lock();
        try {
            closing = true;
        } finally {
            gate.unlock();
        }
        worker.close();
    }

    private boolean isEmpty() {
        gate.lock();
        try {
            return waiting.isEmpty();
        } finally {
            gate.unlock();
        }
    }

    private void turn() {
        take();
        if (takenEntries == 0) {
            boolean _ = worker.await(Duration.ofNanos(Math.max(0, pause())));
            take();
        }
        continueIfAsked();
        if (state instanceof JournalState.DiskFull || state instanceof JournalState.Failed) {
            retry();
        }
        look();
        if (takenEntries == 0) {
            watchSpace();
        } else {
            record();
        }
        if (System.nanoTime() - rememberedAt > REMEMBER_NANOS) {
            rememberInPassing();
        }
    }

    private long pause() {
        long now = System.nanoTime();
        if (state instanceof JournalState.DiskFull || state instanceof JournalState.Failed) {
            return retryAt - now;
        }
        long wait = lookedAt + LOOK_NANOS - now;
        return state instanceof JournalState.Recording && !isSettled()
                ? Math.min(wait, recordedAt + FileWatch.LOOK_NANOS - now)
                : wait;
    }

    /// A defect: what was taken is refused, and the next turn puts the files right before it writes.
    private Duration unexpected(Throwable cause, int times, Duration wait) {
        failures++;
        retryAt = System.nanoTime() + wait.toNanos();
        become(new JournalState.Failed(String.valueOf(cause)));
        taken.values().forEach(group -> refuse(group, unavailable(state)));
        return wait;
    }

    private void take() {
        takenEntries = 0;
        takenBytes = 0;
        gate.lock();
        try {
            takeWhatWaits();
        } finally {
            gate.unlock();
        }
    }

    private void takeWhatWaits() {
        while (!waiting.isEmpty() && takenEntries < GROUP_ENTRIES && takenBytes < GROUP_BYTES) {
            PendingAppend next = waiting.remove();
            takenEntries++;
            takenBytes += next.content().length;
            Objects.requireNonNull(taken.get(next.fact().stream())).add(next);
        }
    }

    /// Takes what came meanwhile, and tells whether any of it belongs to this group.
    private boolean takeMore(List<PendingAppend> group) {
        int before = group.size();
        gate.lock();
        try {
            takeWhatWaits();
        } finally {
            gate.unlock();
        }
        return group.size() > before;
    }

    private void record() {
        do {
            taken.forEach(this::commit);
            // While one stream was written, entries of another may have been taken.
        } while (!taken.values().stream().allMatch(List::isEmpty));
        recordedAt = System.nanoTime();
    }

    private void commit(StreamId stream, List<PendingAppend> group) {
        SegmentedLog log = logs.get(stream);
        if (log == null || !(state instanceof JournalState.Recording)) {
            refuse(group, unavailable(state));
            return;
        }
        while (!group.isEmpty()) {
            List<Entry> entries;
            try {
                checkSpace();
                requireLocks();
                entries = log.commit(group, () -> takeMore(group));
            } catch (IOException | RuntimeException e) {
                failed(e);
                refuse(group, unavailable(state));
                return;
            }
            for (Entry entry : entries) {
                room -= entry.line().length() + 1L;
            }
            confirmed.write(stream, entries.getLast().head());
            acknowledge(group, entries);
            group.subList(0, entries.size()).clear();
        }
    }

    private void requireLocks() throws IOException {
        long now = System.nanoTime();
        if (now - locksLookedAt >= FileWatch.LOOK_NANOS) {
            metadata.lock().requireInPlace();
            locksLookedAt = now;
        }
    }

    private void acknowledge(List<PendingAppend> group, List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            group.get(i).answer().complete(entries.get(i));
        }
        durableListeners.publish(entries);
    }

    private static void refuse(List<PendingAppend> group, JournalUnavailable why) {
        group.forEach(pending -> pending.answer().completeExceptionally(why));
        group.clear();
    }

    /// The reserve is watched a few times a second, for what others write, and whenever what was
    /// written here since the last look may have come near it.
    private void checkSpace() throws IOException {
        if (System.nanoTime() - spaceCheckedAt >= SPACE_CHECK_NANOS
                || room < limits.reserveBytes()) {
            room = disk.usable();
            if (room < limits.reserveBytes()) {
                throw new IOException("No space left on device but the reserve");
            }
            spaceCheckedAt = System.nanoTime();
            if (state instanceof JournalState.Recording) {
                become(new JournalState.Recording(littleRoom()));
            }
        }
    }

    private OptionalLong littleRoom() {
        long step = Math.max(1, limits.warnBytes() / STEPS);
        return room < limits.warnBytes()
                ? OptionalLong.of(room / step * step)
                : OptionalLong.empty();
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

    /// Whether each file was looked at after its last write.
    private boolean isSettled() {
        return logs.values().stream().allMatch(SegmentedLog::isStamped);
    }

    /// Looks at all files, and waits for a person if somebody altered one: every second, and soon after
    /// entries that were confirmed without a look.
    private void look() {
        boolean settles =
                takenEntries == 0
                        && !isSettled()
                        && System.nanoTime() - recordedAt >= FileWatch.LOOK_NANOS;
        if (System.nanoTime() - lookedAt < LOOK_NANOS && !settles) {
            return;
        }
        lookedAt = System.nanoTime();
        if (state instanceof JournalState.Recording) {
            try {
                metadata.lock().requireInPlace();
                ownFiles.requireUnaltered();
                for (SegmentedLog log : logs.values()) {
                    log.requireUnaltered();
                }
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void altered(AlteredException what) {
        LOG.error("the journal stopped confirming: {} was {}", what.file(), what.how(), what);
        for (SegmentedLog log : logs.values()) {
            rescue(log);
        }
        become(new JournalState.Altered(what.file().toString(), what.how()));
    }

    /// @return whether its file is as it was left
    private static boolean rescue(SegmentedLog log) {
        try {
            log.requireUnaltered();
            return true;
        } catch (AlteredException e) {
            try {
                log.rescue();
            } catch (IOException failed) {
                failed.addSuppressed(e);
                LOG.error("entries of {} could not be rescued yet", e.file(), failed);
            }
        } catch (IOException e) {
            LOG.warn("a file of the journal cannot be looked at", e);
        }
        return false;
    }

    private void continueIfAsked() {
        CompletableFuture<List<AlteredFile>> answer = continuing.poll();
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
            List<AlteredFile> files = putBack();
            if (state instanceof JournalState.RestartNeeded) {
                answer.completeExceptionally(unavailable(state));
            } else {
                LOG.info("a person decided to go on; the journal confirms again");
                failures = 0;
                become(new JournalState.Recording(littleRoom()));
                answer.complete(files);
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

    private List<AlteredFile> putBack() throws IOException {
        List<AlteredFile> files = new ArrayList<>();
        for (StreamId stream : logs.keySet()) {
            disk.createFoldersDurably(SegmentName.folder(folder, stream));
        }
        putBackLocks(files);
        putBackSmallFiles(files);
        Optional<JournalState> lost = Optional.empty();
        for (Map.Entry<StreamId, SegmentedLog> each : logs.entrySet()) {
            Optional<SegmentedLog.Restored> restored = each.getValue().putBack();
            if (restored.isPresent()) {
                files.add(new AlteredFile(restored.get().what(), restored.get().aside()));
                if (!restored.get().complete()) {
                    lost =
                            Optional.of(
                                    new JournalState.RestartNeeded(
                                            each.getKey(),
                                            restored.get().firstLost(),
                                            restored.get().lastLost()));
                }
            }
            each.getValue().repair();
        }
        remember(false);
        if (lost.isPresent()) {
            // Numbers must not be given twice, nor a gap be left: what follows is another epoch.
            metadata.markers()
                    .continued(
                            metadata.epoch(),
                            metadata.terminal(),
                            metadata.ends(),
                            metadata.owner());
            become(lost.get());
        }
        noteFiles();
        return files;
    }

    private void putBackLocks(List<AlteredFile> files) throws IOException {
        try {
            metadata.lock().requireInPlace();
        } catch (AlteredException e) {
            List<Path> aside = metadata.lock().putBack(disk);
            files.add(new AlteredFile(e, aside.stream().findFirst()));
        }
    }

    private void putBackSmallFiles(List<AlteredFile> files) throws IOException {
        List<AlteredException> altered = ownFiles.alterations();
        if (!altered.isEmpty()) {
            // Some systems move no file that is open.
            confirmed.close();
        }
        for (AlteredException e : altered) {
            Optional<Path> aside = Optional.empty();
            if (Files.exists(e.file())) {
                aside = Optional.of(SpareName.of(e.file(), "altered"));
                disk.move(e.file(), aside.get());
            }
            files.add(new AlteredFile(e, aside));
        }
        if (!altered.isEmpty()) {
            metadata.markers()
                    .begin(
                            metadata.epoch(),
                            metadata.terminal(),
                            metadata.ends(),
                            metadata.owner());
            sealed.write(folder, disk);
            confirmed = ConfirmedEnds.open(folder, disk);
        }
    }

    private void failed(Exception cause) {
        if (cause instanceof AlteredException what) {
            altered(what);
            return;
        }
        failures++;
        retryAt = System.nanoTime() + limits.pause(failures).toNanos();
        spaceCheckedAt = System.nanoTime() - SPACE_CHECK_NANOS;
        JournalState next = judge(cause);
        if (failures == 1) {
            LOG.error("the journal stopped acknowledging: {}", next, cause);
        } else {
            LOG.debug("the journal still does not acknowledge: {}", next, cause);
        }
        become(next);
    }

    private JournalState judge(Exception cause) {
        String message = Disk.reason(cause);
        boolean full = Disk.isFull(cause);
        try {
            long free = disk.usable();
            return full || free < limits.reserveBytes()
                    ? new JournalState.DiskFull(free)
                    : new JournalState.Failed(message);
        } catch (IOException e) {
            return new JournalState.Failed(message);
        }
    }

    private void retry() {
        if (System.nanoTime() - retryAt < 0) {
            return;
        }
        try {
            for (SegmentedLog log : logs.values()) {
                log.repair();
            }
            checkSpace();
            remember(false);
        } catch (IOException e) {
            failed(e);
            return;
        }
        LOG.info("the journal acknowledges again after {} failed tries", failures);
        failures = 0;
        become(new JournalState.Recording(littleRoom()));
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
            remember(false);
        } catch (IOException e) {
            LOG.warn("how far the journal has come could not be remembered", e);
        }
    }

    private void remember(boolean clean) throws IOException {
        Map<StreamId, ChainHead> heads = new EnumMap<>(StreamId.class);
        logs.forEach((stream, log) -> heads.put(stream, log.head()));
        ownFiles.write(
                metadata.markers().files().getLast(),
                () -> metadata.markers().run(new JournalMetadata.Run(clean, heads)));
        if (!filesNoted) {
            noteFiles();
        }
        int segments = logs.values().stream().mapToInt(SegmentedLog::sealedSegments).sum();
        if (segments != sealed.stamps().size()) {
            SealedSegments now = SealedSegments.of(folder, sealed.stamps());
            ownFiles.write(SealedSegments.in(folder), () -> now.write(folder, disk));
            sealed = now;
        }
    }

    private void end() {
        takeLeft();
        boolean recording = state instanceof JournalState.Recording;
        boolean repaired = recording;
        for (SegmentedLog log : logs.values()) {
            repaired &= rescue(log);
        }
        try {
            for (SegmentedLog log : logs.values()) {
                log.close();
            }
            confirmed.close();
            if (recording) {
                remember(repaired);
            }
        } catch (IOException e) {
            LOG.warn("the journal could not be closed in order; the next start will say so", e);
        }
        try {
            metadata.lock().close();
        } catch (IOException e) {
            LOG.warn("the data folder's lock could not be lifted", e);
        }
        become(new JournalState.Closed());
        refuseContinuing();
    }

    /// Nothing is left without an answer, whatever ended the thread.
    private void takeLeft() {
        taken.values().forEach(group -> refuse(group, unavailable(new JournalState.Closed())));
        gate.lock();
        try {
            while (!waiting.isEmpty()) {
                waiting.remove()
                        .answer()
                        .completeExceptionally(unavailable(new JournalState.Closed()));
            }
        } finally {
            gate.unlock();
        }
    }
}
