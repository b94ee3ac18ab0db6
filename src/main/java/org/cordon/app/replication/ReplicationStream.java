package org.cordon.app.replication;

import org.cordon.app.port.Journal;
import org.cordon.app.replication.ChainComparison.Result;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One chain on its way up: a stream in an epoch. The replicator's thread moves it; anyone may read
/// how it stands.
final class ReplicationStream {
    private static final Messages TEXT = Messages.of(ReplicationStream.class);

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

    /// Compares the peer's chain with ours and goes on from its head, or stops.
    ///
    /// @param site asked for an entry of the chain where the heads alone do not tell
    void reconcile(Optional<ChainHead> theirs, ChainSource site) {
        ChainHead peer = theirs.orElse(new ChainHead(epoch(), 0, Entry.NO_HASH));
        ChainHead ours = here();
        Result result = ChainComparison.compare(stream, ours, peer, ChainSource.of(journal), site);
        conflict = Optional.empty();
        remark = Optional.empty();
        switch (result) {
            case Result.Continues _ -> deliveredUpTo(peer.seq());
            case Result.Ahead _ -> {
                Optional<String> ahead = Optional.of(ahead(peer, ours));
                if (current) {
                    conflict = ahead;
                } else {
                    remark = ahead;
                }
                deliveredUpTo(ours.seq());
            }
            case Result.Differs(long seq, Optional<ChainHead> here, Optional<ChainHead> there) ->
                    conflict =
                            Optional.of(
                                    TEXT.get(
                                            current
                                                    ? "replication.differs.current"
                                                    : "replication.differs.earlier",
                                            stream,
                                            epoch(),
                                            seq,
                                            shortHash(there),
                                            shortHash(here)));
        }
    }

    private String ahead(ChainHead peer, ChainHead ours) {
        return TEXT.get(
                current ? "replication.ahead.current" : "replication.ahead.earlier",
                stream,
                epoch(),
                peer.seq(),
                shortHash(Optional.of(peer)),
                ours.seq(),
                shortHash(Optional.of(ours)));
    }

    /// Whether this terminal records in this epoch.
    boolean current() {
        return current;
    }

    void stop(String reason) {
        conflict = Optional.of(reason);
    }

    private static String shortHash(Optional<ChainHead> head) {
        return head.map(known -> known.hash().substring(0, 12))
                .orElse(TEXT.get("replication.hash.none"));
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
