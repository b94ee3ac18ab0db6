package org.cordon.app.port.backup;

import org.cordon.app.port.Store;

/// An empty store that is thrown away after use.
public interface ScratchStore extends AutoCloseable {
    /// The store.
    Store store();

    /// Closes it and removes its files.
    @Override
    void close();

    /// Makes such stores.
    @FunctionalInterface
    interface Maker {
        /// Makes one.
        ///
        /// @throws BackupUnavailable if there is no room for it
        ScratchStore make();
    }
}
