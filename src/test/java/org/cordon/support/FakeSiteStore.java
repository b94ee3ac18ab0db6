package org.cordon.support;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A site store in memory that can be unplugged, and can lose its answer after it has committed.
public final class FakeSiteStore implements SiteStore {
    private record Key(TerminalId terminal, StreamId stream, int epoch) {}

    private final Map<Key, List<Entry>> chains = new HashMap<>();
    private boolean reachable = true;
    private int answersToLose;
    private boolean shared;
    private Optional<String> mute = Optional.empty();
    private Predicate<Entry> poison = _ -> false;
    private Predicate<Entry> mum = _ -> false;
    private final Map<Entry, String> deadLetters = new LinkedHashMap<>();
    private final SiteFold fold = new SiteFold();
    private SiteChanges given = SiteChanges.none(0);

    /// Empty and reachable.
    public FakeSiteStore() {}

    /// Plugs it in or pulls it out.
    public synchronized void reachable(boolean now) {
        reachable = now;
    }

    /// The next so many batches are committed, but the sender hears of a failure.
    public synchronized void loseAnswers(int batches) {
        answersToLose = batches;
    }

    /// Refuses such entries from now on.
    public synchronized void refuses(Predicate<Entry> entries) {
        poison = entries;
    }

    /// Loses the last entries of a chain though it has confirmed them.
    public synchronized void lose(TerminalId terminal, StreamId stream, int epoch, int entries) {
        List<Entry> chain = chain(terminal, stream, epoch);
        chain.subList(chain.size() - entries, chain.size()).clear();
    }

    /// What it holds of a chain, without what is parked.
    public synchronized List<Entry> entries(TerminalId terminal, StreamId stream, int epoch) {
        List<Entry> there = new ArrayList<>(chain(terminal, stream, epoch));
        there.removeAll(deadLetters.keySet());
        return there;
    }

    private List<Entry> chain(TerminalId terminal, StreamId stream, int epoch) {
        return chains.computeIfAbsent(new Key(terminal, stream, epoch), _ -> new ArrayList<>());
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
    public synchronized Optional<ChainHead> head(TerminalId terminal, StreamId stream, int epoch) {
        answer();
        List<Entry> chain = chain(terminal, stream, epoch);
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast().head());
    }

    @Override
    public synchronized List<ChainHead> heads(TerminalId terminal, StreamId stream) {
        answer();
        return chains.entrySet().stream()
                .filter(e -> e.getKey().terminal().equals(terminal))
                .filter(e -> e.getKey().stream() == stream && !e.getValue().isEmpty())
                .map(e -> e.getValue().getLast().head())
                .sorted(Comparator.comparingInt(ChainHead::epoch))
                .toList();
    }

    @Override
    public synchronized Optional<ChainHead> at(
            TerminalId terminal, StreamId stream, int epoch, long seq) {
        answer();
        return chain(terminal, stream, epoch).stream()
                .filter(e -> e.seq() == seq)
                .findFirst()
                .map(Entry::head);
    }

    @Override
    public synchronized ChainHead deliver(List<Entry> entries) {
        answer();
        List<Entry> fresh = fresh(entries);
        Optional<Entry> refused = fresh.stream().filter(poison).findFirst();
        if (refused.isPresent()) {
            throw new EntryRefused("poison", new IllegalStateException("poison"));
        }
        List<Entry> chain = chain(entries.getFirst());
        chain.addAll(fresh);
        fresh.forEach(fold::add);
        if (answersToLose > 0) {
            answersToLose--;
            throw unavailable("the line was cut before the answer");
        }
        return chain.getLast().head();
    }

    private List<Entry> chain(Entry any) {
        return chain(any.terminal(), any.stream(), any.epoch());
    }

    /// Those not there yet, if all of them fit.
    private List<Entry> fresh(List<Entry> entries) {
        List<Entry> chain = chain(entries.getFirst());
        List<Entry> fresh = new ArrayList<>();
        String last = chain.isEmpty() ? Entry.NO_HASH : chain.getLast().hash();
        for (Entry entry : entries) {
            if (entry.seq() <= chain.size()) {
                if (!chain.get((int) entry.seq() - 1).hash().equals(entry.hash())) {
                    throw new ChainConflict("differs at " + entry.seq());
                }
            } else if (entry.seq() != chain.size() + fresh.size() + 1
                    || !entry.previous().equals(last)) {
                throw new ChainConflict("does not follow at " + entry.seq());
            } else {
                fresh.add(entry);
                last = entry.hash();
            }
        }
        return fresh;
    }

    @Override
    public synchronized ChainHead addDeadLetter(Entry entry, String reason) {
        answer();
        List<Entry> chain = chain(entry);
        if (!fresh(List.of(entry)).isEmpty()) {
            chain.add(entry);
            deadLetters.put(entry, reason);
        }
        return chain.getLast().head();
    }

    @Override
    public synchronized List<DeadLetter> deadLetters(TerminalId terminal, int max) {
        answer();
        return deadLetters.entrySet().stream()
                .filter(e -> e.getKey().terminal().equals(terminal))
                .map(e -> new DeadLetter(e.getKey().stream(), e.getKey().position(), e.getValue()))
                .sorted(
                        Comparator.comparing((DeadLetter p) -> p.stream().storedName())
                                .thenComparing(DeadLetter::position))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void removeDeadLetter(Entry entry) {
        answer();
        if (!deadLetters.containsKey(entry)) {
            throw new ChainConflict("not parked: " + entry.seq());
        }
        if (poison.test(entry)) {
            throw new EntryRefused("still poison", new IllegalStateException("poison"));
        }
        deadLetters.remove(entry);
        fold.add(entry);
    }

    /// Such entries cannot be told the other terminals from now on.
    public synchronized void cannotTell(Predicate<Entry> entries) {
        mum = entries;
    }

    @Override
    public synchronized List<DeadLetter> unprojected(TerminalId terminal, int max) {
        answer();
        return chains.entrySet().stream()
                .filter(e -> e.getKey().terminal().equals(terminal))
                .flatMap(e -> e.getValue().stream())
                .filter(mum)
                .map(e -> new DeadLetter(e.stream(), e.position(), "not to be told"))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized List<String> lines(
            TerminalId terminal, StreamId stream, int epoch, long afterSeq, int max) {
        answer();
        return chain(terminal, stream, epoch).stream()
                .filter(e -> e.seq() > afterSeq)
                .limit(max)
                .map(Entry::line)
                .toList();
    }

    /// What [#changes] answers from now on, for any version below, instead of what was delivered.
    public synchronized void news(SiteChanges changes) {
        given = changes;
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
        if (given.version() == 0) {
            return fold.changes(afterVersion, max);
        }
        return given.version() > afterVersion ? given : SiteChanges.none(afterVersion);
    }

    private void answer() {
        if (!reachable) {
            throw unavailable("unplugged");
        }
    }

    private static SiteStoreUnavailable unavailable(String why) {
        return new SiteStoreUnavailable(why, new IllegalStateException(why));
    }

    @Override
    public void disconnect() {}

    @Override
    public void close() {}
}
