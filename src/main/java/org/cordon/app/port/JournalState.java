package org.cordon.app.port;

/// Whether the journal acknowledges entries.
public sealed interface JournalState {
    /// It does.
    record Recording() implements JournalState {}

    /// It does not, because the disk is full; it tries again by itself.
    ///
    /// @param freeBytes what is left where the journal lives
    record DiskFull(long freeBytes) implements JournalState {}

    /// It does not, because writing or syncing failed.
    record Failed(String reason) implements JournalState {}

    /// It does not, because it was closed.
    record Closed() implements JournalState {}
}
