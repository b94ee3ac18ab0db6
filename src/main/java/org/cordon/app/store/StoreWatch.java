package org.cordon.app.store;

import org.cordon.core.journal.Head;
import org.cordon.core.journal.StreamId;

import java.util.concurrent.CompletableFuture;

/// Knows how far the store has come. Safe from any thread.
public interface StoreWatch {
    /// How it stands now.
    StoreStatus status();

    /// Hears that [#status] has changed, on the store's thread: be quick.
    void onChange(Runnable listener);

    /// Completes once the store has applied the stream up to this head, so that one reads one's own
    /// acknowledged writes.
    CompletableFuture<Void> applied(StreamId stream, Head head);
}
