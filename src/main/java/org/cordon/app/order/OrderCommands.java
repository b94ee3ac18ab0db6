package org.cordon.app.order;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.core.order.Order;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Loading an order. Safe from any thread; never waits. What fails fails with [org.cordon.app.command.Refused],
/// [org.cordon.app.port.OrderRefused], [java.util.concurrent.CancellationException] or
/// [org.cordon.app.port.JournalUnavailable], and then the order before stays active.
public interface OrderCommands {
    /// What becomes of an order once it is recorded.
    enum Use {
        /// The line runs it from then on.
        RUN,
        /// It waits until [OrderCommands#activate].
        WAIT
    }

    /// Reads a file, records the order and its units, and activates it, without asking.
    ///
    /// @param progress hears how far it has come, reading and recording together; may stop it until
    ///     it is activated
    /// @return completes once the activation is durable
    CompletableFuture<Order> load(Path file, Progress progress);

    /// Reads a file and checks it. Records nothing.
    ///
    /// @param progress hears how far it has come; may stop it
    CompletableFuture<OrderPreview> read(Path file, Progress progress);

    /// Records an order that was read, with its units.
    ///
    /// @param progress hears how far it has come; may stop it until the last entry
    /// @return completes once all of it is durable
    CompletableFuture<Order> load(OrderPreview preview, Use use, Progress progress);

    /// Makes an order that waits the one that the line runs.
    ///
    /// @return completes once it is durable
    CompletableFuture<Order> activate(Order order);
}
