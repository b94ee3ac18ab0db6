package org.cordon.app.concurrent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Listeners of one source. A listener that fails never fails the source nor the other listeners: the
/// first failure of each is logged, and it is informed again the next time. Safe from any thread.
///
/// @param <T> what they hear
public final class Listeners<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final String source;
    private final List<Registered<T>> all = new CopyOnWriteArrayList<>();

    /// Compared by identity: the same listener may be added twice.
    private static final class Registered<T> {
        private final Consumer<? super T> listener;
        private final AtomicBoolean failed = new AtomicBoolean();

        Registered(Consumer<? super T> listener) {
            this.listener = listener;
        }
    }

    /// No listeners yet.
    ///
    /// @param source what the log calls the source
    public Listeners(String source) {
        this.source = source;
    }

    /// Adds a listener. It is called on the thread that publishes.
    ///
    /// @return ends it
    public Subscription add(Consumer<? super T> listener) {
        Registered<T> registered = new Registered<>(listener);
        all.add(registered);
        return () -> all.remove(registered);
    }

    /// Adds a listener that wants to know that something was published, not what.
    ///
    /// @return ends it
    public Subscription addRunnable(Runnable listener) {
        return add(_ -> listener.run());
    }

    /// Informs every listener, in the order in which they were added.
    ///
    /// @throws OutOfMemoryError if a listener throws it; no other failure of a listener is passed on
    public void publish(T value) {
        for (Registered<T> registered : all) {
            try {
                registered.listener.accept(value);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Throwable e) {
                if (registered.failed.compareAndSet(false, true)) {
                    LOG.error("A listener of {} failed; the others are informed", source, e);
                }
            }
        }
    }

    /// Whether nobody listens.
    public boolean isEmpty() {
        return all.isEmpty();
    }
}
