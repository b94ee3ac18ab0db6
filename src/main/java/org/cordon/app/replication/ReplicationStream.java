package org.cordon.app.replication;

import org.cordon.app.port.Journal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One chain on its way up: a stream in an epoch. The replicator's thread moves it; anyone may read
/// how it stands.
final class ReplicationStream {
    private final Journal journal;
    private final StreamId stream;
    private final ChainHead last;
    private final boolean current;
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private volatile long delivered;
    private long refusedUpTo;
    private volatile Optional<String> conflict = Optional.empty();
    private volatile Optional<String> remark = Optional.empty();

    /// @param last the epoch's last entry; only a starting point for the current epoch
    ReplicationStream(Journal journal, StreamId stream, ChainHead last, boolean current) {
        this.journal = journal;
        this.stream = stream;
        this.last = last;
        this.current = current;
    }

    StreamId stream() {
        return stream;
    }

    int epoch() {
        return last.epoch();
    }

    ChainHead here() {
        return current ? journal.head(stream) : last;
    }

    long waiting() {
        return Math.max(0, here().seq() - delivered);
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(oldest.get());
    }

    Optional<String> conflict() {
        return conflict;
    }

    Optional<String> remark() {
        return remark;
    }

    ChainStatus status() {
        return new ChainStatus(
                stream,
                epoch(),
                here().seq(),
                delivered,
                oldest(),
                conflict.or(() -> remark).orElse(""));
    }

    /// Compares the peer's head with ours and goes on from there, or stops.
    void reconcile(Optional<ChainHead> theirs) {
        ChainHead peer = theirs.orElse(new ChainHead(epoch(), 0, Entry.NO_HASH));
        ChainHead ours = here();
        conflict = Optional.empty();
        remark = Optional.empty();
        if (peer.seq() > ours.seq()) {
            String ahead =
                    ("The site store is ahead of this terminal in %s, epoch %d: it holds up to %d"
                                    + " (%s…), here the last is %d (%s…).")
                            .formatted(
                                    stream,
                                    epoch(),
                                    peer.seq(),
                                    brief(peer),
                                    ours.seq(),
                                    brief(ours));
            if (current) {
                conflict =
                        Optional.of(
                                ahead
                                        + " Two terminals may share a name, or data were put back"
                                        + " from a backup. Nothing of this stream is sent until a"
                                        + " person has looked.");
            } else {
                remark =
                        Optional.of(ahead + " What is missing here since a restore is kept there.");
            }
            deliveredUpTo(ours.seq());
        } else if (peer.seq() > 0 && !at(peer.seq()).equals(Optional.of(peer))) {
            conflict =
                    Optional.of(
                            ("The record here and at the site store differ in %s, epoch %d, entry"
                                 + " %d: %s… there, %s… here. Two terminals share a name, or a"
                                 + " record was altered. Nothing of this stream is sent until a"
                                 + " person has looked.")
                                    .formatted(
                                            stream,
                                            epoch(),
                                            peer.seq(),
                                            brief(peer),
                                            at(peer.seq())
                                                    .map(ReplicationStream::brief)
                                                    .orElse("nothing")));
        } else {
            deliveredUpTo(peer.seq());
        }
    }

    void stop(String reason) {
        conflict = Optional.of(reason);
    }

    private Optional<ChainHead> at(long seq) {
        return next(seq - 1, 1).stream().findFirst().map(Entry::head);
    }

    private static String brief(ChainHead head) {
        return head.hash().substring(0, 12);
    }

    /// The next to deliver; fewer and fewer while one of them is refused, until it stands alone.
    List<Entry> next(int max) {
        long suspects = refusedUpTo - delivered;
        return next(delivered, suspects > 0 ? (int) Math.max(1, suspects / 2) : max);
    }

    /// Whether entries before this one are still to be delivered.
    boolean isBehind(Entry entry) {
        return delivered < entry.seq() - 1;
    }

    /// The peer refuses one of these, and does not say which.
    void refused(List<Entry> batch) {
        refusedUpTo = batch.getLast().seq();
    }

    private List<Entry> next(long after, int max) {
        return journal.read(stream, epoch(), after, max);
    }

    /// The order matters: an entry that becomes durable meanwhile is either seen here or, through
    /// [#arrived], after the reset.
    void deliveredUpTo(long seq) {
        delivered = seq;
        oldest.set(null);
        if (waiting() > 0) {
            next(seq, 1).stream().findFirst().ifPresent(e -> oldest.set(e.stamp().at()));
        }
    }

    void arrived(Entry entry) {
        if (current && entry.stream() == stream && entry.seq() > delivered) {
            oldest.compareAndSet(null, entry.stamp().at());
        }
    }
}
