package org.cordon.app.epcis;

import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// How much waits, and since when. The sender counts what the journal holds; between two counts, what
/// becomes durable is added as it comes. Safe from any thread, but counting is the sender's alone.
final class Backlog {
    private final JournalEventSource queue;
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private ChainHead upTo;

    /// @param upTo where counting begins
    Backlog(JournalEventSource queue, ChainHead upTo) {
        this.queue = queue;
        this.upTo = upTo;
    }

    void arrived(List<Entry> entries) {
        for (Entry entry : entries) {
            if (EpcisEvents.mayTell(entry.event())) {
                arrived.incrementAndGet();
                oldest.compareAndSet(null, entry.stamp().at());
            }
        }
    }

    /// Starts to count behind an entry.
    void from(ChainHead done) {
        counted.set(0);
        upTo = done;
    }

    /// Counts what the journal holds beyond the last count. What arrives meanwhile may be counted twice,
    /// until the next count, which its own arrival brings about.
    void count() {
        arrived.set(0);
        upTo = queue.count(upTo, counted::addAndGet);
    }

    void done(long operations) {
        counted.updateAndGet(n -> Math.max(0, n - operations));
    }

    /// @param at of the oldest operation that waits; empty if none does
    void oldest(Optional<Instant> at) {
        oldest.set(at.orElse(null));
        if (at.isEmpty()) {
            counted.set(0);
        }
    }

    long size() {
        return counted.get() + arrived.get();
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(oldest.get());
    }
}
