package org.cordon.adapter.journal;

import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TooLittleMemory;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The thread `journal`: takes all that waits, writes and syncs it, answers. After a failure it
/// refuses what waits and tries the disk again by itself, with growing pauses.
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int GROUP_ENTRIES = 2_000;
    private static final int GROUP_BYTES = 1 << 20;
    private static final long SPACE_CHECK_NANOS = Duration.ofMillis(200).toNanos();

    /// While nothing is recorded, others may fill the disk.
    private static final long IDLE_SPACE_CHECK_NANOS = Duration.ofSeconds(10).toNanos();

    /// The room told is rounded down to such a share of what is warned of, so that it seldom changes.
    private static final int STEPS = 64;

    private static final long REMEMBER_NANOS = Duration.ofSeconds(30).toNanos();

    // Made while there is memory.
    private static final JournalState NO_MEMORY =
            new JournalState.Failed("Cordon has too little memory");
    private final JournalUnavailable noMemory =
            new JournalUnavailable(
                    "Not recorded: Cordon has too little memory. Recording goes on by itself; if it"
                            + " happens again, give it more: manual, Sizing.");

    private final Path folder;
    private final Map<StreamId, SegmentedLog> logs;
    private final Disk disk;
    private final JournalConfig limits;
    private final JournalMetadata markers;
    private final FolderLock lock;
    private final List<Consumer<List<Entry>>> durableListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<JournalState>> stateListeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "journal");

    private final ReentrantLock gate = new ReentrantLock();
    private final Condition more = gate.newCondition();
    private final ArrayDeque<PendingAppend> waiting = new ArrayDeque<>();
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

    JournalWriter(
            Path folder,
            Map<StreamId, SegmentedLog> logs,
            Disk disk,
            JournalConfig limits,
            JournalMetadata markers,
            FolderLock lock) {
        this.folder = folder;
        this.logs = logs;
        this.disk = disk;
        this.limits = limits;
        this.markers = markers;
        this.lock = lock;
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
        thread.start();
    }

    JournalState state() {
        return state;
    }

    void onDurable(Consumer<List<Entry>> listener) {
        durableListeners.add(listener);
    }

    void onState(Consumer<JournalState> listener) {
        stateListeners.add(listener);
    }

    void offer(PendingAppend pending) {
        gate.lock();
        try {
            if (!closing) {
                waiting.add(pending);
                more.signal();
                return;
            }
        } finally {
            gate.unlock();
        }
        pending.answer().completeExceptionally(unavailable(new JournalState.Closed()));
    }

    /// Waits for what is pending, then ends the thread and closes the files.
    void close() {
        gate.lock();
        try {
            closing = true;
            more.signal();
        } finally {
            gate.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            try {
                take();
                if (takenEntries == 0 && closed()) {
                    break;
                }
                step();
            } catch (OutOfMemoryError e) {
                outOfMemory(e);
            }
        }
        end();
    }

    private void step() {
        if (!(state instanceof JournalState.Recording)) {
            retry();
        }
        if (takenEntries == 0) {
            watchSpace();
        } else {
            record();
        }
        if (System.nanoTime() - rememberedAt > REMEMBER_NANOS) {
            rememberInPassing();
        }
    }

    /// Takes no memory before the group is refused: what is written of it is cut by the next repair.
    private void outOfMemory(OutOfMemoryError error) {
        failures++;
        retryAt = System.nanoTime() + limits.firstRetry().toNanos();
        state = NO_MEMORY;
        taken.values().forEach(group -> refuse(group, noMemory));
        try {
            LOG.error("the journal stopped acknowledging", new TooLittleMemory(error));
            tellState();
        } catch (OutOfMemoryError again) {
            // It was said as well as could be; the state stands for itself.
            error.addSuppressed(again);
        }
    }

    /// Waits for entries, the next retry, or the end; what came is taken.
    private void take() {
        takenEntries = 0;
        takenBytes = 0;
        gate.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                if (state instanceof JournalState.Recording) {
                    if (more.awaitNanos(IDLE_SPACE_CHECK_NANOS) <= 0) {
                        return;
                    }
                } else if (more.awaitNanos(retryAt - System.nanoTime()) <= 0) {
                    return;
                }
            }
            takeWhatWaits();
        } catch (InterruptedException e) {
            // Nobody has a reason to; the journal goes on with what waits.
            LOG.warn("the journal's thread was interrupted and goes on", e);
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

    private boolean closed() {
        gate.lock();
        try {
            return closing && waiting.isEmpty();
        } finally {
            gate.unlock();
        }
    }

    private void record() {
        do {
            taken.forEach(this::commit);
            // While one stream was written, entries of another may have been taken.
        } while (!taken.values().stream().allMatch(List::isEmpty));
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
                entries = log.commit(group, () -> takeMore(group));
            } catch (IOException | RuntimeException e) {
                failed(e);
                refuse(group, unavailable(state));
                return;
            }
            for (Entry entry : entries) {
                room -= entry.line().length() + 1L;
            }
            acknowledge(group, entries);
            group.subList(0, entries.size()).clear();
        }
    }

    private void acknowledge(List<PendingAppend> group, List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            group.get(i).answer().complete(entries.get(i));
        }
        for (Consumer<List<Entry>> listener : durableListeners) {
            try {
                listener.accept(entries);
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.error("a listener of the journal failed", e);
            }
        }
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

    private void failed(Exception cause) {
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
        tellState();
    }

    private void tellState() {
        JournalState next = state;
        for (Consumer<JournalState> listener : stateListeners) {
            try {
                listener.accept(next);
            } catch (RuntimeException e) {
                LOG.error("a listener of the journal failed", e);
            }
        }
    }

    private JournalUnavailable unavailable(JournalState now) {
        return new JournalUnavailable(
                switch (now) {
                    case JournalState.Recording _ -> "Not recorded.";
                    case JournalState.DiskFull(long free) ->
                            ("Not recorded: the disk of %s is full (%d MiB free, %d MiB are kept in"
                                            + " reserve). Make room; recording goes on by itself.")
                                    .formatted(folder, free >> 20, limits.reserveBytes() >> 20);
                    case JournalState.Failed(String reason) ->
                            ("Not recorded: writing to %s failed (%s). Check the disk and its"
                                            + " connection; recording goes on by itself.")
                                    .formatted(folder, reason);
                    case JournalState.Closed() ->
                            "Not recorded: the program is ending. Start it again and repeat this.";
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
        markers.run(new JournalMetadata.Run(clean, heads));
    }

    private void end() {
        boolean repaired = state instanceof JournalState.Recording;
        try {
            for (SegmentedLog log : logs.values()) {
                log.close();
            }
            remember(repaired);
        } catch (IOException e) {
            LOG.warn("the journal could not be closed in order; the next start will say so", e);
        }
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the data folder's lock could not be lifted", e);
        }
        become(new JournalState.Closed());
    }
}
