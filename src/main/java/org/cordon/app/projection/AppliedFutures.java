package org.cordon.app.projection;

import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Those who wait for the store to come as far as a head. Safe from any thread; futures complete on
/// a pool thread, so that what hangs on them never runs on the store's.
final class AppliedFutures {
    private static final Messages TEXT = Messages.of(AppliedFutures.class);

    private record Waiter(ChainHead head, CompletableFuture<Boolean> done) {}

    private final Map<StreamId, List<Waiter>> waiting = new EnumMap<>(StreamId.class);
    private final Map<StreamId, ChainHead> reached = new EnumMap<>(StreamId.class);
    private boolean closed;

    CompletableFuture<Void> await(StreamId stream, ChainHead head) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        synchronized (this) {
            ChainHead now = reached.get(stream);
            if (head.seq() == 0 || (now != null && covers(now, head))) {
                done.complete(true);
            } else if (closed) {
                done.completeExceptionally(
                        new StoreUnavailable(TEXT.get("projection.store.closed")));
            } else {
                waiting.computeIfAbsent(stream, _ -> new ArrayList<>()).add(new Waiter(head, done));
            }
        }
        return done.thenAccept(_ -> {});
    }

    synchronized boolean isEmpty() {
        return waiting.values().stream().allMatch(List::isEmpty);
    }

    synchronized void reached(StreamId stream, ChainHead head) {
        reached.put(stream, head);
        apply(stream, head, done -> done.completeAsync(() -> true));
    }

    /// What was reached may be gone.
    synchronized void forget() {
        reached.clear();
    }

    synchronized void fail(RuntimeException reason) {
        closed = true;
        for (List<Waiter> list : waiting.values()) {
            list.forEach(w -> w.done().completeExceptionally(reason));
            list.clear();
        }
    }

    private void apply(
            StreamId stream, ChainHead head, Consumer<CompletableFuture<Boolean>> completion) {
        Iterator<Waiter> all = waiting.getOrDefault(stream, new ArrayList<>()).iterator();
        while (all.hasNext()) {
            Waiter waiter = all.next();
            if (covers(head, waiter.head())) {
                all.remove();
                completion.accept(waiter.done());
            }
        }
    }

    private static boolean covers(ChainHead now, ChainHead head) {
        return !head.position().isAfter(now.position());
    }
}
