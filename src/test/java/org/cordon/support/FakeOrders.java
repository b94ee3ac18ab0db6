package org.cordon.support;

import org.cordon.app.order.OrderCommands;
import org.cordon.app.order.OrderPreview;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.core.order.Order;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/// An order desk that a test moves on by hand. Any thread.
public final class FakeOrders implements OrderCommands {
    private volatile Optional<Path> file = Optional.empty();
    private volatile Optional<Asked<Order>> loading = Optional.empty();
    private volatile Optional<Asked<OrderPreview>> reading = Optional.empty();
    private final List<Use> uses = new ArrayList<>();
    private final List<Order> activated = new ArrayList<>();

    private record Asked<T>(Progress progress, CompletableFuture<T> done) {
        void at(long so, long total) {
            progress.at(so, total);
            if (progress.cancelled()) {
                done.completeExceptionally(new CancellationException("stopped"));
            }
        }
    }

    /// The file asked for last.
    public Optional<Path> file() {
        return file;
    }

    /// What orders that were read were loaded for.
    public List<Use> uses() {
        return uses;
    }

    /// The orders that waited and were activated.
    public List<Order> activated() {
        return activated;
    }

    /// Says how far it has come; ends it if it was asked to stop.
    public void at(long done, long total) {
        loading.ifPresentOrElse(
                now -> now.at(done, total), () -> reading.orElseThrow().at(done, total));
    }

    /// Has read it.
    public void read(OrderPreview preview) {
        reading.orElseThrow().done().complete(preview);
    }

    /// Loads it.
    public void finish(Order order) {
        loading.orElseThrow().done().complete(order);
    }

    /// Refuses it.
    public void refuse(RuntimeException why) {
        loading.<CompletableFuture<?>>map(Asked::done)
                .orElseGet(() -> reading.orElseThrow().done())
                .completeExceptionally(why);
    }

    @Override
    public CompletableFuture<Order> load(Path asked, Progress progress) {
        file = Optional.of(asked);
        return load(progress);
    }

    private CompletableFuture<Order> load(Progress progress) {
        CompletableFuture<Order> done = new CompletableFuture<>();
        loading = Optional.of(new Asked<>(progress, done));
        return done;
    }

    @Override
    public CompletableFuture<OrderPreview> read(Path asked, Progress progress) {
        file = Optional.of(asked);
        CompletableFuture<OrderPreview> done = new CompletableFuture<>();
        loading = Optional.empty();
        reading = Optional.of(new Asked<>(progress, done));
        return done;
    }

    @Override
    public CompletableFuture<Order> load(OrderPreview preview, Use use, Progress progress) {
        uses.add(use);
        return load(progress);
    }

    @Override
    public CompletableFuture<Order> activate(Order order) {
        activated.add(order);
        return CompletableFuture.completedFuture(order);
    }
}
