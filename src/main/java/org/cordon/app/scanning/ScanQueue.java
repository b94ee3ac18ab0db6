package org.cordon.app.scanning;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// What waits for the thread that judges. The number of scans that are not yet durable is limited: a
/// device that brings one too many waits, and its own buffer and flow control hold what comes after, so
/// nothing is dropped. A scan keeps its place until it is durable, or certain not to become so. Other
/// tasks are never limited, since they come from threads that must not wait.
final class ScanQueue {
    private record Task(Runnable run, boolean scan) {}

    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final int most;
    private final Semaphore room;
    private final Runnable added;

    // Of the taking thread alone: scans that came while none was to be taken. Bounded by the
    // places.
    private final Queue<Task> putOff = new ArrayDeque<>();

    /// @param scans how many may be on their way at once
    /// @param added called after each addition, on the adding thread
    ScanQueue(int scans, Runnable added) {
        this.most = scans;
        this.room = new Semaphore(scans);
        this.added = added;
    }

    /// The place of the scans of one message that are not yet durable.
    final class Place {
        private final AtomicBoolean taken = new AtomicBoolean(true);
        private final int scans;

        private Place(int scans) {
            this.scans = scans;
        }

        /// The last scan is durable, or will not be: another may come. Any thread; more than once does nothing.
        void free() {
            if (taken.compareAndSet(true, false)) {
                room.release(scans);
            }
        }
    }

    /// A place for so many scans at once; waits while there is none. More than may be on their way at all wait until
    /// nothing else is.
    Place enter(int scans) {
        int places = Math.min(scans, most);
        room.acquireUninterruptibly(places);
        return new Place(places);
    }

    /// A place for a scan if there is one; never waits.
    Optional<Place> tryEnter() {
        return room.tryAcquire() ? Optional.of(new Place(1)) : Optional.empty();
    }

    /// Lets everybody in who waits for a place: nothing is judged any more.
    void open() {
        room.release(Integer.MAX_VALUE / 2);
    }

    /// Adds a scan that has a place; never waits.
    void scan(Runnable task) {
        tasks.add(new Task(task, true));
        added.run();
    }

    /// Adds something else; never waits.
    void task(Runnable task) {
        tasks.add(new Task(task, false));
        added.run();
    }

    /// Whether nothing waits. Of the taking thread.
    boolean isEmpty() {
        return tasks.isEmpty() && putOff.isEmpty();
    }

    /// The next task, in the order of arrival. Of one thread.
    ///
    /// @param scansToo false to put scans off until it is true again; tasks overtake them meanwhile
    /// @return empty if there is none
    Optional<Runnable> next(boolean scansToo) {
        if (scansToo && !putOff.isEmpty()) {
            return Optional.of(putOff.remove().run());
        }
        for (Task next = tasks.poll(); next != null; next = tasks.poll()) {
            if (scansToo || !next.scan()) {
                return Optional.of(next.run());
            }
            putOff.add(next);
        }
        return Optional.empty();
    }
}
