package org.cordon.app.port.backup;

/// Hears how far the copying of a backup's files has come.
@FunctionalInterface
public interface CopyProgress {
    /// Nobody listens.
    CopyProgress NONE = (_, _) -> {};

    /// @param done bytes copied so far
    /// @param total bytes of all files
    void copied(long done, long total);
}
