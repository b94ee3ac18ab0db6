package org.cordon.app.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last deliveries, newest first. Safe from any thread.
final class History {
    private static final int KEPT = 200;

    private final Deque<Attempt> attempts = new ArrayDeque<>();

    synchronized void add(Attempt attempt) {
        attempts.addFirst(attempt);
        if (attempts.size() > KEPT) {
            attempts.removeLast();
        }
    }

    synchronized List<Attempt> all() {
        return List.copyOf(attempts);
    }
}
