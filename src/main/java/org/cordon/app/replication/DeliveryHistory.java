package org.cordon.app.replication;

import org.cordon.app.port.TimeSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What happened with a peer lately: the last attempts, and how fast it takes what it is sent. One
/// writes, anyone reads.
public final class DeliveryHistory {
    /// Attempts kept; those before are forgotten.
    public static final int KEPT = 200;

    /// Time over which the rate is taken.
    static final Duration WINDOW = Duration.ofMinutes(1);

    /// What came of an attempt.
    public enum Outcome {
        /// The peer answered.
        REACHED,
        /// It took something.
        DELIVERED,
        /// It did not answer or did not take it; it is tried again.
        FAILED,
        /// It refused, and a person must look.
        REFUSED
    }

    /// One attempt, or several of the same outcome in a row.
    ///
    /// @param since when the first was
    /// @param until when the last was
    /// @param times how many
    /// @param items how many entries or events went, all together
    /// @param words what the peer said last; empty if nothing is to be said
    public record Attempt(
            Instant since, Instant until, Outcome outcome, int times, long items, String words) {}

    private record Taken(long nanos, long items) {}

    private final TimeSource time;
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private final Deque<Taken> taken = new ArrayDeque<>();

    /// Nothing has happened yet.
    public DeliveryHistory(TimeSource time) {
        this.time = time;
    }

    /// Takes note of an attempt.
    public synchronized void note(Outcome outcome, long items, String words) {
        Instant now = time.now();
        Attempt last = attempts.peekFirst();
        if (last != null && last.outcome() == outcome && last.words().equals(words)) {
            attempts.removeFirst();
            attempts.addFirst(
                    new Attempt(
                            last.since(),
                            now,
                            outcome,
                            last.times() + 1,
                            last.items() + items,
                            words));
        } else {
            attempts.addFirst(new Attempt(now, now, outcome, 1, items, words));
            if (attempts.size() > KEPT) {
                attempts.removeLast();
            }
        }
        if (items > 0) {
            taken.addLast(new Taken(time.nanos(), items));
        }
        forget();
    }

    /// The last attempts, latest first.
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /// Items taken per second over the last minute.
    public synchronized double perSecond() {
        forget();
        return taken.stream().mapToLong(Taken::items).sum() / (double) WINDOW.toSeconds();
    }

    private void forget() {
        long now = time.nanos();
        while (!taken.isEmpty() && now - taken.getFirst().nanos() > WINDOW.toNanos()) {
            taken.removeFirst();
        }
    }
}
