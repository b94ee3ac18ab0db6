package org.cordon.ui.kit;

/// A controller that has subscriptions to end. FX thread.
public interface Closing extends AutoCloseable {
    /// Ends them; the second call does nothing.
    @Override
    void close();
}
