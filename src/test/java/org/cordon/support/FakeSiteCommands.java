package org.cordon.support;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.replication.SiteCommands;
import org.cordon.app.replication.SiteStoreUnavailable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A desk that does what it is asked at once, until a test breaks it.
public final class FakeSiteCommands implements SiteCommands {
    /// Files that were asked for.
    public final List<Path> exports = new CopyOnWriteArrayList<>();

    private volatile Optional<SiteStoreUnavailable> broken = Optional.empty();

    /// Nothing is wrong.
    public FakeSiteCommands() {}

    /// From now on nothing is answered.
    public void unplug(String why) {
        broken = Optional.of(new SiteStoreUnavailable(why, new IllegalStateException(why)));
    }

    private <T> CompletableFuture<T> answer(T value) {
        return broken.<CompletableFuture<T>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(value));
    }

    @Override
    public CompletableFuture<List<DeadLetter>> deadLetters() {
        return answer(List.of());
    }

    @Override
    public CompletableFuture<Retried> retry() {
        return answer(new Retried(3, List.of()));
    }

    @Override
    public CompletableFuture<Integer> export(Path file) {
        exports.add(file);
        return answer(3);
    }
}
