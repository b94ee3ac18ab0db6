package org.cordon.app.batch;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.batch.Differences;
import org.cordon.core.order.OrderId;

import java.util.concurrent.CompletableFuture;

/// Knows how batches stand. Safe from any thread; never waits.
public interface BatchQueries {
    /// How the batches stand now.
    BatchStatus status();

    /// What a line clearance looks at, and which pause is long.
    ClearanceChecklist checklist();

    /// What is unaccounted of a batch now. Completes on a thread of its own.
    CompletableFuture<Differences> unaccounted(OrderId order);

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
