package org.cordon.support;

import org.cordon.app.port.Peer;
import org.cordon.app.port.PeerUnavailable;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Head;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;
import org.cordon.core.site.SiteChanges;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A site store in memory that can be unplugged, and can lose its answer after it has committed.
public final class FakePeer implements Peer {
    private record Key(TerminalId terminal, StreamId stream, int epoch) {}

    private final Map<Key, List<Entry>> chains = new HashMap<>();
    private boolean reachable = true;
    private int answersToLose;
    private boolean shared;
    private Optional<String> mute = Optional.empty();
    private SiteChanges news = SiteChanges.none(0);

    /// Empty and reachable.
    public FakePeer() {}

    /// Plugs it in or pulls it out.
    public synchronized void reachable(boolean now) {
        reachable = now;
    }

    /// The next so many batches are committed, but the sender hears of a failure.
    public synchronized void loseAnswers(int batches) {
        answersToLose = batches;
    }

    /// What it holds of a chain.
    public synchronized List<Entry> entries(TerminalId terminal, StreamId stream, int epoch) {
        return List.copyOf(chains.getOrDefault(new Key(terminal, stream, epoch), List.of()));
    }

    @Override
    public String address() {
        return "a shelf";
    }

    /// Whether other terminals seem to use it; not at first.
    public synchronized void shared(boolean now) {
        shared = now;
    }

    @Override
    public synchronized boolean shared() {
        return shared;
    }

    @Override
    public synchronized Optional<Head> head(TerminalId terminal, StreamId stream, int epoch) {
        answer();
        List<Entry> chain = entries(terminal, stream, epoch);
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast().head());
    }

    @Override
    public synchronized Head deliver(List<Entry> entries) {
        answer();
        Entry first = entries.getFirst();
        List<Entry> chain =
                chains.computeIfAbsent(
                        new Key(first.terminal(), first.stream(), first.epoch()),
                        _ -> new ArrayList<>());
        List<Entry> before = List.copyOf(chain);
        for (Entry entry : entries) {
            if (entry.seq() <= chain.size()) {
                if (!chain.get((int) entry.seq() - 1).hash().equals(entry.hash())) {
                    throw new ChainConflict("differs at " + entry.seq());
                }
            } else {
                String last = chain.isEmpty() ? Entry.NO_HASH : chain.getLast().hash();
                if (entry.seq() != chain.size() + 1 || !entry.previous().equals(last)) {
                    chain.clear();
                    chain.addAll(before);
                    throw new ChainConflict("does not follow at " + entry.seq());
                }
                chain.add(entry);
            }
        }
        if (answersToLose > 0) {
            answersToLose--;
            throw unavailable("the line was cut before the answer");
        }
        return chain.getLast().head();
    }

    @Override
    public synchronized List<String> lines(
            TerminalId terminal, StreamId stream, int epoch, long afterSeq, int max) {
        answer();
        return entries(terminal, stream, epoch).stream()
                .filter(e -> e.seq() > afterSeq)
                .limit(max)
                .map(Entry::line)
                .toList();
    }

    /// What [#changes] answers from now on, for any version below.
    public synchronized void news(SiteChanges changes) {
        news = changes;
    }

    /// From now on [#changes] fails, while all else works.
    public synchronized void mute(String why) {
        mute = Optional.of(why);
    }

    @Override
    public synchronized SiteChanges changes(long afterVersion, int max) {
        answer();
        if (mute.isPresent()) {
            throw unavailable(mute.get());
        }
        return news.version() > afterVersion ? news : SiteChanges.none(afterVersion);
    }

    private void answer() {
        if (!reachable) {
            throw unavailable("unplugged");
        }
    }

    private static PeerUnavailable unavailable(String why) {
        return new PeerUnavailable(why, new IllegalStateException(why));
    }

    @Override
    public void disconnect() {}

    @Override
    public void close() {}
}
