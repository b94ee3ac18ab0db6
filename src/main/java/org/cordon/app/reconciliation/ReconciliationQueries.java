package org.cordon.app.reconciliation;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.reconciliation.DifferenceKind;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Knows the reconciliation of the running order. Safe from any thread; never waits.
public interface ReconciliationQueries {
    /// How it stands. Counted at most once a second, and so seldom that counting takes a tenth of the time.
    ReconciliationStatus status();

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
