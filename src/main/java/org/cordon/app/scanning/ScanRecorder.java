package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/// Records judged scans in their order. Those that the journal refuses are kept, and recorded again once
/// it acknowledges; devices wait meanwhile, and nothing is dropped. For the thread that judges.
final class ScanRecorder {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Journal journal;
    private final BiConsumer<Entry, PendingScan> durable;
    private final Runnable refused;
    private final Queue<PendingScan> unrecorded = new ConcurrentLinkedQueue<>();

    /// @param durable told of each scan that is on record, on the journal's thread
    /// @param refused told when scans are kept, on the journal's thread; then let the thread that judges
    ///     call [#awaitJournal], also when no scan comes
    ScanRecorder(Journal journal, BiConsumer<Entry, PendingScan> durable, Runnable refused) {
        this.journal = journal;
        this.durable = durable;
        this.refused = refused;
    }

    void record(PendingScan judged) {
        var _ =
                journal.append(judged.person(), judged.fact())
                        .whenComplete((entry, failed) -> {
                            if (failed == null) {
                                durable.accept(entry, judged);
                            } else {
                                unrecorded.add(judged);
                                refused.run();
                            }
                        });
    }

    /// Waits until the journal acknowledges, then records what it refused before, in order.
    ///
    /// @throws JournalUnavailable if it is closed
    void awaitJournal() {
        while (!unrecorded.isEmpty() || !recording()) {
            if (journal.state() instanceof JournalState.Closed) {
                throw new JournalUnavailable("the journal is closed; this scan is not recorded");
            }
            if (recording()) {
                int waiting = unrecorded.size();
                for (int i = 0; i < waiting; i++) {
                    PendingScan judged = unrecorded.poll();
                    if (judged != null) {
                        record(judged);
                    }
                }
                return;
            }
            pause();
        }
    }

    /// Waits a little, or until somebody unparks the thread.
    ///
    /// @throws JournalUnavailable if the thread is to end
    void pause() {
        LockSupport.parkNanos(this, PAUSE.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new JournalUnavailable("stopped while scans waited to be recorded");
        }
    }

    private boolean recording() {
        return journal.state() instanceof JournalState.Recording;
    }
}
