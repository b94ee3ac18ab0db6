package org.cordon.ui.common;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.Listeners;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The one hand-off from the rest of the program to the window.
///
/// Any thread marks a [Signal]; the FX thread runs each marked signal once in the next frame, however
/// often it was marked. On a fast line it draws every [#APART] at most: nobody reads faster, and a
/// terminal of two cores has scans to judge. While nothing is marked nothing runs, so an idle terminal stays idle.
public final class FxDispatcher implements AutoCloseable {
    /// The least time between two frames that draw something.
    static final Duration APART = Duration.ofMillis(80);

    private final Queue<Signal> marked = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean armed = new AtomicBoolean();
    private final Listeners<FxDispatcher> ticks = new Listeners<>("the second hand of the window");
    private final ScheduledExecutorService clock;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (now - drawn >= APART.toNanos()) {
                        frame(now);
                    }
                }
            };
    private long drawn = System.nanoTime() - APART.toNanos();

    /// Starts the once-a-second tick. The FX toolkit must be running.
    public FxDispatcher() {
        Signal tick = signal(() -> ticks.publish(this));
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("ui-tick").factory());
        var _ = clock.scheduleAtFixedRate(tick::mark, 1, 1, TimeUnit.SECONDS);
    }

    /// Something that may change at any time and is drawn at most once per frame.
    public final class Signal {
        private final AtomicBoolean waiting = new AtomicBoolean();
        private final Runnable draw;

        private Signal(Runnable draw) {
            this.draw = draw;
        }

        /// Asks for one run in the next frame. Any thread; never waits.
        public void mark() {
            if (!waiting.getAndSet(true)) {
                marked.add(this);
                arm();
            }
        }

        private void run() {
            waiting.set(false);
            draw.run();
        }
    }

    /// Makes a signal.
    ///
    /// @param draw runs on the FX thread, once per frame in which the signal was marked
    public Signal signal(Runnable draw) {
        return new Signal(draw);
    }

    /// Follows a source that tells of its changes on any thread. The value is brought up to date at
    /// most once per frame, on the FX thread. Call on the FX thread.
    ///
    /// @param onChange takes the listener, such as `watch::onChange`; sources never forget one, so
    ///     follow each source once for the life of the window
    /// @param now asks the source, such as `watch::status`; must not wait
    public <T> ReadOnlyObjectProperty<T> follow(Consumer<Runnable> onChange, Supplier<T> now) {
        ReadOnlyObjectWrapper<T> value = new ReadOnlyObjectWrapper<>(now.get());
        Signal changed = signal(() -> value.set(now.get()));
        onChange.accept(changed::mark);
        changed.mark();
        return value.getReadOnlyProperty();
    }

    /// Draws now, and again in the next frame after each change of a source. Call on the FX thread.
    ///
    /// @param onChange takes the listener, as for [#follow]
    public void onChange(Consumer<Runnable> onChange, Runnable draw) {
        Signal changed = signal(draw);
        onChange.accept(changed::mark);
        changed.mark();
    }

    /// Runs a task on the FX thread about once a second, for clocks.
    public Subscription everySecond(Runnable act) {
        return ticks.addRunnable(act)::close;
    }

    /// Runs what it is given on the FX thread: at once if that is the caller's, else soon. For the
    /// completion of single futures, not for streams of events.
    public Executor fx() {
        return act -> {
            if (Platform.isFxApplicationThread()) {
                act.run();
            } else {
                Platform.runLater(act);
            }
        };
    }

    /// Delivers the outcome of a future on the FX thread. A cancelled one has nothing to say.
    ///
    /// @param failed hears the cause itself, not its wrapping `CompletionException`
    public <T> void deliver(
            CompletableFuture<T> future, Consumer<? super T> done, Consumer<Throwable> failed) {
        var _ =
                future.whenCompleteAsync(
                        (value, error) -> {
                            if (error == null) {
                                done.accept(value);
                            } else if (!(Futures.of(error) instanceof CancellationException)) {
                                failed.accept(Futures.of(error));
                            }
                        },
                        fx());
    }

    /// Stops the tick; marks are still drawn.
    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void arm() {
        if (armed.compareAndSet(false, true)) {
            Platform.runLater(timer::start);
        }
    }

    private void frame(long now) {
        if (marked.isEmpty()) {
            timer.stop();
            armed.set(false);
            if (!marked.isEmpty()) {
                arm();
            }
            return;
        }
        drawn = now;
        // Only those marked up to now: what a run marks again waits for the next frame.
        for (int left = marked.size(); left > 0; left--) {
            Signal signal = marked.poll();
            if (signal == null) {
                return;
            }
            signal.run();
        }
    }
}
