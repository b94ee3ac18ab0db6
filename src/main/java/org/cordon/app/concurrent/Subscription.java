package org.cordon.app.concurrent;

/// A registration that can be ended.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /// Ends it; the listener hears of nothing that is published from then on. Any thread; may be called
    /// twice.
    @Override
    void close();
}
