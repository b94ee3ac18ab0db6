package org.cordon.app.replication;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Calls that may hang, each on a virtual thread with a deadline, one at a time: while one hangs,
/// the next are refused instead of piling up behind it. For one thread.
final class CallsWithTimeout {
    private static final Messages TEXT = Messages.of(CallsWithTimeout.class);

    private final Duration deadline;
    private @Nullable CompletableFuture<?> hanging;

    CallsWithTimeout(Duration deadline) {
        this.deadline = deadline;
    }

    /// Chains, each question with the deadline.
    ChainSource around(ChainSource there) {
        return new ChainSource() {
            @Override
            public List<ChainHead> epochs(StreamId stream) {
                return call(() -> there.epochs(stream));
            }

            @Override
            public Optional<ChainHead> at(StreamId stream, int epoch, long seq) {
                return call(() -> there.at(stream, epoch, seq));
            }
        };
    }

    /// Calls and waits.
    ///
    /// @throws SiteStoreUnavailable if there is no answer in time, or the call before still hangs
    <T> T call(Supplier<T> call) {
        CompletableFuture<?> before = hanging;
        if (before != null && !before.isDone()) {
            throw late();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        hanging = answer;
        Thread.ofVirtual().name("site").start(() -> run(call, answer));
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiteStoreUnavailable(TEXT.get("replication.call.broken-off"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new SiteStoreUnavailable(
                    TEXT.get("replication.call.failed", String.valueOf(e.getCause())), e);
        }
    }

    private static <T> void run(Supplier<T> call, CompletableFuture<T> answer) {
        try {
            answer.complete(call.get());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private SiteStoreUnavailable late() {
        String message = TEXT.get("replication.call.late", deadline.toSeconds());
        return new SiteStoreUnavailable(message, new TimeoutException(message));
    }
}
