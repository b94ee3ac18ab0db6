package org.cordon.app.scanning;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// What waits for the intake thread. Scans are limited in number: a device that brings one too many
/// waits, and its own buffer and flow control hold what comes after, so nothing is dropped. Other
/// tasks are never limited, since they come from threads that must not wait.
final class ScanQueue {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Semaphore room;

    ScanQueue(int scans) {
        this.room = new Semaphore(scans);
    }

    /// Adds a scan; waits while there is no room.
    void scan(Runnable task) {
        room.acquireUninterruptibly();
        tasks.add(() -> {
            room.release();
            task.run();
        });
    }

    /// Adds something else; never waits.
    void task(Runnable task) {
        tasks.add(task);
    }

    /// Whether anything waits.
    boolean hasTasks() {
        return !tasks.isEmpty();
    }

    /// The next task; waits for one.
    Runnable next() throws InterruptedException {
        return tasks.take();
    }
}
