package org.cordon.app.projection;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;

import java.util.concurrent.CompletableFuture;

/// Knows how far the store has come. Safe from any thread.
public interface StoreStatusQueries {
    /// How it stands now.
    StoreStatus status();

    /// Hears that [#status] has changed, on the store's thread: be quick.
    Subscription onChange(Runnable listener);

    /// Completes once the store has applied the stream up to this head, so that one reads one's own
    /// acknowledged writes.
    CompletableFuture<Void> applied(StreamId stream, ChainHead head);
}
