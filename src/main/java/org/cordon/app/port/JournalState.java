package org.cordon.app.port;

import java.util.OptionalLong;

/// Whether the journal acknowledges entries.
public sealed interface JournalState {
    /// It does.
    ///
    /// @param littleRoom about how many bytes are left where the journal lives, once that will not last
    ///     long; empty while there is plenty
    record Recording(OptionalLong littleRoom) implements JournalState {
        /// With plenty of room.
        public Recording() {
            this(OptionalLong.empty());
        }
    }

    /// It does not, because the disk is full; it tries again by itself.
    ///
    /// @param freeBytes what is left where the journal lives
    record DiskFull(long freeBytes) implements JournalState {}

    /// It does not, because writing or syncing failed.
    record Failed(String reason) implements JournalState {}

    /// It does not, because it was closed.
    record Closed() implements JournalState {}
}
