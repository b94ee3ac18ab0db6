package org.cordon.app.replication;

import org.cordon.app.port.Journal;
import org.cordon.app.replication.ChainComparison.Result;
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
    /// How what only the site holds is got back.
    static final String FETCH =
            "Make a backup of this folder and restore it into a new one with the site store at"
                    + " hand: that fetches what is missing.";

    private static final String UNTIL_NEXT_START =
            "Nothing of this stream is sent until Cordon is started again, which begins a new"
                    + " epoch; tell quality assurance before.";

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
                String ahead = ahead(peer, ours);
                if (current) {
                    conflict =
                            Optional.of(
                                    ahead
                                            + " Two terminals may share a name, or data were put"
                                            + " back from a backup or a snapshot. "
                                            + UNTIL_NEXT_START);
                } else {
                    remark =
                            Optional.of(
                                    ahead
                                            + " What is missing here since a restore is kept"
                                            + " there. "
                                            + FETCH);
                }
                deliveredUpTo(ours.seq());
            }
            case Result.Differs(long seq, Optional<ChainHead> here, Optional<ChainHead> there) ->
                    conflict =
                            Optional.of(
                                    ("The record here and at the site store differ in %s, epoch %d,"
                                         + " entry %d: %s… there, %s… here. Two terminals share a"
                                         + " name, a record was altered, or data were put back from"
                                         + " a backup or a snapshot. %s")
                                            .formatted(
                                                    stream,
                                                    epoch(),
                                                    seq,
                                                    brief(there),
                                                    brief(here),
                                                    current
                                                            ? UNTIL_NEXT_START
                                                            : "What this epoch recorded from there"
                                                                    + " on is not sent. A person"
                                                                    + " has to look."));
        }
    }

    private String ahead(ChainHead peer, ChainHead ours) {
        return ("The site store is ahead of this terminal in %s, epoch %d: it holds up to %d"
                        + " (%s…), here the last is %d (%s…).")
                .formatted(
                        stream,
                        epoch(),
                        peer.seq(),
                        brief(Optional.of(peer)),
                        ours.seq(),
                        brief(Optional.of(ours)));
    }

    /// Whether this terminal records in this epoch.
    boolean current() {
        return current;
    }

    void stop(String reason) {
        conflict = Optional.of(reason);
    }

    private static String brief(Optional<ChainHead> head) {
        return head.map(known -> known.hash().substring(0, 12)).orElse("nothing");
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
