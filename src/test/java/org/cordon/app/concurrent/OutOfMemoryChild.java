package org.cordon.app.concurrent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// A process that runs out of memory where its argument says, and would run on for ever otherwise.
final class OutOfMemoryChild {
    private OutOfMemoryChild() {}

    /// @param args `worker`, `listener` or `future`
    public static void main(String[] args) throws InterruptedException {
        OutOfMemoryExit.prepare();
        switch (args[0]) {
            case "worker" -> worker(OutOfMemoryChild::exhaust);
            case "listener" -> {
                Listeners<String> listeners = new Listeners<>("a test");
                var _ = listeners.addRunnable(OutOfMemoryChild::exhaust);
                worker(() -> listeners.publish("anything"));
            }
            case "future" ->
                    UnwatchedFuture.logFailure(
                            CompletableFuture.runAsync(OutOfMemoryChild::exhaust), "a test");
            default -> throw new IllegalArgumentException(args[0]);
        }
        new CountDownLatch(1).await();
    }

    private static void worker(Worker.Body body) {
        Worker.named("hungry", RetryPolicy.doubling(Duration.ofMillis(1), Duration.ofSeconds(1)))
                .build(body)
                .start();
    }

    private static void exhaust() {
        long[][] all = new long[1_000_000][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new long[1_000_000];
        }
        throw new IllegalStateException("there was memory for %d arrays".formatted(all.length));
    }
}
