package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.StreamId;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// Events that wait to be recorded, in the order they came. Any thread may add one; the rest is the
/// journal's thread's.
final class AppendQueue {
    private static final int GROUP_ENTRIES = 2_000;
    private static final int GROUP_BYTES = 1 << 20;

    private final ReentrantLock gate = new ReentrantLock();
    private final ArrayDeque<PendingAppend> waiting = new ArrayDeque<>();
    private boolean closing;

    // Taken from those that wait and not answered yet.
    private final Map<StreamId, List<PendingAppend>> taken = new EnumMap<>(StreamId.class);
    private int takenEntries;
    private int takenBytes;

    AppendQueue() {
        for (StreamId stream : StreamId.values()) {
            taken.put(stream, new ArrayList<>(GROUP_ENTRIES));
        }
    }

    /// @return whether it waits now; after [#close] none does
    boolean offer(PendingAppend pending) {
        gate.lock();
        try {
            return !closing && waiting.add(pending);
        } finally {
            gate.unlock();
        }
    }

    /// From here on nothing more may wait.
    void close() {
        gate.lock();
        try {
            closing = true;
        } finally {
            gate.unlock();
        }
    }

    /// Whether nothing waits; what is taken waits no more.
    boolean isEmpty() {
        gate.lock();
        try {
            return waiting.isEmpty();
        } finally {
            gate.unlock();
        }
    }

    /// Takes what waits, up to one group.
    void drain() {
        takenEntries = 0;
        takenBytes = 0;
        gate.lock();
        try {
            drainGroup();
        } finally {
            gate.unlock();
        }
    }

    private void drainGroup() {
        while (!waiting.isEmpty() && takenEntries < GROUP_ENTRIES && takenBytes < GROUP_BYTES) {
            PendingAppend next = waiting.remove();
            takenEntries++;
            takenBytes += next.content().length;
            Objects.requireNonNull(taken.get(next.event().stream())).add(next);
        }
    }

    /// Takes what came meanwhile, and tells whether any of it belongs to this group.
    boolean takeMore(List<PendingAppend> group) {
        int before = group.size();
        gate.lock();
        try {
            drainGroup();
        } finally {
            gate.unlock();
        }
        return group.size() > before;
    }

    /// Whether the last [#drain] found anything.
    boolean tookAny() {
        return takenEntries > 0;
    }

    /// Hands out what is taken, by stream, until nothing of it is left: while one stream is written, entries
    /// of another may be taken.
    ///
    /// @param commit answers all of a group and clears it
    void drain(BiConsumer<StreamId, List<PendingAppend>> commit) {
        do {
            taken.forEach(commit);
        } while (!taken.values().stream().allMatch(List::isEmpty));
    }

    /// Refuses what is taken.
    void refuseTaken(JournalUnavailable why) {
        taken.values().forEach(group -> refuse(group, why));
    }

    /// Refuses what is taken and what waits: nothing is left without an answer.
    void refuseAll(JournalUnavailable why) {
        refuseTaken(why);
        gate.lock();
        try {
            waiting.forEach(pending -> pending.answer().completeExceptionally(why));
            waiting.clear();
        } finally {
            gate.unlock();
        }
    }

    /// Answers all of a group with a refusal and clears it.
    static void refuse(List<PendingAppend> group, JournalUnavailable why) {
        group.forEach(pending -> pending.answer().completeExceptionally(why));
        group.clear();
    }
}
