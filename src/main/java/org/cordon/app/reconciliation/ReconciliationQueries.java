package org.cordon.app.reconciliation;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.DifferenceKind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Knows the reconciliation of the order that is shown, or of the running one. Safe from any thread; never waits.
public interface ReconciliationQueries {
    /// How it stands. What changed is counted once a second.
    ReconciliationStatus status();

    /// Counts this order from now on.
    ///
    /// @param order empty for the one that runs
    void show(Optional<OrderId> order);

    /// Serials with a difference as last counted, in the order of their keys. Completes on a thread of its own; of none if
    /// nothing is known.
    ///
    /// @param skip so many before the first
    /// @param most at most so many
    CompletableFuture<List<DifferentSerial>> serials(
            DifferenceKind difference, long skip, int most);

    /// Writes all serials with differences into a file of comma-separated values in UTF-8, beside the reports.
    ///
    /// @return the file; fails with a `java.io.UncheckedIOException` if it cannot be written
    CompletableFuture<Path> export();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
