package org.cordon.support;

import org.cordon.app.order.OrderCommands;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.core.order.Order;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/// An order desk that a test moves on by hand. Any thread.
public final class FakeOrders implements OrderCommands {
    private volatile Optional<Loading> loading = Optional.empty();

    private record Loading(Path file, Progress progress, CompletableFuture<Order> done) {}

    /// The file asked for last.
    public Optional<Path> file() {
        return loading.map(Loading::file);
    }

    /// Says how far it has come; ends it if it was asked to stop.
    public void at(long done, long total) {
        Loading now = loading.orElseThrow();
        now.progress().at(done, total);
        if (now.progress().cancelled()) {
            now.done().completeExceptionally(new CancellationException("stopped"));
        }
    }

    /// Loads it.
    public void finish(Order order) {
        loading.orElseThrow().done().complete(order);
    }

    /// Refuses it.
    public void refuse(RuntimeException why) {
        loading.orElseThrow().done().completeExceptionally(why);
    }

    @Override
    public CompletableFuture<Order> load(Path file, Progress progress) {
        CompletableFuture<Order> done = new CompletableFuture<>();
        loading = Optional.of(new Loading(file, progress, done));
        return done;
    }
}
