package org.cordon.app.container;

import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Knows what the line read into containers by itself, where neither an order nor line data tell. Safe from any thread;
/// never waits. Fails with [org.cordon.app.port.StoreUnavailable] while the record cannot be read.
public interface PackedByLine {
    /// Units that were accepted for a container, and for no other one since, in the order in which they were read. Empty of
    /// one whose label is read after its content: no entry names both.
    ///
    /// @param max how many at most
    CompletableFuture<List<UnitId>> content(UnitId container, int max);

    /// Containers that a unit was read into, the nearest first.
    CompletableFuture<List<UnitId>> around(UnitId unit);
}
