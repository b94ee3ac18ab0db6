package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A store that is always level, until a test holds it back. Safe from any thread.
public final class FakeStoreStatusQueries implements StoreStatusQueries {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private StoreStatus status = new StoreStatus(StoreStatus.State.LEVEL, 0, 0, "");
    private boolean behind;

    /// From here on nothing counts as applied.
    public synchronized void fallBehind() {
        behind = true;
    }

    /// All that is waited for is applied, and later heads are applied at once.
    public void catchUp() {
        List<CompletableFuture<Void>> done;
        synchronized (this) {
            behind = false;
            done = List.copyOf(waiting);
            waiting.clear();
        }
        done.forEach(f -> f.complete(null));
    }

    /// Shows another status.
    public void show(StoreStatus other) {
        synchronized (this) {
            status = other;
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public synchronized StoreStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized CompletableFuture<Void> applied(StreamId stream, ChainHead head) {
        if (!behind) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> later = new CompletableFuture<>();
        waiting.add(later);
        return later;
    }
}
