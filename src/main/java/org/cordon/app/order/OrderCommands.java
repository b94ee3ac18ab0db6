package org.cordon.app.order;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.core.order.Order;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Loading an order. Safe from any thread; never waits.
public interface OrderCommands {
    /// Reads a file, records the order and its units, and activates it.
    ///
    /// @param progress hears how far it has come, reading and recording together; may stop it until
    ///     it is activated
    /// @return completes once the activation is durable; fails with
    ///     [org.cordon.app.command.Refused], [org.cordon.app.port.OrderRefused], [java.util.concurrent.CancellationException] or
    ///     [org.cordon.app.port.JournalUnavailable], and then the order before stays active
    CompletableFuture<Order> load(Path file, Progress progress);
}
