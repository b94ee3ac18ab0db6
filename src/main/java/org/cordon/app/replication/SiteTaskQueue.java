package org.cordon.app.replication;

import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Questions that anyone has for the peer, taken up by the one thread that talks to it.
final class SiteTaskQueue {
    private static final Messages TEXT = Messages.of(SiteTaskQueue.class);

    private record Errand<T>(Supplier<T> work, CompletableFuture<T> answer) {
        /// Tells the asker whatever comes of it; only what concerns the connection is thrown on.
        void run() {
            try {
                answer.complete(work.get());
            } catch (SiteStoreUnavailable e) {
                answer.completeExceptionally(e);
                throw e;
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    private final Runnable added;
    private final Queue<Errand<?>> waiting = new ArrayDeque<>();
    private boolean ended;

    /// @param added called for each errand, on the asker's thread
    SiteTaskQueue(Runnable added) {
        this.added = added;
    }

    /// Asks; safe from any thread.
    <T> CompletableFuture<T> add(Supplier<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        synchronized (this) {
            if (!ended) {
                waiting.add(new Errand<>(work, answer));
            } else {
                answer.completeExceptionally(closed());
            }
        }
        added.run();
        return answer;
    }

    /// Does what waits, on the thread that talks to the peer.
    ///
    /// @throws SiteStoreUnavailable if the peer was lost on the way; the asker was told so too
    void run() {
        for (Errand<?> next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /// Tells those who wait that the peer is out of reach.
    void refuse(Throwable why) {
        for (Errand<?> next = next(); next != null; next = next()) {
            next.answer().completeExceptionally(why);
        }
    }

    /// Refuses what waits and all that comes later.
    void end() {
        synchronized (this) {
            ended = true;
        }
        refuse(closed());
    }

    private synchronized @Nullable Errand<?> next() {
        return waiting.poll();
    }

    private static SiteStoreUnavailable closed() {
        String message = TEXT.get("replication.task.ending");
        return new SiteStoreUnavailable(message, new IllegalStateException(message));
    }
}
