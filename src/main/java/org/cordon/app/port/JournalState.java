package org.cordon.app.port;

import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.StreamId;

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

    /// It does not, because somebody else altered a file that it uses. It goes on when a person decides so,
    /// see [Journal#continueRecording].
    ///
    /// @param file the file with its path
    record Altered(String file, FileAlteration how) implements JournalState {}

    /// It does not, because confirmed entries can no longer be read from any file; a start of the program
    /// goes on in a new epoch.
    ///
    /// @param firstLost number of the first such entry
    /// @param lastLost number of the last
    record RestartNeeded(StreamId stream, long firstLost, long lastLost) implements JournalState {}

    /// It does not, because it was closed.
    record Closed() implements JournalState {}
}
