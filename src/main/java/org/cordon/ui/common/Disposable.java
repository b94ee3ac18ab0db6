package org.cordon.ui.common;

/// A controller that has subscriptions to end. FX thread.
public interface Disposable extends AutoCloseable {
    /// Ends them; the second call does nothing.
    @Override
    void close();
}
