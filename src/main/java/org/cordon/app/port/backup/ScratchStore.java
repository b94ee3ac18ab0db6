package org.cordon.app.port.backup;

import org.cordon.app.port.StoreWriter;

/// An empty store that is thrown away after use.
public interface ScratchStore extends AutoCloseable {
    /// The store.
    StoreWriter store();

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
