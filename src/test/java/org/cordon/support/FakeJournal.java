package org.cordon.support;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A journal in memory. It acknowledges at once, on the thread that appends, until a test holds it
/// back ([#pause]) or makes it refuse ([#refuse]). Listeners hear of a batch before its futures
/// complete. Safe from any thread.
///
/// The text of an entry here is not the form on disk: only its place in the chain is real.
public final class FakeJournal implements Journal {
    private record Waiting(
            Optional<PersonId> person, JournalEvent event, CompletableFuture<Entry> recorded) {}

    private final TerminalId terminal;
    private final TimeSource time;
    private final int epoch;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock delivery = new ReentrantLock();
    private final Map<StreamId, List<Entry>> entries = new EnumMap<>(StreamId.class);
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile Listeners<List<Entry>> durable = new Listeners<>("the journal");
    private volatile Listeners<JournalState> states = new Listeners<>("the journal");
    private JournalState state = new JournalState.Recording();
    private volatile Optional<PersonId> continuedBy = Optional.empty();
    private boolean paused;
    private volatile Optional<RuntimeException> readFailure = Optional.empty();

    /// A journal of terminal `T1` in epoch 1.
    public FakeJournal(TimeSource time) {
        this(new TerminalId("T1"), 1, time);
    }

    /// A journal of a given terminal and epoch.
    public FakeJournal(TerminalId terminal, int epoch, TimeSource time) {
        this.terminal = terminal;
        this.epoch = epoch;
        this.time = time;
        for (StreamId stream : StreamId.values()) {
            entries.put(stream, new ArrayList<>());
        }
    }

    /// Holds acknowledgements back, as a slow disk does.
    public void pause() {
        lock.lock();
        try {
            paused = true;
        } finally {
            lock.unlock();
        }
    }

    /// Acknowledges what waits, and acknowledges at once again.
    public void resume() {
        lock.lock();
        try {
            paused = false;
        } finally {
            lock.unlock();
        }
        deliver();
    }

    /// Acknowledges what waits, and holds back what comes after it.
    public void sync() {
        resume();
        pause();
    }

    /// Kills the program: what waits is gone, and nobody listens any more.
    public void kill() {
        lock.lock();
        try {
            waiting.clear();
        } finally {
            lock.unlock();
        }
        durable = new Listeners<>("the journal");
        states = new Listeners<>("the journal");
    }

    /// How many entries wait to be acknowledged.
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// How many entries are durable.
    public long size() {
        lock.lock();
        try {
            return entries.values().stream().mapToLong(List::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /// Fails what waits and every later append until [#recover].
    ///
    /// @param why the state to show, such as [JournalState.DiskFull]
    public void refuse(JournalState why) {
        lock.lock();
        try {
            state = why;
        } finally {
            lock.unlock();
        }
        states.publish(why);
        deliver();
    }

    /// Takes appends again.
    public void recover() {
        JournalState recording = new JournalState.Recording();
        lock.lock();
        try {
            state = recording;
        } finally {
            lock.unlock();
        }
        states.publish(recording);
    }

    /// Fails every [#read] from now on.
    public void unreadable(RuntimeException why) {
        readFailure = Optional.of(why);
    }

    /// Everything durable of a stream, oldest first.
    public List<Entry> all(StreamId stream) {
        lock.lock();
        try {
            return List.copyOf(entries.get(stream));
        } finally {
            lock.unlock();
        }
    }

    /// The durable facts of a stream, oldest first.
    public List<JournalEvent> facts(StreamId stream) {
        return all(stream).stream().map(Entry::event).toList();
    }

    @Override
    public TerminalId terminal() {
        return terminal;
    }

    @Override
    public CompletableFuture<Entry> append(Optional<PersonId> person, JournalEvent event) {
        CompletableFuture<Entry> recorded = new CompletableFuture<>();
        lock.lock();
        try {
            waiting.add(new Waiting(person, event, recorded));
        } finally {
            lock.unlock();
        }
        deliver();
        return recorded;
    }

    /// One thread at a time delivers, so that batches stay in order; an append made by a listener is
    /// delivered after its batch, and one that comes too late for the delivering thread is looked
    /// for again after it let go.
    private void deliver() {
        while (!delivery.isHeldByCurrentThread() && deliverable() && delivery.tryLock()) {
            try {
                deliverOnce();
            } finally {
                delivery.unlock();
            }
        }
    }

    private boolean deliverable() {
        lock.lock();
        try {
            return !waiting.isEmpty() && !(paused && state instanceof JournalState.Recording);
        } finally {
            lock.unlock();
        }
    }

    private void deliverOnce() {
        List<Waiting> batch;
        List<Entry> made = new ArrayList<>();
        JournalState now;
        lock.lock();
        try {
            if (!deliverable()) {
                return;
            }
            now = state;
            batch = List.copyOf(waiting);
            waiting.clear();
            if (now instanceof JournalState.Recording) {
                batch.forEach(w -> made.add(record(w)));
            }
        } finally {
            lock.unlock();
        }
        if (made.isEmpty()) {
            JournalUnavailable why = new JournalUnavailable("not recorded: " + now);
            batch.forEach(w -> w.recorded().completeExceptionally(why));
            return;
        }
        durable.publish(List.copyOf(made));
        for (int i = 0; i < made.size(); i++) {
            batch.get(i).recorded().complete(made.get(i));
        }
    }

    private Entry record(Waiting w) {
        List<Entry> stream = entries.get(w.event().stream());
        String previous = stream.isEmpty() ? Entry.NO_HASH : stream.getLast().hash();
        long seq = stream.size() + 1L;
        EventTime stamp = new EventTime(time.now(), time.zone(), time.clockOffset());
        String text =
                "%s %s %d %d %s %s %s"
                        .formatted(
                                terminal,
                                w.event().stream(),
                                epoch,
                                seq,
                                stamp.at(),
                                w.event(),
                                previous);
        Entry entry =
                new Entry(
                        terminal,
                        w.event().stream(),
                        epoch,
                        seq,
                        stamp,
                        w.person(),
                        "test",
                        w.event(),
                        previous,
                        sha256(text),
                        text);
        stream.add(entry);
        return entry;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public ChainHead head(StreamId stream) {
        lock.lock();
        try {
            List<Entry> known = entries.get(stream);
            return known.isEmpty()
                    ? new ChainHead(epoch, 0, Entry.NO_HASH)
                    : known.getLast().head();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Entry> read(StreamId stream, long afterSeq, int max) {
        if (readFailure.isPresent()) {
            throw readFailure.get();
        }
        return all(stream).stream().skip(afterSeq).limit(max).toList();
    }

    @Override
    public void beginEpochAtNextStart(int epoch, String why) {
        throw new UnsupportedOperationException("has no next start");
    }

    @Override
    public Subscription onDurable(Consumer<List<Entry>> listener) {
        return durable.add(listener);
    }

    @Override
    public JournalState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Subscription onState(Consumer<JournalState> listener) {
        return states.add(listener);
    }

    @Override
    public void close() {
        resume();
        refuse(new JournalState.Closed());
    }

    @Override
    public CompletableFuture<Void> continueRecording(PersonId person) {
        continuedBy = Optional.of(person);
        return CompletableFuture.completedFuture(null);
    }

    /// Who ordered last that recording goes on.
    public Optional<PersonId> continuedBy() {
        return continuedBy;
    }
}
