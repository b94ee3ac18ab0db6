package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Stage;

import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@ExtendWith(ApplicationExtension.class)
final class FxDispatcherFxTest {
    private FxDispatcher pulse;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
    }

    // [utest->req~window.coalesced~1]
    @Test
    void manyMarksFromManyThreadsAreDrawnInFewFramesAndTheLastIsSeen() throws Exception {
        AtomicInteger value = new AtomicInteger();
        AtomicInteger draws = new AtomicInteger();
        AtomicInteger drawn = new AtomicInteger();
        FxDispatcher.Signal signal =
                pulse.signal(() -> {
                    assertTrue(Platform.isFxApplicationThread());
                    draws.incrementAndGet();
                    drawn.set(value.get());
                });
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; i < 25_000; i++) {
                                    value.incrementAndGet();
                                    signal.mark();
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, () -> drawn.get() == 100_000);
        assertTrue(draws.get() < 10_000, draws + " draws for 100,000 marks");
    }

    @Test
    void aMarkAfterAnIdleTimeIsDrawn() throws Exception {
        for (int i = 1; i <= 20; i++) {
            int round = i;
            AtomicInteger seen = new AtomicInteger();
            pulse.signal(() -> seen.set(round)).mark();
            WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, () -> seen.get() == round);
        }
    }

    @Test
    void aFollowedSourceArrivesOnTheFxThread() throws Exception {
        AtomicReference<String> status = new AtomicReference<>("before");
        AtomicReference<Runnable> listener = new AtomicReference<>();
        ReadOnlyObjectProperty<String> seen =
                WaitForAsyncUtils.asyncFx(() -> pulse.follow(listener::set, status::get)).get();
        assertEquals("before", seen.get());
        status.set("after");
        listener.get().run();
        WaitForAsyncUtils.waitFor(
                Until.SECONDS, TimeUnit.SECONDS, () -> "after".equals(seen.get()));
    }

    @Test
    void aFailureArrivesUnwrapped() throws Exception {
        AtomicReference<Throwable> heard = new AtomicReference<>();
        CompletableFuture<String> broken =
                CompletableFuture.<String>failedFuture(new IllegalStateException("full"))
                        .thenApply(String::trim);
        pulse.deliver(broken, _ -> heard.set(new AssertionError("done")), heard::set);
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, () -> heard.get() != null);
        assertInstanceOf(IllegalStateException.class, heard.get());
    }
}
