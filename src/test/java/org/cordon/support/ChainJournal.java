package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A journal in memory of one or more epochs, for those who follow one. Every append is durable at
/// once, on the caller's thread.
public final class ChainJournal implements Journal {
    private final TerminalId terminal;
    private final Map<StreamId, List<Chain>> epochs = new EnumMap<>(StreamId.class);
    private int nextEpoch;
    private final List<Consumer<List<Entry>>> listeners = new CopyOnWriteArrayList<>();

    /// Epoch 1, empty.
    public ChainJournal(String terminal) {
        this.terminal = new TerminalId(terminal);
        startEpoch();
    }

    /// Holds a generated history as epoch 1.
    public ChainJournal(Shift shift) {
        terminal = new TerminalId("L3");
        for (StreamId stream : StreamId.values()) {
            epochs.put(stream, new ArrayList<>(List.of(shift.chain(stream))));
        }
    }

    @Override
    public synchronized void beginEpochAtNextStart(int epoch, String why) {
        nextEpoch = Math.max(nextEpoch, epoch);
    }

    /// The epoch that the next start begins at least; 0 if it goes on in this one.
    public synchronized int nextEpoch() {
        return nextEpoch;
    }

    /// What a restore does: both streams start anew, what was before stays readable.
    public synchronized void startEpoch() {
        for (StreamId stream : StreamId.values()) {
            List<Chain> chains = epochs.computeIfAbsent(stream, _ -> new ArrayList<>());
            chains.add(new Chain(terminal, stream, chains.size() + 1));
        }
    }

    /// Records a fact at once.
    public Entry record(JournalEvent event) {
        return append(Optional.empty(), event).join();
    }

    @Override
    public TerminalId terminal() {
        return terminal;
    }

    @Override
    public CompletableFuture<Entry> append(Optional<PersonId> person, JournalEvent event) {
        Entry entry;
        synchronized (this) {
            entry = epochs.get(event.stream()).getLast().add(person, event);
        }
        listeners.forEach(listener -> listener.accept(List.of(entry)));
        return CompletableFuture.completedFuture(entry);
    }

    @Override
    public synchronized ChainHead head(StreamId stream) {
        return epochs.get(stream).getLast().head();
    }

    @Override
    public synchronized List<Entry> read(StreamId stream, long afterSeq, int max) {
        return epochs.get(stream).getLast().after(afterSeq, max);
    }

    @Override
    public synchronized List<ChainHead> epochs(StreamId stream) {
        return epochs.get(stream).stream().map(Chain::head).toList();
    }

    @Override
    public synchronized List<Entry> read(StreamId stream, int epoch, long afterSeq, int max) {
        return epochs.get(stream).stream()
                .filter(chain -> chain.head().epoch() == epoch)
                .findFirst()
                .map(chain -> chain.after(afterSeq, max))
                .orElse(List.of());
    }

    @Override
    public Subscription onDurable(Consumer<List<Entry>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public JournalState state() {
        return new JournalState.Recording();
    }

    @Override
    public Subscription onState(Consumer<JournalState> listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
